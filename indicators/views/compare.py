"""Year over year: two years of all indicators, as a page and as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.catalogue.change_charts import charts_of
from indicators.catalogue.forms import CompareForm, asked_years
from indicators.catalogue.viewed import both_years, catalogue_seen_by, coverage_of
from indicators.models import Collection
from indicators.office.downloads import download
from indicators.office.permissions import user_can_read_drafts
from indicators.office.privacy import keeps_drafts_private


@require_safe
@keeps_drafts_private
def compare(request: HttpRequest) -> HttpResponse:
    form = asked(request)
    both = form.selection()
    return render(request, "indicators/compare.html", {"form": form, "both": both, "charts": charts_of(both)})


@require_safe
@keeps_drafts_private
def compare_download(request: HttpRequest, extension: str) -> HttpResponse:
    """What the page shows under the same address. Other years than the ones asked for are no answer in a file."""
    form = asked(request)
    if form.years.refused:
        raise Http404(form.years.remark)
    return download(form.selection().sheet(), extension)


def asked(request: HttpRequest) -> CompareForm:
    viewer = request.user
    catalogue = catalogue_seen_by(viewer)
    coverage = coverage_of(catalogue, Collection.objects.open_year_for(viewer))
    years = asked_years(request.GET, coverage)
    return CompareForm(
        request.GET,
        coverage=coverage,
        years=years,
        both=both_years(catalogue, years.pair, viewer),
        reads_drafts=user_can_read_drafts(viewer),
    )
