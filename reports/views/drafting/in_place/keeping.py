"""What is typed on the page where a report is written in place: kept, or told why not; what is pasted: read."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from indicators.office.admin import Wrap, require
from indicators.office.form_numbers import number
from indicators.office.steps import Refused, Stale
from reports.drafting.forms import LeadForm, WordsForm
from reports.drafting.passage import LEAD, Passage
from reports.drafting.pieces import lines, words
from reports.drafting.quoting import QuotingDesk
from reports.drafting.sitting import keep, others_writing
from reports.models import Report, user_can_read_draft

PIECES = "admin/reports/report"


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    lead = {"level": LEAD, "pk": 0}
    return [
        path("<int:year>/draft/desk/read/", wrap(read), name="reports_desk_read"),
        path("<int:year>/draft/lead/keep/", wrap(kept), lead, name="reports_keep_lead"),
        path("<int:year>/draft/<str:level>/<int:pk>/keep/", wrap(kept), name="reports_keep"),
    ]


@require_POST
def read(request: HttpRequest, year: int) -> HttpResponse:
    """What was pasted, as paragraphs with its quotations in place."""
    require(user_can_read_draft, request)
    passage = _passage(year, request.POST.get("level", LEAD), request.POST.get("pk", ""))
    form = LeadForm({"body": request.POST.get("body", ""), "seen": 0})
    form.is_valid()
    book = QuotingDesk.of(passage.report, passage.kind).book
    return render(request, f"{PIECES}/_desk_lines.html", {"lines": lines(form.words.body, book)})


@require_POST
def kept(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """Keep what is typed; the answer says that it is, what somebody else wrote meanwhile, or why it is refused."""
    writer = require(user_can_read_draft, request)
    passage = _passage(year, level, str(pk))
    form = (LeadForm if level == LEAD else WordsForm)(request.POST)
    if not form.is_valid():
        return _refused(request, "；".join(str(error) for errors in form.errors.values() for error in errors))
    try:
        keep(passage, form.words, by=writer, seen=form.cleaned_data["seen"])
    except Stale as stale:
        return _disagreed(request, passage, str(stale.message))
    except Refused as refused:
        return _refused(request, str(refused.message))
    others = others_writing(passage.report, writer)
    return _answered(request, "_desk_kept.html", passage=passage, others=others)


def _disagreed(request: HttpRequest, passage: Passage, told: str) -> HttpResponse:
    now = _passage(passage.report.year, passage.level, str(passage.row.pk))
    book = QuotingDesk.of(now.report, now.kind).book
    heading, body = words(now.words, book)
    return _answered(request, "_desk_conflict.html", passage=now, told=told, heading=heading, lines=body)


def _refused(request: HttpRequest, why: str) -> HttpResponse:
    return _answered(request, "_desk_refused.html", why=why)


def _answered(request: HttpRequest, piece: str, **context: Any) -> HttpResponse:
    return render(request, f"{PIECES}/{piece}", context)


def _passage(year: int, level: str, pk: str) -> Passage:
    report = get_object_or_404(Report, year=year)
    passage = Passage.find(report, level, number(pk))
    if passage is None:
        raise Http404("这份报告里没有这一段，可能已被合并或删除。")
    return passage
