"""The workbook of years before this system, the whole catalogue at once. 管理员 only."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from indicators.excel import history
from indicators.excel.handing_in import FOLDER, preview_page, upload_page
from indicators.excel.targets import HistoryTarget
from indicators.office.admin import Wrap, require
from indicators.office.permissions import user_can_administer
from indicators.office.sending import XLSX, sent

USUAL_YEARS = 10


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of rounds."""
    return [
        path("history/", wrap(history_upload), name="indicators_history"),
        path("history/workbook.xlsx", wrap(history_workbook), name="indicators_history_workbook"),
        path("history/<uuid:pk>/", wrap(history_preview), name="indicators_history_preview"),
    ]


@require_safe
def history_workbook(request: HttpRequest) -> HttpResponse:
    """The catalogue for the years from `?first=` to `?last=`, without those that have a life of their own here."""
    require(user_can_administer, request)
    form = history.YearsForm(request.GET)
    years = history.open_years(**form.cleaned_data) if form.is_valid() else []
    if not years:
        messages.error(request, "所选的年度里没有可以导入的。请另选年度。")
        return redirect("admin:indicators_history")
    return sent(history.workbook(years), XLSX, f"历年数据表{years[0]}—{years[-1]}.xlsx", "history.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def history_upload(request: HttpRequest) -> HttpResponse:
    require(user_can_administer, request)
    closed = history.closed_years()
    last = min(closed, default=timezone.localdate().year) - 1
    years = history.YearsForm(initial={"first": last - USUAL_YEARS + 1, "last": last}, label_suffix="：")
    return upload_page(
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
    return preview_page(request, HistoryTarget(), pk, "核对上传的历年数据")
