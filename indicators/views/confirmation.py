"""填报确认表: the sheet to print, and the signed scan that comes back."""

from __future__ import annotations

from functools import partial

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_safe

from indicators.models import Collection, Department, SignedSheet
from indicators.models.permissions import user_can_see_desk, user_is_responsible_for
from indicators.office.admin.pages import Wrap, actor, admin_page, refusals_said, require
from indicators.office.sending import sent_as_kept
from indicators.round.confirmation import ACCEPTED, ConfirmationSheet, attach_scan, sheet_of, withdraw_scan


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of rounds."""
    sheet = "<int:year>/confirmation/<slug:code>/"
    return [
        path(sheet, wrap(confirmation), name="indicators_confirmation"),
        path(f"{sheet}<int:pk>/", wrap(scan_file), name="indicators_signed_sheet"),
    ]


class ScanForm(forms.Form):
    scan = forms.FileField(
        label="签字盖章后的扫描件",
        help_text="PDF、PNG、JPG图片或OFD文件。",
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": "请先选择扫描件。", "empty": "文件是空的，请检查后重新上传。"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def confirmation(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """The sheet as the figures stand; posting attaches a scan or takes one off."""
    department = get_object_or_404(Department, code=code)
    require(partial(user_can_see_desk, department=department), request)
    sheet = sheet_of(get_object_or_404(Collection, year=year, opened_at__isnull=False), department)
    form = ScanForm()
    if request.method == "POST" and "withdraw" in request.POST:
        return _withdraw(request, sheet)
    if request.method == "POST":
        form = ScanForm(request.POST, request.FILES)
        if form.is_valid():
            return _attach(request, sheet, form)
    return admin_page(
        request,
        "admin/indicators/collection/confirmation.html",
        f"{department}：{year}年度填报确认表",
        sheet=sheet,
        form=form,
        may_attach=user_is_responsible_for(request.user, department),
    )


@require_safe
def scan_file(request: HttpRequest, year: int, code: str, pk: int) -> FileResponse:
    """A scan as a download under the name it was given."""
    department = get_object_or_404(Department, code=code)
    require(partial(user_can_see_desk, department=department), request)
    scan = get_object_or_404(SignedSheet, pk=pk, collection__year=year, department=department)
    if scan.withdrawn_at:
        raise Http404("这份扫描件已撤下，记录仍在。")
    return sent_as_kept(scan)


def _attach(request: HttpRequest, sheet: ConfirmationSheet, form: ScanForm) -> HttpResponse:
    with refusals_said(request):
        scan = attach_scan(sheet, form.cleaned_data["scan"], by=actor(request))
        messages.success(request, f"“{scan.name}”已随本部门的数据保存。")
    return redirect(request.path)


def _withdraw(request: HttpRequest, sheet: ConfirmationSheet) -> HttpResponse:
    pk = request.POST["withdraw"]
    for scan in sheet.scans:
        if str(scan.pk) == pk:
            with refusals_said(request):
                withdraw_scan(scan, by=actor(request))
                messages.success(request, f"已撤下“{scan.name}”。")
    return redirect(request.path)
