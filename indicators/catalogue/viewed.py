"""The whole catalogue as one viewer sees it: every indicator with all its years, and what is derived from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from indicators.catalogue.questions import (
    Pair,
    derived_for,
    indicators_of_newest_years,
    indicators_with_themes,
    newest_numbers,
    numbers_between,
    remarks_by_indicator,
)
from indicators.catalogue.year_over_year import YearOverYear
from indicators.models import DerivedIndicator, Figure, Indicator
from indicators.numbers.coverage import Coverage
from indicators.numbers.succession import joined, taken_over
from indicators.office.permissions import Person, user_can_read_drafts

if TYPE_CHECKING:
    from indicators.models.seen_figure import SeenFigure


def catalogue_seen_by(viewer: Person) -> list[Indicator]:
    """Three questions. Which years there are to choose from is then known without asking again."""
    found = Indicator.objects.with_context().with_figures(Figure.objects.seen_by(viewer))
    return joined(found.with_annotations())


def catalogue_between(pair: Pair, viewer: Person) -> list[Indicator]:
    """With the figures of two years and of what lies between them: all that a comparison of the two says or draws.

    Without the rows they lie in, and with departments for those alone who may know them.
    """
    found = _with_numbers(indicators_with_themes(), numbers_between(pair, viewer))
    if user_can_read_drafts(viewer):
        prefetch_related_objects(found, "department")
    return joined(found)


def newest_catalogue() -> list[Indicator]:
    """What of it has figures of the two newest years, with these alone, as everybody sees it: a century of others and what
    nobody counts any more cost nothing.

    Without themes and departments: who shows what moved names neither.
    """
    return joined(_with_numbers(indicators_of_newest_years(), newest_numbers()))


def _with_numbers(found: list[Indicator], numbers: Mapping[int, list[SeenFigure]]) -> list[Indicator]:
    """Each with its figures, without the rows they lie in, and with its remarks."""
    remarks = remarks_by_indicator()
    for one in found:
        one.seen, one.noted = numbers.get(one.pk, []), remarks.get(one.pk, [])  # type: ignore[assignment]  # as much of a `Figure` as is shown
    return found


def coverage_of(catalogue: Iterable[Indicator], open_year: int | None = None) -> Coverage:
    """How many figures each year has among what the viewer sees."""
    return Coverage.of((figure.year for indicator in catalogue for figure in indicator.seen), open_year)


def both_years(catalogue: Iterable[Indicator], pair: Pair | None, viewer: Person) -> YearOverYear:
    """What is in use or has a figure of the pair, and what is derived from that; without two years nothing."""
    if pair is None:
        return YearOverYear.of((), 0, 0)
    shown = [one for one in catalogue if one.is_active or any(map(one.seen_in, pair))]
    gone = taken_over(shown, pair[1])
    entered = [one for one in shown if one.pk not in gone]
    return YearOverYear.of([*entered, *DerivedIndicator.computed(derived_for(viewer), entered)], *pair)
