"""Year over year: two years of all indicators, as a page and as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.exports import download
from indicators.forms import CompareForm
from indicators.models import Figure, Indicator
from indicators.permissions import Person
from indicators.views.privacy import keeps_drafts_private
from indicators.year_over_year import YearOverYear


@keeps_drafts_private
def compare(request: HttpRequest) -> HttpResponse:
    form = asked(request)
    both = chosen(form, request.user)
    return render(request, "indicators/compare.html", {"form": form, "both": both, "charts": both.charts() if both else ()})


@keeps_drafts_private
def compare_download(request: HttpRequest, extension: str) -> HttpResponse:
    """What the page shows under the same address. Other years than the ones asked for are no answer in a file."""
    form = asked(request)
    both = chosen(form, request.user)
    if both is None or form.years.refused:
        raise Http404(form.years.remark)
    return download(both.sheet(), extension)


def asked(request: HttpRequest) -> CompareForm:
    return CompareForm(request.GET, viewer=request.user, coverage=Figure.objects.coverage_for(request.user))


def chosen(form: CompareForm, viewer: Person) -> YearOverYear | None:
    """The rows the form asks for, as the viewer sees them; None without two years."""
    if form.years.pair is None:
        return None
    figures = Figure.objects.seen_by(viewer).of_years(*form.years.pair)
    indicators = Indicator.objects.listed_beside(figures).with_context().with_figures(figures)
    return form.selection(YearOverYear.of(indicators.prefetch_related("annotations"), *form.years.pair))
