"""Rearranging a report: up and down, elsewhere, apart, together, new, gone. Each verb asks for what was looked at."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from indicators.office.admin import Wrap, admin_page, refusals_said, require
from indicators.office.form_numbers import number
from reports.drafting import structure
from reports.drafting.blocks import arrangement, before, below, find, joined, level_of, name_of, parent_of
from reports.drafting.cutting import pieces
from reports.drafting.forms import NewBlockForm, NewPartForm
from reports.drafting.passage import NAMES, Words, editor_address
from reports.drafting.quoting import QuotingDesk
from reports.models import Part, Report, Section, TextBlock, user_can_edit

ASKING = ("GET", "HEAD", "POST")
STEPS = {"up": -1, "down": 1}
IN_ORDER = ("part__order", "part__pk", "order", "pk")
BELOW = {"report": "part", "part": "section", "section": "item"}


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    block = "<int:year>/draft/<str:level>/<int:pk>"
    return [
        path("<int:year>/draft/arrange/", wrap(arrange), name="reports_arrange"),
        path("<int:year>/draft/add/", wrap(add), {"level": "report", "pk": 0}, name="reports_add_part"),
        path(f"{block}/add/", wrap(add), name="reports_add"),
        path(f"{block}/move/", wrap(move), name="reports_move"),
        path(f"{block}/split/", wrap(split), name="reports_split"),
        path(f"{block}/merge/", wrap(merge), name="reports_merge"),
        path(f"{block}/remove/", wrap(remove), name="reports_remove"),
        path(f"{block}/kind/", wrap(classify), name="reports_classify"),
    ]


@require_POST
def arrange(request: HttpRequest, year: int) -> HttpResponse:
    """`up` or `down` with `section-12`: one place further."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    way = "up" if "up" in request.POST else "down"
    level, _, pk = request.POST.get(way, "").partition("-")
    block = _block(report, level, number(pk))
    with refusals_said(request):
        structure.move(block, STEPS[way], by=editor, seen=request.POST.get("seen", ""))
    return _outline(report, block)


@require_http_methods(ASKING)
def add(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """A new part, section or item at the end of what stands below this."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    parent: Any = report if level == "report" else _block(report, level, pk)
    if level not in BELOW:
        raise Http404("条目下面不能再分。")
    form = (NewPartForm if level == "report" else NewBlockForm)(request.POST or None, initial=_seen(report))
    if form.is_valid():
        with refusals_said(request):
            added = structure.add(parent, by=editor, **form.cleaned_data)
            messages.success(request, f"已新增{NAMES[BELOW[level]]}，请写正文。")
            return redirect(editor_address(added, year))
    title = f"新增{NAMES[BELOW[level]]}"
    name = "" if parent is report else name_of(parent)
    return _page(request, "draft_add.html", title, report, form=form, name=name)


@require_http_methods(ASKING)
def move(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """To another part or section."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    block = _block(report, level, pk)
    if request.method == "POST":
        target, _, pk_of_parent = request.POST.get("to", "").partition("-")
        parent = _block(report, target, number(pk_of_parent))
        with refusals_said(request):
            structure.move_to(block, parent, by=editor, seen=request.POST.get("seen", ""))
            messages.success(request, f"已移到“{name_of(parent)}”的最后。")
            return _outline(report, block)
    places = _places(report, block)
    return _page(request, "draft_move.html", "移到别处", report, name=name_of(block), places=places)


@require_http_methods(ASKING)
def split(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """Cut the text at a sentence, or what stands below at a block; the rest becomes a neighbour."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    block = _block(report, level, pk)
    if request.method == "POST":
        with refusals_said(request):
            second = _split(request, report, block, editor)
            messages.success(request, f"已拆开，拆出来的是“{name_of(second)}”。")
            return _outline(report, second)
    return _page(
        request,
        "draft_split.html",
        f"拆分{NAMES[level]}",
        report,
        chosen=block,
        name=name_of(block),
        **_cuts(block, report.year),
    )


@require_http_methods(ASKING)
def merge(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """Onto the neighbour before; the page shows what comes of it."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    block = _block(report, level, pk)
    if request.method == "POST":
        with refusals_said(request):
            whole = structure.merge(block, by=editor, seen=request.POST.get("seen", ""))
            messages.success(request, f"已并入“{name_of(whole)}”。请把合在一起的文字顺一遍。")
            return redirect(editor_address(whole, year))
        return _outline(report, block)
    former = before(block)
    words = Words(former.heading, joined(former, block), former.run_on) if former else Words()
    reading = QuotingDesk.of(year).read(words, former.marker if former else "")
    return _page(
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
    block = _block(report, level, pk)
    if request.method == "POST":
        with refusals_said(request):
            name = name_of(block)
            structure.remove(block, by=editor, seen=request.POST.get("seen", ""))
            messages.success(request, f"已删除“{name}”。")
        return redirect("admin:reports_draft", year)
    reason = structure.why_it_stays(block)
    return _page(request, "draft_remove.html", f"删除{NAMES[level]}", report, name=name_of(block), reason=reason)


@require_http_methods(ASKING)
def classify(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """Which statutory content a part is."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    part = _block(report, level, pk)
    if not isinstance(part, Part):
        raise Http404("只有部分才有内容类别。")
    if request.method == "POST":
        with refusals_said(request):
            structure.classify(part, request.POST.get("kind", ""), by=editor, seen=request.POST.get("seen", ""))
            messages.success(request, f"“{name_of(part)}”的内容类别已改为“{part.get_kind_display()}”。")
            return _outline(report, part)
    return _page(
        request, "draft_kind.html", "内容类别", report, chosen=part, name=name_of(part), kinds=Part.Kind.choices
    )


def _split(request: HttpRequest, report: Report, block: TextBlock, editor: Any) -> TextBlock:
    """`text-35` cuts the text, `item-12` begins with that item."""
    posted = request.POST
    kind, _, said = posted.get("cut", "").partition("-")
    place = number(said)
    heading = posted.get("heading", "")[:200]
    if kind in ("section", "item"):
        child = _block(report, kind, place)
        return structure.split_before(child, heading=heading, by=editor, seen=posted.get("seen", ""))
    seen = number(posted.get("version", ""))
    return structure.split(block, place, heading=heading, by=editor, seen=seen)


def _cuts(block: TextBlock, year: int) -> dict[str, Any]:
    """The text cut into sentences as they read, and the blocks below; without a text the first of them stays."""
    desk = QuotingDesk.of(year)
    texts = [(piece, desk.read(Words(body=piece.text)).paragraphs) for piece in pieces(block.body)]
    children = [(_value(child), name_of(child)) for child in below(block)]
    return {"texts": texts, "children": children, "nothing_to_cut": len(texts) + len(children) < 2}


def _places(report: Report, block: TextBlock) -> list[tuple[str, str, str]]:
    """Where such a block could stand: parts for a section; for an item sections, by part. Value, name, group."""
    rows = {"section": report.parts.all(), "item": Section.objects.filter(part__report=report).order_by(*IN_ORDER)}
    found = [row for row in rows.get(level_of(block), []) if row != parent_of(block)]
    return [(_value(row), name_of(row), name_of(row.part) if isinstance(row, Section) else "") for row in found]


def _value(block: TextBlock) -> str:
    return f"{level_of(block)}-{block.pk}"


def _block(report: Report, level: str, pk: int) -> Any:
    block = find(report, level, pk)
    if block is None:
        raise Http404("这份报告里没有这一段，可能已被合并或删除。")
    return block


def _seen(report: Report) -> dict[str, str]:
    return {"seen": arrangement(report)}


def _page(request: HttpRequest, template: str, title: str, report: Report, **context: Any) -> HttpResponse:
    template = f"admin/reports/report/{template}"
    wide = {"is_nav_sidebar_enabled": False}
    return admin_page(request, template, title, report=report, **_seen(report), **wide, **context)


def _outline(report: Report, block: TextBlock) -> HttpResponse:
    """Back to the outline, where the block now stands."""
    return redirect(f"{reverse('admin:reports_draft', args=[report.year])}#{level_of(block)}-{block.pk}")
