"""Which words of a chart along the years are written out, and where there is room for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from indicators.charts.lettering import NARROWEST
from indicators.charts.scale import MANY_YEARS, named_years
from indicators.charts.svg.ink import together, words
from indicators.charts.svg.offers import Offers

if TYPE_CHECKING:
    from indicators.charts.chart import Chart, ChartPoint
    from indicators.charts.svg.beside import Label
    from indicators.charts.svg.plane import Plane

Written = tuple[tuple["ChartPoint", "Label"], ...]
LEFT_OUT = 4.0
"""What has to speak against the places of all landmarks together for one of them not to be written."""


def value_labels(chart: Chart, plane: Plane) -> dict[int, Label]:
    """The years whose values are written out and where: the newest, the ends, the extremes, then, of few, what fits."""
    offers = Offers.of(chart, plane)
    _, written = _best(tuple((point, offers.of_a_landmark(point)) for point in chart.landmarks), ())
    rest = sorted(chart.known, key=lambda point: point.value or 0) if len(chart.points) <= MANY_YEARS else []
    there = {point.year for point, _ in written}
    for point in (one for one in rest if one.year not in there):
        fitting = (label for label in offers.nearest(point) if _agrees(point, label, written))
        written = (*written, *((point, label) for label in [next(fitting, None)] if label))
    return {point.year: label for point, label in written}


def _best(offered: Sequence[tuple[ChartPoint, list[Label]]], written: Written) -> tuple[float, Written]:
    """The places of several values that together have the least against them, with what that is."""
    if not offered:
        return 0.0, written
    (point, labels), *later = offered
    least = sum(ones[0].cost if ones else LEFT_OUT for _, ones in later)
    found, kept = inf, written
    for label in labels:
        if label.cost + least >= found:
            break
        if _agrees(point, label, written):
            cost, others = _best(later, (*written, (point, label)))
            found, kept = min((found, kept), (label.cost + cost, others), key=itemgetter(0))
    if LEFT_OUT + least < found:
        cost, others = _best(later, written)
        found, kept = min((found, kept), (LEFT_OUT + cost, others), key=itemgetter(0))
    return found, kept


def _agrees(point: ChartPoint, label: Label, written: Written) -> bool:
    """Whether a value written there touches no other and stands in the order of the values."""
    return all(
        label.is_apart_from(other)
        and (point.value == one.value or label.is_ordered_with(other, is_higher=(point.value or 0) > (one.value or 0)))
        for one, other in written
    )


def year_labels(years: range, x: Callable[[int], float], y: float) -> SafeString:
    """As many years as fit on the narrowest column, the last one always."""
    named = named_years(years, [x(year) * NARROWEST for year in years])
    return together(words(x(year), y, str(year), "chart-tick", "middle") for year in named)
