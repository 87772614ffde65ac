"""A department's workbook of one round."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_safe

from indicators.excel import department as form
from indicators.excel.handing_in import FOLDER, preview_page, upload_page
from indicators.excel.targets import DepartmentTarget
from indicators.models import Collection, Department, user_can_enter_for, user_can_see_desk
from indicators.office.admin import Wrap, require
from indicators.office.sending import XLSX, sent


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of rounds."""
    desk = "<int:year>/desk/<slug:code>"
    return [
        path(f"{desk}/workbook.xlsx", wrap(workbook), name="indicators_workbook"),
        path(f"{desk}/upload/", wrap(upload), name="indicators_upload"),
        path(f"{desk}/upload/<uuid:pk>/", wrap(preview), name="indicators_upload_preview"),
    ]


@require_safe
def workbook(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """The department's form as it stands now."""
    department = get_object_or_404(Department, code=code)
    require(partial(user_can_see_desk, department=department), request)
    collection = get_object_or_404(Collection, year=year, opened_at__isnull=False)
    name = f"{department.label}{year}年度填报表.xlsx"
    return sent(form.workbook(collection, department), XLSX, name, f"figures-{year}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Download and upload in one place; a good file goes on to its preview."""
    target = _department_target(request, year, code)
    return upload_page(request, target, f"{FOLDER}/exchange.html", f"{target.department}：Excel 填报")


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, year: int, code: str, pk: UUID) -> HttpResponse:
    """What the file would change, cell by cell; posting confirms exactly what was shown."""
    target = _department_target(request, year, code)
    return preview_page(request, target, pk, f"{target.department}：核对上传的填报表")


def _department_target(request: HttpRequest, year: int, code: str) -> DepartmentTarget:
    department = get_object_or_404(Department, code=code)
    collection = get_object_or_404(Collection, year=year)
    require(partial(user_can_enter_for, department=department, collection=collection), request)
    return DepartmentTarget(collection, department)
