"""What the pages that rearrange a report have in common: which block, what the editor has seen, the way back."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from indicators.office.admin import admin_page
from indicators.office.form_numbers import number
from reports.drafting.blocks import arrangement, find, level_of
from reports.drafting.passage import LEAD
from reports.models import Report, TextBlock


def block_of(report: Report, level: str, pk: int) -> Any:
    """The block of this report. Raises Http404 where it is gone."""
    block = find(report, level, pk)
    if block is None:
        raise Http404("这份报告里没有这一段，可能已被合并或删除。")
    return block


def seen(report: Report) -> dict[str, str]:
    """What the editor has before them, to be sent back with what they ask for."""
    return {"seen": arrangement(report)}


def arranging_page(request: HttpRequest, template: str, title: str, report: Report, **context: Any) -> HttpResponse:
    """A page of its own for one step of rearranging."""
    template = f"admin/reports/report/{template}"
    return admin_page(request, template, title, report=report, **seen(report), **context)


def back_to_outline(report: Report, block: TextBlock) -> HttpResponse:
    """Back to the outline, where the block now stands."""
    return redirect(f"{reverse('admin:reports_draft', args=[report.year])}#{level_of(block)}-{block.pk}")


def value_of(block: TextBlock) -> str:
    """How a block is named in what a form sends: `item-12`."""
    return f"{level_of(block)}-{block.pk}"


def row_of(report: Report, key: str) -> Any:
    """The block that `value_of` names so; the report itself where its lead is named. Raises Http404 where it is gone."""
    level, _, pk = key.partition("-")
    return report if level == LEAD else block_of(report, level, number(pk))
