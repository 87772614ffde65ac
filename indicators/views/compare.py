"""Year over year: two years of all indicators, as a page and as a file."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.coverage import Coverage
from indicators.exports import download
from indicators.forms import CompareForm, asked_years
from indicators.models import Collection, DerivedIndicator, Figure, Indicator
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


def catalogue_seen_by(viewer: Person) -> list[Indicator]:
    """Every indicator with all its years: which years there are to choose from is known without asking again."""
    found = Indicator.objects.with_context().with_figures(Figure.objects.seen_by(viewer))
    return list(found.prefetch_related("annotations"))


def coverage_of(catalogue: Iterable[Indicator], open_year: int | None = None) -> Coverage:
    return Coverage.of((figure.year for indicator in catalogue for figure in indicator.seen), open_year)


def both_years(catalogue: Iterable[Indicator], pair: tuple[int, int] | None, viewer: Person) -> YearOverYear:
    """What is in use or has a figure of the pair, and what is derived from that; without two years nothing."""
    if pair is None:
        return YearOverYear.of((), 0, 0)
    entered = [one for one in catalogue if one.is_active or any(map(one.seen_in, pair))]
    derived = DerivedIndicator.objects.seen_by(viewer).beside(entered)
    return YearOverYear.of([*entered, *derived], *pair)
