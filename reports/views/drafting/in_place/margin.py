"""Beside the text: what the checker finds at each passage, and the reasons given for it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from indicators.office.admin import Wrap, require
from indicators.office.steps import Refused
from reports.checks.acknowledging import acknowledge
from reports.checks.margin import margin
from reports.models import Report, user_can_edit
from reports.models.permissions import user_can_answer_warnings, user_can_see_check

PIECES = "admin/reports/report"


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [
        path("<int:year>/draft/desk/margin/", wrap(notes), name="reports_desk_margin"),
        path("<int:year>/draft/desk/margin/reason/", wrap(explain), name="reports_desk_reason"),
    ]


@require_POST
def notes(request: HttpRequest, year: int) -> HttpResponse:
    """The findings of this moment, passage by passage."""
    require(user_can_see_check, request)
    return _margin(request, get_object_or_404(Report, year=year))


@require_POST
def explain(request: HttpRequest, year: int) -> HttpResponse:
    """Keep the reason for one finding; refused, what was typed stands in it again."""
    answering = require(user_can_answer_warnings, request)
    report = get_object_or_404(Report, year=year)
    fingerprint, reason = request.POST.get("finding", ""), request.POST.get("reason", "")
    try:
        acknowledge(report, fingerprint, reason=reason, by=answering)
    except Refused as refused:
        return _margin(request, report, refused=fingerprint, why=str(refused.message), typed=reason)
    return _margin(request, report)


def _margin(request: HttpRequest, report: Report, **refused: str) -> HttpResponse:
    rights = {
        "may_edit": user_can_edit(request.user),
        "may_answer": user_can_answer_warnings(request.user),
    }
    context = {"report": report, "notes": margin(report), **rights, **refused}
    return render(request, f"{PIECES}/_desk_margin.html", context)
