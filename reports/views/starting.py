"""Starting next year's draft from this year's report, or a district's first one from nothing."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from indicators.models import Collection, User
from indicators.models.figure_limits import FIRST_YEAR, LAST_YEAR
from indicators.office.admin import Wrap, admin_page, refusals_said, require
from reports.drafting.blank import start_blank
from reports.drafting.rollover import next_title, next_year, start_report
from reports.models import Report, user_can_edit


class FirstReportForm(forms.Form):
    year = forms.IntegerField(
        label="报告年度",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text="报告所说的那一年。章节按法定内容列好，正文空着。",
    )


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [path("start/", wrap(start), name="reports_start")]


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What next year's draft would be made of, and the button that makes it."""
    editor = require(user_can_edit, request)
    year = next_year()
    if year is None:
        return first(request, editor)
    if request.method == "POST":
        with refusals_said(request):
            report = start_report(year, by=editor)
            messages.success(request, f"已起草《{report}》。先看看还缺什么。")
            return redirect("admin:reports_todo", report.year)
    previous = Report.objects.filter(year=year - 1).first()
    return admin_page(
        request,
        "admin/reports/report/draft_start.html",
        f"起草{year}年度报告",
        year=year,
        previous=previous,
        new_title=next_title(previous) if previous else "",
    )


def first(request: HttpRequest, editor: User) -> HttpResponse:
    """No report is there: of which year the first one is, and the button that makes it."""
    form = FirstReportForm(request.POST or None, initial={"year": likely_year()})
    if request.method == "POST" and form.is_valid():
        with refusals_said(request):
            report = start_blank(Report(year=form.cleaned_data["year"]), by=editor)
            messages.success(request, f"已起草《{report}》，章节已按法定内容列好。")
            return redirect("admin:reports_todo", report.year)
    return admin_page(request, "admin/reports/report/draft_first.html", "起草首份年度报告", form=form)


def likely_year() -> int:
    """The round's, where one is open; else the year that has just ended."""
    newest = Collection.objects.order_by("-year").first()
    return newest.year if newest else timezone.localdate().year - 1
