"""Who else is writing which passage of the report just now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from indicators.office.admin import Wrap, require
from reports.drafting.presence import others_writing
from reports.models import Report, user_can_read_draft


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [path("<int:year>/draft/desk/others/", wrap(others), name="reports_desk_others")]


@require_POST
def others(request: HttpRequest, year: int) -> HttpResponse:
    """Passage by passage; also told with everything that is kept."""
    reader = require(user_can_read_draft, request)
    report = get_object_or_404(Report, year=year)
    context = {"others": others_writing(report, reader)}
    return render(request, "admin/reports/report/_desk_others.html", context)
