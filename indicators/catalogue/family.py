"""An indicator among its own, as one viewer sees them: whose place it took, and the first others of its theme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet, Subquery

from indicators.models import Annotation, Figure, Indicator
from indicators.numbers.succession import joined
from indicators.office.kept.composed import composed
from indicators.office.permissions import Person, user_can_read_drafts

NEIGHBOURS = 12
"""Others of the theme beside an indicator; the catalogue lists them all."""


@dataclass(frozen=True)
class Family:
    """One chosen of them, with those that name it as their successor and its neighbours, one more than are shown."""

    chosen: Indicator
    predecessors: tuple[Indicator, ...]
    others: tuple[Indicator, ...]

    @property
    def neighbours(self) -> tuple[Indicator, ...]:
        return self.others[:NEIGHBOURS]

    @property
    def has_more_neighbours(self) -> bool:
        return len(self.others) > NEIGHBOURS


def family_of(code: str) -> Family | None:
    """With the remarks on it and on those before it; None where no indicator has this code. Two questions."""
    members = joined(_members(code))
    chosen = next((one for one in members if one.code == code), None)
    if chosen is None:
        return None
    lineage = [chosen, *(one for one in members if one.successor_id == chosen.pk)]
    remarks = _remarks(_keys(lineage))
    for one in lineage:
        one.noted = [remark for remark in remarks if remark.indicator_id == one.pk]
    return Family(chosen, tuple(lineage[1:]), tuple(one for one in members if one.is_neighbour_of(chosen)))


def with_years(family: Family, viewer: Person) -> Indicator:
    """The chosen one with its figures as this viewer sees them, and those of whom it replaced. One question."""
    lineage = [family.chosen, *family.predecessors]
    figures = _seen_by(viewer, _keys(lineage))
    for one in lineage:
        one.seen = [figure for figure in figures if figure.indicator_id == one.pk]
    return family.chosen


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
    """The first neighbours, one more than are shown: it says whether there are others."""
    theme = Indicator.objects.filter(code=code).values("theme")[:1]
    others = Indicator.objects.active().filter(theme=Subquery(theme)).exclude(code=code)
    near = Subquery(others.values("pk")[: NEIGHBOURS + 1])
    members = Indicator.objects.filter(Q(code=code) | Q(pk__in=near) | Q(successor__code=code))
    return members.with_context().select_related("successor")


@composed
def _remarks(indicators: tuple[int, ...]) -> QuerySet[Annotation]:
    return Annotation.objects.filter(indicator__in=indicators).order_by("year", "pk")


def _keys(indicators: Iterable[Indicator]) -> tuple[int, ...]:
    return tuple(map(attrgetter("pk"), indicators))
