"""The whole report on one page, written in place and kept while it is typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from indicators.office.admin import Wrap, require
from reports.drafting.blocks import arrangement
from reports.drafting.desk_page import desk_page
from reports.drafting.passage import refusal
from reports.drafting.sheet import DraftSheet
from reports.models import Report, Task, user_can_read_draft, user_can_write
from reports.models.permissions import user_can_see_check

PIECES = "admin/reports/report"


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [path("<int:year>/draft/desk/", wrap(desk), name="reports_desk")]


@require_safe
def desk(request: HttpRequest, year: int) -> HttpResponse:
    """Without JavaScript the report to read, with a way from each passage to its form."""
    reader = require(user_can_read_draft, request)
    report = get_object_or_404(Report, year=year)
    passages = list(DraftSheet.of(report).passages(reader))
    rights = {"refusal": refusal(reader, report), "may_arrange": user_can_write(reader, report)}
    rights["may_see_check"] = user_can_see_check(reader)
    rights["has_promises"] = Task.objects.of_plan().of_year(year).exists()
    now = {"passages": passages, "seen": arrangement(report)}
    return desk_page(request, "draft_desk.html", "通篇起草", report, **rights, **now)
