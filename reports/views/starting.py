"""Starting next year's draft from this year's report."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from indicators.office.admin import Wrap, admin_page, refusals_said, require
from reports.drafting.rollover import next_title, next_year, start_report
from reports.models import Report, user_can_edit


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [path("start/", wrap(start), name="reports_start")]


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What next year's draft would be made of, and the button that makes it."""
    editor = require(user_can_edit, request)
    year = next_year()
    if request.method == "POST" and year:
        with refusals_said(request):
            report = start_report(year, by=editor)
            messages.success(request, f"已起草《{report}》。先看看还缺什么。")
            return redirect("admin:reports_todo", report.year)
    previous = Report.objects.filter(year=year - 1).first() if year else None
    return admin_page(
        request,
        "admin/reports/report/draft_start.html",
        f"起草{year}年度报告" if year else "起草年度报告",
        year=year,
        previous=previous,
        new_title=next_title(previous) if previous else "",
    )
