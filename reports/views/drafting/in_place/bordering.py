"""At the border of a passage: the next one begins, it joins the one before, it is put elsewhere by keys or by hand."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from indicators.models import User
from indicators.office.admin import Wrap, require
from indicators.office.form_numbers import number
from indicators.office.steps import Refused
from reports.drafting.block_pages import block_of, row_of, value_of
from reports.drafting.blocks import arrangement, below, name_of, parent_of
from reports.drafting.bordering import begin_below, begin_next, join_former, take_apart, take_out
from reports.drafting.placing import put_after, step_over
from reports.drafting.sheet import DraftSheet
from reports.models import Report, user_can_edit

PIECES = "admin/reports/report"


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [path("<int:year>/draft/<str:level>/<int:pk>/border/", wrap(border), name="reports_border")]


@require_POST
def border(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """`press` says what; the answer is the sheet's order, the passages whose words are others, and where the cursor goes
    on, or why it is refused."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    block = block_of(report, level, pk)
    former = parent_of(block)
    try:
        target = _pressed(request.POST, block, editor)
    except Refused as refused:
        return render(request, f"{PIECES}/_desk_refused.html", {"why": refused.message})
    report.refresh_from_db()
    now = {"seen": arrangement(report), "passages": DraftSheet.of(report).passages(editor), "may_arrange": True}
    touched = {f"{level}-{pk}", value_of(target)} if target != block else set()
    if target == block and parent_of(block) != former:
        touched = {value_of(row) for row in (block, *below(block))}  # in a plan a quotation may mean another year's aim
        now["moved_to"] = name_of(parent_of(block))
    context = {"report": report, "key": value_of(target), "touched": touched, **now}
    return render(request, f"{PIECES}/_desk_arranged.html", context)


def _pressed(posted: Any, block: Any, editor: User) -> Any:
    seen = posted.get("seen", "")
    match posted.get("press"):
        case "next":
            version = number(posted.get("version", ""))
            return begin_next(block, number(posted.get("at", "")), by=editor, seen=seen, version=version)
        case "join":
            return join_former(block, by=editor, seen=seen)
        case "apart":
            gone = number(posted.get("gone", "").rpartition("-")[2])
            return take_apart(block, gone, by=editor, seen=seen)
        case "below":
            return begin_below(block, by=editor, seen=seen)
        case "remove":
            return take_out(block, by=editor, seen=seen)
        case "up" | "down" as way:
            step_over(block, 1 if way == "down" else -1, by=editor, seen=seen)
            return block
        case "put":
            put_after(block, row_of(block.report, posted.get("after", "")), by=editor, seen=seen)
            return block
    raise Refused("没有这个操作。")
