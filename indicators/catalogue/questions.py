"""Which figures the catalogue's pages ask of the database for one viewer. What is asked for everybody is composed once."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from indicators.models import Figure, FigureQuerySet
from indicators.models.figure_set import WORKING_LIFE
from indicators.models.seen_figure import NUMBERS, SeenFigure, as_numbers, by_indicator
from indicators.office.kept.composed import composed
from indicators.office.permissions import Person, user_can_read_drafts

Pair = tuple[int, int]

EVERYBODY = AnonymousUser()
PUBLISHED = tuple(name for name in NUMBERS if name not in WORKING_LIFE)
"""What of a figure no entry changes."""


@composed
def published_between(first: int, last: int) -> QuerySet[Figure, tuple[Any, ...]]:
    """Of these years, both included: the key of an indicator and what a `SeenFigure` says, oldest first."""
    return _as_said(Figure.objects.seen_by(EVERYBODY).filter(year__range=(first, last)))


@composed
def published_in_newest_years() -> QuerySet[Figure, tuple[Any, ...]]:
    """The same of the two newest years that have any."""
    return _as_said(Figure.objects.seen_by(EVERYBODY).of_newest_years(2))


def _as_said(figures: FigureQuerySet) -> QuerySet[Figure, tuple[Any, ...]]:
    return figures.order_by("year").values_list("indicator_id", *PUBLISHED)


@composed
def published_with_sources(indicators: tuple[int, ...]) -> QuerySet[Figure, tuple[Any, ...]]:
    """All years of these (by their keys) with where each number comes from, which stands last."""
    figures = Figure.objects.seen_by(EVERYBODY).filter(indicator__in=indicators).order_by("year")
    return figures.values_list("indicator_id", *PUBLISHED, "seen_source")


def sourced_numbers(indicators: tuple[int, ...]) -> dict[int, list[SeenFigure]]:
    """Each indicator's of all years, by its key."""
    no_status = ""
    return by_indicator((*said, no_status, source) for *said, source in published_with_sources(indicators))


def newest_numbers() -> dict[int, list[SeenFigure]]:
    """Each indicator's of the two newest years, by its key."""
    return by_indicator(published_in_newest_years())


# ── for one viewer ──


def numbers_between(pair: Pair, viewer: Person) -> dict[int, list[SeenFigure]]:
    """Each indicator's, by its key."""
    if user_can_read_drafts(viewer):
        return as_numbers(Figure.objects.seen_by(viewer).filter(year__range=pair))
    return by_indicator(published_between(*pair))
