"""Workbooks out and in (Excel 填报): download, upload, a preview cell by cell, and the confirmation that writes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from indicators.excel import department as department_form
from indicators.excel import history
from indicators.excel.importer import WRITTEN, ImportPlan
from indicators.excel.reader import Unreadable, read
from indicators.models import (
    FIRST_YEAR,
    Collection,
    Department,
    LoadedFixture,
    Upload,
    user_can_enter_for,
    user_can_see_desk,
)
from indicators.office.admin import Wrap, actor, admin_page, require
from indicators.office.files import guard
from indicators.office.permissions import user_can_administer
from indicators.office.steps import Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FOLDER = "admin/indicators/collection"
USUAL_YEARS = 10
MOVED = "预览之后，系统里的数据或目录有变动，什么也没有导入。请核对下面的新预览，再确认一次。"


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of rounds."""
    desk = "<int:year>/desk/<slug:code>"
    return [
        path(f"{desk}/workbook.xlsx", wrap(workbook), name="indicators_workbook"),
        path(f"{desk}/upload/", wrap(upload), name="indicators_upload"),
        path(f"{desk}/upload/<uuid:pk>/", wrap(preview), name="indicators_upload_preview"),
        path("history/", wrap(history_upload), name="indicators_history"),
        path("history/workbook.xlsx", wrap(history_workbook), name="indicators_history_workbook"),
        path("history/<uuid:pk>/", wrap(history_preview), name="indicators_history_preview"),
    ]


class UploadForm(forms.Form):
    file = forms.FileField(
        label="填好的工作簿",
        help_text="Excel 工作簿（.xlsx），不超过2 MB。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"empty": "文件是空的。请选择填写好的填报表。"},
    )


class YearsForm(forms.Form):
    """Which years an empty sheet is for."""

    first = forms.IntegerField(label="从", min_value=FIRST_YEAR)
    last = forms.IntegerField(label="到")


# ── what a workbook is for ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class DepartmentTarget:
    """A department's figures of one round."""

    collection: Collection
    department: Department

    def plan(self, content: bytes) -> ImportPlan:
        return department_form.plan(read(content), self.collection, self.department)

    def write(self, plan: ImportPlan, request: HttpRequest, name: str) -> str:
        number = department_form.apply(plan, self.collection, by=actor(request), file_name=name)
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
        return history.plan(read(content))

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


Target = DepartmentTarget | HistoryTarget


# ── a department's round ───────────────────────────────────────────────────────────────────────────────────


@require_safe
def workbook(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """The department's form as it stands now."""
    department = get_object_or_404(Department, code=code)
    require(partial(user_can_see_desk, department=department), request)
    collection = get_object_or_404(Collection, year=year, opened_at__isnull=False)
    return _file(department_form.workbook(collection, department), f"{department.label}{year}年度填报表.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Download and upload in one place; a good file goes on to its preview."""
    target = _department_target(request, year, code)
    return _upload(request, target, f"{FOLDER}/exchange.html", f"{target.department}：Excel 填报")


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, year: int, code: str, pk: UUID) -> HttpResponse:
    """What the file would change, cell by cell; posting confirms exactly what was shown."""
    target = _department_target(request, year, code)
    return _preview(request, target, pk, f"{target.department}：核对上传的填报表")


def _department_target(request: HttpRequest, year: int, code: str) -> DepartmentTarget:
    department = get_object_or_404(Department, code=code)
    collection = get_object_or_404(Collection, year=year)
    require(partial(user_can_enter_for, department=department, collection=collection), request)
    return DepartmentTarget(collection, department)


# ── earlier years ──────────────────────────────────────────────────────────────────────────────────────────


@require_safe
def history_workbook(request: HttpRequest) -> HttpResponse:
    """The catalogue for the years from `?first=` to `?last=`, without those that have a life of their own here."""
    require(user_can_administer, request)
    form = YearsForm(request.GET)
    years = history.open_years(**form.cleaned_data) if form.is_valid() else []
    if not years:
        messages.error(request, "所选的年度里没有可以导入的。请另选年度。")
        return redirect("admin:indicators_history")
    return _file(history.workbook(years), f"历年数据表{years[0]}—{years[-1]}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def history_upload(request: HttpRequest) -> HttpResponse:
    require(user_can_administer, request)
    closed = history.closed_years()
    last = min(closed, default=timezone.localdate().year) - 1
    years = YearsForm(initial={"first": last - USUAL_YEARS + 1, "last": last})
    return _upload(
        request,
        HistoryTarget(),
        f"{FOLDER}/exchange_history.html",
        "历年数据",
        years=years,
        closed=sorted(closed.items()),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def history_preview(request: HttpRequest, pk: UUID) -> HttpResponse:
    require(user_can_administer, request)
    return _preview(request, HistoryTarget(), pk, "核对上传的历年数据")


# ── steps ──────────────────────────────────────────────────────────────────────────────────────────────────


def _upload(request: HttpRequest, target: Target, template: str, title: str, **context: object) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        try:
            return redirect(target.preview_address(_kept(request, target, form)))
        except Unreadable as unreadable:
            form.add_error("file", str(unreadable))
    return admin_page(request, template, title, form=form, target=target, is_nav_sidebar_enabled=False, **context)


def _kept(request: HttpRequest, target: Target, form: UploadForm) -> Upload:
    """The file, kept for its preview. Raises Unreadable before anything is kept."""
    file = form.cleaned_data["file"]
    if file.size > guard.MOST_BYTES:
        raise Unreadable(guard.TOO_BIG)
    content = file.read()
    target.plan(content)
    return Upload.objects.keep(
        by=actor(request),
        name=file.name,
        content=content,
        collection=target.collection,
        department=target.department,
    )


def _preview(request: HttpRequest, target: Target, pk: UUID, title: str) -> HttpResponse:
    kept = _own(request, target, pk)
    if kept is None:
        messages.warning(request, "这份文件已经导入、换过，或放了一天以上，预览没有了。需要时请重新上传。")
        return redirect(target.upload_address)
    if request.method == "POST":
        return _confirm(request, target, kept)
    try:
        plan = target.plan(bytes(kept.content))
    except Unreadable as unreadable:
        messages.error(request, str(unreadable))
        return redirect(target.upload_address)
    return admin_page(
        request,
        f"{FOLDER}/exchange_preview.html",
        title,
        plan=plan,
        kept=kept,
        target=target,
        form=UploadForm(),
        written=WRITTEN,
        is_nav_sidebar_enabled=False,
    )


def _own(request: HttpRequest, target: Target, pk: UUID) -> Upload | None:
    """A person's own file for this very target, and nobody else's."""
    kept = Upload.objects.filter(pk=pk, collection=target.collection, department=target.department).first()
    if kept and kept.user_id != request.user.pk:
        raise PermissionDenied
    return kept


def _confirm(request: HttpRequest, target: Target, kept: Upload) -> HttpResponse:
    """Write what the preview showed, all or none; refused when anything has moved since."""
    try:
        with transaction.atomic():
            plan = target.plan(bytes(kept.content))
            if plan.digest != request.POST.get("digest"):
                raise Refused(MOVED)
            if not plan.is_confirmable:
                raise Refused("文件里还有不能导入的格子，或没有要写入的内容，什么也没有导入。")
            messages.success(request, target.write(plan, request, kept.name))
            kept.delete()
    except (ValidationError, Unreadable) as refused:
        for sentence in getattr(refused, "messages", None) or [str(refused)]:
            messages.error(request, sentence)
        return redirect(target.preview_address(kept))
    return redirect(target.done_address)


def _file(content: bytes, name: str) -> HttpResponse:
    mark = "模拟数据-" if LoadedFixture.objects.is_simulated() else ""
    disposition = content_disposition_header(as_attachment=True, filename=f"{mark}{name}")
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": disposition})
