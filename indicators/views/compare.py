"""Year over year: two years of all indicators, as a page and as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.catalogue.change_charts import charts_of
from indicators.catalogue.comparing import asked
from indicators.catalogue.tables import BarredTable, ComparedTable
from indicators.office.downloads import download
from indicators.office.privacy import keeps_drafts_private


@require_safe
@keeps_drafts_private
def compare(request: HttpRequest) -> HttpResponse:
    chosen = asked(request.GET, request.user)
    both = chosen.selection()
    context = {
        "chosen": chosen,
        "both": both,
        "charts": charts_of(both),
        "table": ComparedTable(both.compared, both, chosen.answers.get("sort", "")),
        "barred": [BarredTable(group, both) for group in both.groups],
    }
    return render(request, "indicators/compare.html", context)


@require_safe
@keeps_drafts_private
def compare_download(request: HttpRequest, extension: str) -> HttpResponse:
    """What the page shows under the same address. Other years than the ones asked for are no answer in a file."""
    chosen = asked(request.GET, request.user)
    if chosen.years.refused:
        raise Http404(chosen.years.remark)
    return download(chosen.selection().sheet(), extension)
