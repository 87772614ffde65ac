"""Asked while one writes: ways to quote a figure, figures that are meant, last year's words, who else writes."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from indicators.office.admin import Wrap, require
from indicators.office.form_numbers import number
from reports.drafting.last_year import last_year
from reports.drafting.passage import LEAD, Passage, Words
from reports.drafting.quoting import QuotingDesk, is_token
from reports.drafting.sitting import others_writing
from reports.models import Report, user_can_read_draft

MOST = 8
"""So many figures are offered at once; whoever seeks another types more of its name."""


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [
        path("<int:year>/draft/desk/manners/", wrap(manners), name="reports_desk_manners"),
        path("<int:year>/draft/desk/figures/", wrap(figures), name="reports_desk_figures"),
        path("<int:year>/draft/desk/last-year/", wrap(beside), name="reports_desk_last_year"),
        path("<int:year>/draft/desk/others/", wrap(others), name="reports_desk_others"),
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


@require_POST
def beside(request: HttpRequest, year: int) -> HttpResponse:
    """What last year's report said where a passage stands; nothing where it was joined onto another meanwhile."""
    require(user_can_read_draft, request)
    report = get_object_or_404(Report, year=year)
    passage = Passage.find(report, request.POST.get("level", LEAD), number(request.POST.get("pk", "")))
    if passage is None:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    context = {"year": year - 1, "change": last_year(passage)}
    return render(request, "admin/reports/report/_desk_last_year.html", context)


@require_POST
def others(request: HttpRequest, year: int) -> HttpResponse:
    """Who else is writing which passage just now; also told with everything that is kept."""
    reader = require(user_can_read_draft, request)
    report = get_object_or_404(Report, year=year)
    return render(request, "admin/reports/report/_desk_others.html", {"others": others_writing(report, reader)})


def _desk(request: HttpRequest, year: int) -> QuotingDesk:
    report = get_object_or_404(Report, year=year)
    level, pk = request.POST.get("level", LEAD), number(request.POST.get("pk", ""))
    passage = Passage.find(report, level, pk)
    if passage is None:
        raise Http404("这份报告里没有这一段，可能已被合并或删除。")
    return QuotingDesk.of(report, passage.kind)
