"""An indicator among its own, as one viewer sees them: whose place it took, and the first others of its theme."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from indicators.models import Annotation, Figure, Indicator
from indicators.numbers.succession import joined
from indicators.office.kept.composed import composed
from indicators.office.permissions import Person, user_can_read_drafts

NEIGHBOURS = 12
"""Others of the theme beside an indicator; the catalogue lists them all."""

Lineage = tuple[Indicator, ...]
"""One chosen, and after it those that name it as their successor."""


def lineage_of(code: str) -> Lineage:
    """Each with the remarks on it; () where no indicator has this code. Two questions."""
    members = joined(_members(code))
    lineage = tuple(sorted(members, key=lambda one: one.code != code))
    remarks = _remarks(_keys(lineage)) if lineage else ()
    for one in lineage:
        one.noted = [remark for remark in remarks if remark.indicator_id == one.pk]
    return lineage


def with_years(lineage: Lineage, viewer: Person) -> Indicator:
    """The chosen one with its figures as this viewer sees them, and those of whom it replaced. One question."""
    figures = _seen_by(viewer, _keys(lineage))
    for one in lineage:
        one.seen = [figure for figure in figures if figure.indicator_id == one.pk]
    return lineage[0]


def neighbours_of(chosen: Indicator) -> list[Indicator]:
    """The first others in use under its theme, one more than are shown: it says whether there are others. One question."""
    return _others(chosen.pk, chosen.theme_id)


def newest_of(indicators: Iterable[Indicator], viewer: Person) -> dict[int, Figure]:
    """The newest figure of each that this viewer sees, by the indicator's key. One question."""
    return {figure.indicator_id: figure for figure in _seen_by(viewer, _keys(indicators))}


def _seen_by(viewer: Person, indicators: tuple[int, ...]) -> list[Figure]:
    """Oldest first."""
    if user_can_read_drafts(viewer):
        return list(Figure.objects.seen_by(viewer).filter(indicator__in=indicators).order_by("year"))
    return _published(indicators)


@composed
def _published(indicators: tuple[int, ...]) -> QuerySet[Figure]:
    return Figure.objects.seen_by(AnonymousUser()).filter(indicator__in=indicators).order_by("year")


@composed
def _members(code: str) -> QuerySet[Indicator]:
    of_it = Indicator.objects.filter(Q(code=code) | Q(successor__code=code))
    return of_it.with_context().select_related("successor")


@composed
def _others(chosen: int, theme: int) -> QuerySet[Indicator]:
    return Indicator.objects.active().filter(theme=theme).exclude(pk=chosen)[: NEIGHBOURS + 1]


@composed
def _remarks(indicators: tuple[int, ...]) -> QuerySet[Annotation]:
    return Annotation.objects.filter(indicator__in=indicators).order_by("year", "pk")


def _keys(indicators: Iterable[Indicator]) -> tuple[int, ...]:
    return tuple(map(attrgetter("pk"), indicators))
