"""Who may write a report's text in the admin, and when: `reports.models.permissions`, asked for every row that belongs to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest

from indicators.office.admin.frame import ByRole, Page
from indicators.office.admin.pages import actor
from reports.models import ChartSeries, KeyFigure, Report, SectionChart, TextBlock
from reports.models.permissions import user_can_edit, user_can_write
from reports.models.report_steps import WRITABLE, Stage

OPEN_STAGES = tuple(stage for stage in WRITABLE if stage != Stage.CORRECTING)
"""A running correction changes words; it adds nothing."""


def report_of(row: models.Model) -> Report:
    match row:
        case Report():
            return row
        case KeyFigure() | TextBlock():
            return row.report  # type: ignore[union-attr]  # each level of text has it
        case SectionChart():
            return row.section.report
        case ChartSeries():
            return row.chart.section.report
    raise TypeError(f"belongs to no report: {row!r}")


class Written(ByRole):
    """Editors write while their report is in hand; for everybody else, and afterwards, it is to read."""

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return user_can_edit(request.user) if obj is None else user_can_write(request.user, report_of(obj))

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.has_change_permission(request, obj)


class WrittenAdmin(Written, Page):
    """A part of a report on a page of its own; `parent` leads to the report by `path_to_stage`."""

    parent = "report"
    path_to_stage = "stage"

    def formfield_for_foreignkey(self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        """What is new can only join a report that is being written."""
        if db_field.name == self.parent:
            open_ones = {f"{self.path_to_stage}__in": OPEN_STAGES}
            kwargs["queryset"] = db_field.remote_field.model._default_manager.filter(**open_ones)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        readonly = super().get_readonly_fields(request, obj)
        return (*readonly, self.parent) if obj else readonly

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        report_of(obj).touch(by=actor(request))

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        report = report_of(obj)
        super().delete_model(request, obj)
        report.touch(by=actor(request))
