"""The review: the file's lines on the left, the report's rows on the right, one change a click or a key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators.office.admin import Wrap, refusals_said, require
from reports.importing import text_steps
from reports.importing.obstacles import whole_doubts
from reports.importing.review_page import import_of, import_page, whole
from reports.models import Part, user_can_edit
from reports.reading import amending
from reports.reading.row_doubts import doubts_by_row

Change = Callable[..., list[Any]]
ACTS: dict[str, Change] = {
    "raise": amending.raised,
    "lower": amending.lowered,
    "join": amending.joined,
    "aside": amending.set_aside,
    "back": amending.taken_back,
    "check": amending.checked,
}


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [
        path("imports/<int:pk>/", wrap(page), name="reports_import"),
        path("imports/<int:pk>/amend/", wrap(amend), name="reports_import_amend"),
        path("imports/<int:pk>/settle/", wrap(settle), name="reports_import_settle"),
        path("imports/<int:pk>/start-over/", wrap(start_over), name="reports_import_start_over"),
        path("imports/<int:pk>/hand-in/", wrap(hand_in), name="reports_import_hand_in"),
    ]


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file says, and what is made of it."""
    imported = import_of(request, pk)
    doubts = doubts_by_row(imported.text_rows)
    return import_page(
        request,
        "review.html",
        "核对正文",
        imported,
        lines=imported.read.get("lines", ()),
        rows=[(row, doubts.get(row.id, "")) for row in imported.text_rows],
        whole=whole_doubts(imported),
        kinds=Part.Kind.choices,
        moves=imported.moves.select_related("by"),
    )


@require_POST
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """One change to one row; back to where it stands. Cutting and rewording without a place have a page of their own."""
    imported = import_of(request, pk)
    editor = require(user_can_edit, request)
    posted, row = request.POST, whole(request.POST.get("row"))
    act, _, own = posted.get("act", "").partition(":")
    row = whole(own) if own else row
    if act in ("split", "words") and not posted.get("place"):
        return redirect("admin:reports_import_row", pk, row)
    with refusals_said(request):
        text_steps.amend(imported, _change(act, row, posted), by=editor, seen=whole(posted.get("seen")))
    return redirect(f"{reverse('admin:reports_import', args=[pk])}#row-{row}")


def _change(act: str, row: int, posted: Any) -> text_steps.Change:
    if act == "split":
        return partial(amending.split, id=row, place=whole(posted.get("place")))
    if act == "kind":
        return partial(amending.of_kind, id=row, kind=posted.get("kind", ""))
    return partial(ACTS.get(act, amending.checked), id=row)


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """A doubt of the file as a whole was looked at."""
    imported = import_of(request, pk)
    editor = require(user_can_edit, request)
    with refusals_said(request):
        known = [doubt for doubt in whole_doubts(imported) if doubt in request.POST.getlist("doubt")]
        text_steps.settle(imported, known, by=editor, seen=whole(request.POST.get("seen")))
    return redirect(imported)


@require_http_methods(["GET", "HEAD", "POST"])
def start_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to what was read, after a look at what that means."""
    imported = import_of(request, pk)
    editor = require(user_can_edit, request)
    if request.method == "POST":
        with refusals_said(request):
            text_steps.start_over(imported, by=editor, seen=whole(request.POST.get("seen")))
            messages.success(request, "正文已恢复为读入时的样子。")
        return redirect(imported)
    return import_page(request, "start_over.html", "重新开始", imported)


@require_POST
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """To the one who confirms."""
    imported = import_of(request, pk)
    editor = require(user_can_edit, request)
    with refusals_said(request):
        text_steps.hand_in(imported, by=editor, seen=whole(request.POST.get("seen")))
        messages.success(request, "已提请确认，等另一位发布人对照原文确认。")
    return redirect(imported)
