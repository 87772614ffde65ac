"""大屏: the year on a wall, one theme at a time, needing no hands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hanyang_report.overview.gallery import Hung, of_theme
from hanyang_report.overview.indicator_year import IndicatorYear
from hanyang_report.overview.matters import groups_of
from hanyang_report.overview.year import OverviewYear, ThemeYear, overview_of
from indicators.office.admin.pages import actor
from indicators.office.privacy import for_readers_of_drafts

MOST_FIGURES = 4


@dataclass(frozen=True)
class Slide:
    """A theme: as many figures as can be read from five metres, and one chart."""

    title: str
    figures: list[IndicatorYear]
    hung: Hung | None


@require_safe
@for_readers_of_drafts
def screen(request: HttpRequest) -> HttpResponse:
    year = overview_of(request.GET.get("year", ""), actor(request))
    context: dict[str, Any] = {"overview": year, "now": timezone.localtime()}
    if year:
        context |= {"slides": slides_of(year), "groups": groups_of(year)}
    return render(request, "pages/screen.html", context)


def slides_of(year: OverviewYear) -> list[Slide]:
    """One a theme that has a figure this year."""
    return [slide for slide in (_slide(theme, year) for theme in year.themes) if slide.figures]


def _slide(theme: ThemeYear, year: OverviewYear) -> Slide:
    known = [one for one in (*theme.key, *theme.rest) if one.figure and not one.is_derived]
    return Slide(theme.theme.short_name, known[:MOST_FIGURES], next(iter(of_theme(theme, year)), None))
