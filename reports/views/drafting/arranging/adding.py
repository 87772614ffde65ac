"""New parts, sections and items, and what a part is by statute."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from indicators.office.admin import Wrap, refusals_said, require
from reports.drafting import structure
from reports.drafting.block_pages import arranging_page, back_to_outline, block_of, seen
from reports.drafting.blocks import NAMES, name_of
from reports.drafting.forms import MarkerForm, NewBlockForm, NewPartForm
from reports.drafting.passage import editor_address
from reports.models import Part, Report, user_can_edit

ASKING = ("GET", "HEAD", "POST")
BELOW = {"report": "part", "part": "section", "section": "item"}


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    block = "<int:year>/draft/<str:level>/<int:pk>"
    return [
        path("<int:year>/draft/add/", wrap(add), {"level": "report", "pk": 0}, name="reports_add_part"),
        path(f"{block}/add/", wrap(add), name="reports_add"),
        path(f"{block}/add-item/", wrap(add_item), name="reports_add_item"),
        path(f"{block}/kind/", wrap(classify), name="reports_classify"),
        path(f"{block}/marker/", wrap(mark), name="reports_mark"),
    ]


@require_http_methods(ASKING)
def add(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """A new part, section or item at the end of what stands below this."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    parent: Any = report if level == "report" else block_of(report, level, pk)
    if level not in BELOW:
        raise Http404("条目下面不能再分。")
    form = (NewPartForm if level == "report" else NewBlockForm)(request.POST or None, initial=seen(report))
    if form.is_valid():
        with refusals_said(request):
            added = structure.add(parent, by=editor, **form.cleaned_data)
            messages.success(request, f"已新增{NAMES[BELOW[level]]}，请写正文。")
            return redirect(editor_address(added, report))
    title = f"新增{NAMES[BELOW[level]]}"
    name = "" if parent is report else name_of(parent)
    return arranging_page(request, "draft_add.html", title, report, form=form, name=name)


@require_http_methods(ASKING)
def add_item(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """A new item directly below a part, without a section."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    part = block_of(report, level, pk)
    if not isinstance(part, Part):
        raise Http404("只有部分下面才能直接列条目。")
    form = NewBlockForm(request.POST or None, initial=seen(report))
    if form.is_valid():
        with refusals_said(request):
            added = structure.add_item_to_part(part, by=editor, **form.cleaned_data)
            messages.success(request, "已新增条目，请写正文。")
            return redirect(editor_address(added, report))
    return arranging_page(request, "draft_add.html", "新增条目", report, form=form, name=name_of(part))


@require_http_methods(ASKING)
def mark(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """How a block is numbered: by its place, by hand, or not at all."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    block = block_of(report, level, pk)
    form = MarkerForm(request.POST or None, initial={**MarkerForm.initial_of(block), **seen(report)})
    if form.is_valid():
        with refusals_said(request):
            structure.mark(block, form.written, by=editor, seen=form.cleaned_data["seen"])
            messages.success(request, f"“{name_of(block)}”的序号已改。")
            return back_to_outline(report, block)
    return arranging_page(request, "draft_marker.html", "序号", report, form=form, name=name_of(block))


@require_http_methods(ASKING)
def classify(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """Which statutory content a part is."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    part = block_of(report, level, pk)
    if not isinstance(part, Part):
        raise Http404("只有部分才有内容类别。")
    if request.method == "POST":
        with refusals_said(request):
            structure.classify(part, request.POST.get("kind", ""), by=editor, seen=request.POST.get("seen", ""))
            messages.success(request, f"“{name_of(part)}”的内容类别已改为“{part.get_kind_display()}”。")
            return back_to_outline(report, part)
    return arranging_page(
        request, "draft_kind.html", "内容类别", report, chosen=part, name=name_of(part), kinds=Part.Kind.choices
    )
