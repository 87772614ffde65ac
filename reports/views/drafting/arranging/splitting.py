"""One block made two: its text cut at a sentence, or what stands below it at a block."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from indicators.office.admin import Wrap, refusals_said, require
from indicators.office.form_numbers import number
from reports.drafting import structure
from reports.drafting.block_pages import arranging_page, back_to_outline, block_of, value_of
from reports.drafting.blocks import NAMES, below, name_of
from reports.drafting.cutting import pieces
from reports.models import Report, TextBlock, user_can_edit
from reports.narrative.binding import FigureBook, bind_lines


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [path("<int:year>/draft/<str:level>/<int:pk>/split/", wrap(split), name="reports_split")]


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """Cut the text at a sentence, or what stands below at a block; the rest becomes a neighbour."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    block = block_of(report, level, pk)
    if request.method == "POST":
        with refusals_said(request):
            second = _split(request, report, block, editor)
            messages.success(request, f"已拆开，拆出来的是“{name_of(second)}”。")
            return back_to_outline(report, second)
    return arranging_page(
        request,
        "draft_split.html",
        f"拆分{NAMES[level]}",
        report,
        chosen=block,
        name=name_of(block),
        **_cuts(block, report),
    )


def _split(request: HttpRequest, report: Report, block: TextBlock, editor: Any) -> TextBlock:
    """`text-35` cuts the text, `item-12` begins with that item."""
    posted = request.POST
    kind, _, said = posted.get("cut", "").partition("-")
    place = number(said)
    heading = posted.get("heading", "")[:200]
    if kind in ("section", "item"):
        child = block_of(report, kind, place)
        return structure.split_before(child, heading=heading, by=editor, seen=posted.get("seen", ""))
    seen = number(posted.get("version", ""))
    return structure.split(block, place, heading=heading, by=editor, seen=seen)


def _cuts(block: TextBlock, report: Report) -> dict[str, Any]:
    """The text cut into sentences as they read, and the blocks below; without a text the first of them stays."""
    book = FigureBook.for_draft(report.year)
    texts = [(piece, bind_lines(piece.text, book)) for piece in pieces(block.body)]
    children = [(value_of(child), name_of(child)) for child in below(block)]
    return {"texts": texts, "children": children, "nothing_to_cut": len(texts) + len(children) < 2}
