"""Year over year: two years of all indicators, as a page and as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.exports import download
from indicators.forms import AskedYears, CompareForm, asked_years
from indicators.models import DerivedIndicator, Figure, Indicator
from indicators.permissions import Person, user_can_read_drafts
from indicators.views.privacy import keeps_drafts_private
from indicators.year_over_year import YearOverYear


@require_safe
@keeps_drafts_private
def compare(request: HttpRequest) -> HttpResponse:
    form = asked(request)
    both = form.selection()
    return render(request, "indicators/compare.html", {"form": form, "both": both, "charts": both.charts()})


@require_safe
@keeps_drafts_private
def compare_download(request: HttpRequest, extension: str) -> HttpResponse:
    """What the page shows under the same address. Other years than the ones asked for are no answer in a file."""
    form = asked(request)
    if form.years.refused:
        raise Http404(form.years.remark)
    return download(form.selection().sheet(), extension)


def asked(request: HttpRequest) -> CompareForm:
    coverage = Figure.objects.coverage_for(request.user)
    years = asked_years(request.GET, coverage)
    return CompareForm(
        request.GET,
        coverage=coverage,
        years=years,
        both=both_years(years, request.user),
        reads_drafts=user_can_read_drafts(request.user),
    )


def both_years(years: AskedYears, viewer: Person) -> YearOverYear:
    """The catalogue and what is derived from it in both years as the viewer sees them; without two years nothing."""
    if years.pair is None:
        return YearOverYear.of((), 0, 0)
    figures = Figure.objects.seen_by(viewer).of_years(*years.pair)
    indicators = Indicator.objects.listed_beside(figures).with_context().with_figures(figures)
    entered = list(indicators.prefetch_related("annotations"))
    derived = DerivedIndicator.objects.seen_by(viewer).beside(entered)
    return YearOverYear.of([*entered, *derived], *years.pair)
