"""Rearranging a report: up and down, elsewhere, together, gone. Each verb asks for what was looked at."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_POST

from indicators.office.admin import Wrap, refusals_said, require
from indicators.office.form_numbers import number
from reports.drafting import structure
from reports.drafting.block_pages import arranging_page, back_to_outline, block_of, value_of
from reports.drafting.blocks import NAMES, before, joined, level_of, name_of, parent_of
from reports.drafting.passage import Words, editor_address
from reports.drafting.quoting import QuotingDesk
from reports.models import Report, Section, TextBlock, user_can_edit

ASKING = ("GET", "HEAD", "POST")
STEPS = {"up": -1, "down": 1}
IN_ORDER = ("part__order", "part__pk", "order", "pk")


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    block = "<int:year>/draft/<str:level>/<int:pk>"
    return [
        path("<int:year>/draft/arrange/", wrap(arrange), name="reports_arrange"),
        path(f"{block}/move/", wrap(move), name="reports_move"),
        path(f"{block}/merge/", wrap(merge), name="reports_merge"),
        path(f"{block}/remove/", wrap(remove), name="reports_remove"),
    ]


@require_POST
def arrange(request: HttpRequest, year: int) -> HttpResponse:
    """`up` or `down` with `section-12`: one place further."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    way = "up" if "up" in request.POST else "down"
    level, _, pk = request.POST.get(way, "").partition("-")
    block = block_of(report, level, number(pk))
    with refusals_said(request):
        structure.move(block, STEPS[way], by=editor, seen=request.POST.get("seen", ""))
    return back_to_outline(report, block)


@require_http_methods(ASKING)
def move(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """To another part or section."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    block = block_of(report, level, pk)
    if request.method == "POST":
        target, _, pk_of_parent = request.POST.get("to", "").partition("-")
        parent = block_of(report, target, number(pk_of_parent))
        with refusals_said(request):
            structure.move_to(block, parent, by=editor, seen=request.POST.get("seen", ""))
            messages.success(request, f"已移到“{name_of(parent)}”的最后。")
            return back_to_outline(report, block)
    places = _places(report, block)
    return arranging_page(request, "draft_move.html", "移到别处", report, name=name_of(block), places=places)


@require_http_methods(ASKING)
def merge(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """Onto the neighbour before; the page shows what comes of it."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    block = block_of(report, level, pk)
    if request.method == "POST":
        with refusals_said(request):
            whole = structure.merge(block, by=editor, seen=request.POST.get("seen", ""))
            messages.success(request, f"已并入“{name_of(whole)}”。请把合在一起的文字顺一遍。")
            return redirect(editor_address(whole, report))
        return back_to_outline(report, block)
    former = before(block)
    words = Words(former.heading, joined(former, block), former.run_on) if former else Words()
    reading = QuotingDesk.of(report).read(words, former.marker if former else "")
    return arranging_page(
        request,
        "draft_merge.html",
        "与上一个合并",
        report,
        name=name_of(block),
        former=former,
        former_name=name_of(former) if former else "",
        reading=reading,
    )


@require_http_methods(ASKING)
def remove(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """Only what is empty and what nothing refers to; otherwise the page says why not."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    block = block_of(report, level, pk)
    if request.method == "POST":
        with refusals_said(request):
            name = name_of(block)
            structure.remove(block, by=editor, seen=request.POST.get("seen", ""))
            messages.success(request, f"已删除“{name}”。")
        return redirect("admin:reports_draft", year)
    reason = structure.why_it_stays(block)
    return arranging_page(
        request, "draft_remove.html", f"删除{NAMES[level]}", report, name=name_of(block), reason=reason
    )


def _places(report: Report, block: TextBlock) -> list[tuple[str, str, str]]:
    """Where such a block could stand: parts for a section; for an item sections, by part. Value, name, group."""
    rows = {"section": report.parts.all(), "item": Section.objects.filter(part__report=report).order_by(*IN_ORDER)}
    found = [row for row in rows.get(level_of(block), []) if row != parent_of(block)]
    return [(value_of(row), name_of(row), name_of(row.part) if isinstance(row, Section) else "") for row in found]
