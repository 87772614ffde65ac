"""What an uploaded workbook is for: how it is planned, written, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from django.http import HttpRequest
from django.urls import reverse

from indicators.excel import department, history
from indicators.excel.importer import ImportPlan
from indicators.models import Collection, Department, Upload
from indicators.office.admin import actor
from indicators.office.later import Later

if TYPE_CHECKING:
    from indicators.excel import reader
else:
    reader = Later("indicators.excel.reader")


@dataclass(frozen=True)
class DepartmentTarget:
    """A department's figures of one round."""

    collection: Collection
    department: Department

    def plan(self, content: bytes) -> ImportPlan:
        return department.plan(reader.read(content), self.collection, self.department)

    def write(self, plan: ImportPlan, request: HttpRequest, name: str) -> str:
        number = department.apply(plan, self.collection, by=actor(request), file_name=name)
        return f"已导入{number}项，存为草稿。请核对后提交审核。"

    @property
    def upload_address(self) -> str:
        return reverse("admin:indicators_upload", args=self._place)

    @property
    def done_address(self) -> str:
        return reverse("admin:indicators_desk", args=self._place)

    def preview_address(self, kept: Upload) -> str:
        return reverse("admin:indicators_upload_preview", args=[*self._place, kept.pk])

    @property
    def _place(self) -> list[object]:
        return [self.collection.year, self.department.code]


@dataclass(frozen=True)
class HistoryTarget:
    """Years before this system, the whole catalogue."""

    collection: None = None
    department: None = None

    def plan(self, content: bytes) -> ImportPlan:
        return history.plan(reader.read(content))

    def write(self, plan: ImportPlan, request: HttpRequest, name: str) -> str:
        number = history.apply(plan, by=actor(request), file_name=name)
        return f"已导入{number}个历年数据，并凭来源公开。"

    @property
    def upload_address(self) -> str:
        return reverse("admin:indicators_history")

    @property
    def done_address(self) -> str:
        return self.upload_address

    def preview_address(self, kept: Upload) -> str:
        return reverse("admin:indicators_history_preview", args=[kept.pk])


UploadTarget: TypeAlias = DepartmentTarget | HistoryTarget
