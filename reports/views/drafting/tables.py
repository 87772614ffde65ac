"""The tables of a passage: adding one, changing one, taking one out. In plain forms; what is typed is never lost."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from indicators.models import User
from indicators.office.admin import Wrap, admin_page, require
from indicators.office.form_numbers import number as form_number
from indicators.office.steps import Refused
from reports.drafting.block_pages import block_of
from reports.drafting.passage import Passage, editor_address
from reports.drafting.table_form import TableForm, initial
from reports.models import Report, TextBlock, WrittenTable, user_can_edit
from reports.narrative.binding import FigureBook, bind_tables

ASKING = ("GET", "HEAD", "POST")
NEW = 0


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports. `number` counts the tables of a block from 1."""
    block = "<int:year>/draft/<str:level>/<int:pk>/table"
    return [
        path(f"{block}/add/", wrap(table), {"number": NEW}, name="reports_add_table"),
        path(f"{block}/<int:number>/", wrap(table), name="reports_table"),
    ]


@require_http_methods(ASKING)
def table(request: HttpRequest, year: int, level: str, pk: int, number: int) -> HttpResponse:
    """Write one table; `press` is save, preview or remove."""
    editor = require(user_can_edit, request)
    report = get_object_or_404(Report, year=year)
    block = block_of(report, level, pk)
    old = _numbered(block, number)
    if request.method != "POST":
        shown = initial(old) if old else {"after": len(block.body.splitlines())}
        return _sheet(request, report, block, TableForm(block, initial={**shown, "seen": block.version}), number, old)
    if request.POST.get("press") == "remove" and old:
        return _removed(request, report, block, number, editor)
    form = TableForm(block, request.POST)
    if form.is_valid() and request.POST.get("press") != "preview" and _saved(request, block, form, number, editor):
        return redirect(f"{editor_address(block, report)}#tables")
    return _sheet(request, report, block, form, number, form.table if form.is_valid() else old)


def _numbered(block: TextBlock, number: int) -> WrittenTable | None:
    """Raises Http404 for a table the block has not."""
    if number == NEW:
        return None
    if number > len(block.tables):
        raise Http404("这一段没有这张表格，可能已被删除。")
    found: WrittenTable = block.tables[number - 1]
    return found


def _saved(request: HttpRequest, block: TextBlock, form: TableForm, number: int, editor: User) -> bool:
    """Whether it is kept; otherwise the page says why not, with what was typed."""
    others = [one for at, one in enumerate(block.tables, 1) if at != number]
    try:
        block.set_tables([*others, form.table], by=editor, seen=form.cleaned_data["seen"])
    except Refused as refused:
        messages.error(request, refused.message)
        return False
    messages.success(request, "表格已保存。")
    return True


def _removed(request: HttpRequest, report: Report, block: TextBlock, number: int, editor: User) -> HttpResponse:
    others = [one for at, one in enumerate(block.tables, 1) if at != number]
    try:
        block.set_tables(others, by=editor, seen=form_number(request.POST.get("seen", "")))
        messages.success(request, "表格已删除。")
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect(f"{editor_address(block, report)}#tables")


def _sheet(
    request: HttpRequest,
    report: Report,
    block: Any,
    form: TableForm,
    number: int,
    shown: WrittenTable | None,
) -> HttpResponse:
    passage = Passage(report, block)
    book = FigureBook.for_draft(report.year).for_part(passage.kind)
    return admin_page(
        request,
        "admin/reports/report/draft_table.html",
        "编辑表格" if number else "新增表格",
        report=report,
        passage=passage,
        form=form,
        number=number,
        shown=bind_tables([shown], book, shown["after"])[0] if shown else None,
        refusal=passage.refusal(request.user),
    )
