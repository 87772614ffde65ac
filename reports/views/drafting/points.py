"""本年要点 of a draft: the editor orders and drops sentences; what they say is made by the comparison."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from indicators.models import User
from indicators.office.admin import Wrap, require
from indicators.office.steps import Refused, Stale
from reports.document.main_points import PointKey
from reports.drafting.desk_page import desk_page
from reports.drafting.passage import refusal
from reports.drafting.points_form import PointsForm, draft_points, rows_of
from reports.models import Report, user_can_read_draft, user_can_reword


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [path("<int:year>/draft/points/", wrap(points), name="reports_points")]


@require_http_methods(["GET", "HEAD", "POST"])
def points(request: HttpRequest, year: int) -> HttpResponse:
    """Every sentence there is, its place and whether it stands in the report."""
    reader = require(user_can_read_draft, request)
    report = get_object_or_404(Report, year=year)
    form = PointsForm(request.POST or None, report=report)
    if form.is_valid():
        try:
            report.rewrite(by=reader, seen=form.cleaned_data["seen"], points=form.order)
            messages.success(request, "要点的次序和取舍已保存。")
            return redirect("admin:reports_points", year)
        except (Stale, Refused) as refused:
            messages.error(request, refused.message)
            report = Report.objects.get(year=year)
            form = PointsForm(None, report=report)
    made = draft_points(report)
    return desk_page(
        request,
        "draft_points.html",
        "本年要点",
        report,
        form=form,
        rows=list(rows_of(form, made)),
        made=made,
        unsaid=[key.label for key in PointKey if key.value not in made],
        refusal=_refusal(reader, report),
    )


def _refusal(reader: User, report: Report) -> str:
    return "" if user_can_reword(reader, report, "points") else refusal(reader, report)
