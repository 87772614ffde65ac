"""The catalogue as one viewer sees it in two years, and what is derived from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from indicators.catalogue.questions import newest_numbers, numbers_between
from indicators.catalogue.seen_indicator import SeenIndicator, computed, with_figures
from indicators.catalogue.whole import derived_for, whole_catalogue
from indicators.catalogue.year_over_year import YearOverYear
from indicators.numbers.coverage import Coverage
from indicators.numbers.succession import taken_over

if TYPE_CHECKING:
    from indicators.catalogue.questions import Pair
    from indicators.models import Indicator
    from indicators.office.permissions import Person


def catalogue_between(pair: Pair, viewer: Person) -> list[SeenIndicator]:
    """With the figures of two years and of what lies between them: all that a comparison of the two says or draws."""
    return with_figures(whole_catalogue(), numbers_between(pair, viewer))


def newest_catalogue() -> list[SeenIndicator]:
    """What of it has figures of the two newest years, with these alone, as everybody sees it."""
    numbers = newest_numbers()
    return with_figures([one for one in whole_catalogue() if one.pk in numbers], numbers)


def coverage_of(catalogue: Iterable[Indicator | SeenIndicator], open_year: int | None = None) -> Coverage:
    """How many figures each year has among what the viewer sees."""
    return Coverage.of((figure.year for indicator in catalogue for figure in indicator.seen), open_year)


def both_years(catalogue: Iterable[SeenIndicator], pair: Pair | None, viewer: Person) -> YearOverYear:
    """What is in use or has a figure of the pair, and what is derived from that; without two years nothing."""
    if pair is None:
        return YearOverYear.of((), 0, 0)
    shown = [one for one in catalogue if one.is_active or any(map(one.seen_in, pair))]
    gone = taken_over(shown, pair[1])
    entered = [one for one in shown if one.pk not in gone]
    return YearOverYear.of([*entered, *computed(derived_for(viewer), entered)], *pair)
