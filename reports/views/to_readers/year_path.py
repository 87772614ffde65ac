"""A year's whole path on one page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from indicators.office.admin import Wrap, require
from reports.drafting.desk_page import desk_page
from reports.models import Report, user_can_read_draft
from reports.publishing.path import now_of, path_of


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [path("<int:year>/path/", wrap(page), name="reports_path")]


@require_safe
def page(request: HttpRequest, year: int) -> HttpResponse:
    """When, who, what is missing, one button each."""
    reader = require(user_can_read_draft, request)
    report = get_object_or_404(Report.objects.select_related("edited_by"), year=year)
    steps = path_of(report, reader)
    return desk_page(request, "path.html", "全年流程", report, steps=steps, now=now_of(steps))
