"""The catalogue: every indicator with its value of one year, as a page and as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.catalogue.filters import IndicatorFilter
from indicators.catalogue.tables import IndicatorTable
from indicators.office.downloads import download
from indicators.office.paging import PAGE_SIZES, paged
from indicators.office.privacy import keeps_drafts_private


@require_safe
@keeps_drafts_private
def indicator_list(request: HttpRequest) -> HttpResponse:
    chosen = IndicatorFilter(request.GET, viewer=request.user)
    table = paged(IndicatorTable(chosen), request.GET)
    return render(
        request, "indicators/indicator_list.html", {"chosen": chosen, "table": table, "page_sizes": PAGE_SIZES}
    )


@require_safe
@keeps_drafts_private
def indicator_download(request: HttpRequest, extension: str) -> HttpResponse:
    """Exactly what the page shows under the same address, all pages of it."""
    return download(IndicatorTable(IndicatorFilter(request.GET, viewer=request.user)).sheet(), extension)
