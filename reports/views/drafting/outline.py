"""The draft at a glance, and what is still to fill."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from indicators.office.admin import Wrap, require
from reports.drafting.blocks import arrangement
from reports.drafting.desk_page import desk_page
from reports.drafting.passage import refusal
from reports.drafting.state import lines
from reports.drafting.todo import todo
from reports.models import Report, user_can_read_draft, user_can_write


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [
        path("<int:year>/draft/", wrap(outline), name="reports_draft"),
        path("<int:year>/draft/todo/", wrap(todo_list), name="reports_todo"),
    ]


@require_safe
def outline(request: HttpRequest, year: int) -> HttpResponse:
    """Every passage with its state, and the buttons that rearrange them."""
    reader = require(user_can_read_draft, request)
    report = get_object_or_404(Report, year=year)
    passages = lines(report.pk)
    return desk_page(
        request,
        "draft_outline.html",
        "篇章",
        report,
        lines=passages,
        faults=sum(line.faults for line in passages),
        as_before=sum(line.is_as_before for line in passages),
        empty=sum(line.is_empty for line in passages),
        may_arrange=user_can_write(reader, report),
        refusal=refusal(reader, report),
        seen=arrangement(report),
    )


@require_safe
def todo_list(request: HttpRequest, year: int) -> HttpResponse:
    require(user_can_read_draft, request)
    report = get_object_or_404(Report, year=year)
    return desk_page(request, "draft_todo.html", "待填清单", report, todo=todo(report))
