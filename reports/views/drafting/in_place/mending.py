"""One click beside the text: a number of a passage becomes a quotation of its indicator."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from indicators.office.admin import Wrap, require
from indicators.office.form_numbers import number
from indicators.office.steps import Refused
from reports.checks.mending import Binding, bind_number
from reports.drafting.passage import Passage
from reports.drafting.pieces import words
from reports.drafting.quoting import QuotingDesk
from reports.models import Report, user_can_edit

PIECES = "admin/reports/report"


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [path("<int:year>/draft/<str:level>/<int:pk>/bind/", wrap(bind), name="reports_desk_bind")]


@require_POST
def bind(request: HttpRequest, year: int, level: str, pk: int) -> HttpResponse:
    """The answer is the passage as it then stands, or why not."""
    editor = require(user_can_edit, request)
    report, posted = get_object_or_404(Report, year=year), request.POST
    start, end, seen = (number(posted.get(name, "")) for name in ("start", "end", "seen"))
    field, said, token = (posted.get(name, "") for name in ("field", "number", "token"))
    try:
        block = bind_number(report, Binding(level, pk, field, start, end, said, token, seen), by=editor)
    except Refused as refused:
        return render(request, f"{PIECES}/_desk_refused.html", {"why": refused.message})
    passage = Passage(report, block)
    heading, lines = words(passage.words, QuotingDesk.of(report, passage.kind).book)
    return render(request, f"{PIECES}/_desk_bound.html", {"passage": passage, "heading": heading, "lines": lines})
