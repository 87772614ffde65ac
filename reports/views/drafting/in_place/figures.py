"""Figures offered where the report is written: the ways to quote one, and those that a number or a name may mean."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from indicators.office.admin import Wrap, require
from indicators.office.form_numbers import number
from reports.drafting.passage import LEAD, Passage, Words
from reports.drafting.quoting import QuotingDesk, is_token
from reports.models import Report, user_can_read_draft

MOST = 8
"""So many figures are offered at once; whoever seeks another types more of its name."""


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [
        path("<int:year>/draft/desk/manners/", wrap(manners), name="reports_desk_manners"),
        path("<int:year>/draft/desk/figures/", wrap(figures), name="reports_desk_figures"),
    ]


@require_POST
def manners(request: HttpRequest, year: int) -> HttpResponse:
    """The ways to quote the figure of one token, as choices."""
    require(user_can_read_draft, request)
    token = request.POST.get("token", "")
    chips = _desk(request, year).read(Words(body=token)).chips if is_token(token) else ()
    return render(request, "admin/reports/report/_desk_manners.html", {"chip": next(iter(chips), None)})


@require_POST
def figures(request: HttpRequest, year: int) -> HttpResponse:
    """The year's figures that what was typed may mean, as choices."""
    require(user_can_read_draft, request)
    desk = _desk(request, year)
    found = desk.find(request.POST.get("q", ""))[:MOST]
    chips = [(figure, desk.read(Words(body=figure.token)).chips) for figure in found]
    offered = [(figure, chip[0]) for figure, chip in chips if chip]
    return render(request, "admin/reports/report/_desk_figures.html", {"offered": offered})


def _desk(request: HttpRequest, year: int) -> QuotingDesk:
    report = get_object_or_404(Report, year=year)
    level, pk = request.POST.get("level", LEAD), number(request.POST.get("pk", ""))
    passage = Passage.find(report, level, pk)
    if passage is None:
        raise Http404("这份报告里没有这一段，可能已被合并或删除。")
    return QuotingDesk.of(report, passage.kind)
