"""The years of many indicators at once, for a line the size of a word beside each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import F, prefetch_related_objects

from indicators.numbers.series import LINE_NEEDS

if TYPE_CHECKING:
    from indicators.models import FigureQuerySet, Indicator
    from indicators.numbers.series import Series


def may_have_lines(years: Sequence[int]) -> bool:
    """Whether there are years enough for any row to have one."""
    return len(years) >= LINE_NEEDS


def series_of(indicators: Sequence[Indicator], figures: FigureQuerySet) -> dict[int, Series]:
    """The series of these figures, as `seen_by` gives them, by each indicator's key. Two queries: what parts years is asked
    for only where there are enough of them for a line."""
    rows: dict[int, list[tuple[int, Decimal | None, str]]] = defaultdict(list)
    seen = (F("seen_value"), F("seen_qualifier"))
    told = figures.filter(indicator__in=indicators).values_list("indicator", "year", *seen)
    for key, year, value, qualifier in told:
        rows[key].append((year, value, qualifier))
    prefetch_related_objects([one for one in indicators if len(rows[one.pk]) >= LINE_NEEDS], "annotations")
    return {one.pk: one.series(rows[one.pk]) for one in indicators if len(rows[one.pk]) >= LINE_NEEDS}
