"""What a line along the years says in its plot, for both pens: which values, gaps and breaks have words, and where."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Self

from indicators.charts.lettering import NARROWEST, text_width
from indicators.charts.scale import MANY_YEARS
from indicators.charts.svg.beside import BESIDE, centred
from indicators.charts.svg.labels import value_labels
from indicators.charts.svg.plane import Plane, redefined, scale_words
from indicators.numbers.formatting import MISSING

if TYPE_CHECKING:
    from indicators.charts.chart import Chart
    from indicators.charts.svg.beside import Label

REDEFINED = "口径调整"
BREAK_LINE = 0.9
"""The baseline of what names an upright."""
DASH = 0.4
"""How far the dash of a gap stands over the base."""


@dataclass(frozen=True, slots=True)
class LineWords:
    """`labels` are the values written by their years, `dashed` the gaps that have a dash, `dotted` the years with a dot,
    `breaks` the uprights before years of another definition and `named` what names them, by their share of the width."""

    plane: Plane
    labels: dict[int, Label]
    dashed: set[int]
    dotted: set[int]
    breaks: dict[float, int]
    named: dict[float, Label]

    @classmethod
    def of(cls, chart: Chart) -> Self:
        plane = Plane.of(chart)
        labels = value_labels(chart, plane)
        breaks = {(plane.x(at) + plane.x(at - 1)) / 2: at for at in redefined(chart)}
        dashed = _dashed(chart, plane, labels.values())
        return cls(plane, labels, dashed, _dotted(chart, labels), breaks, named_breaks(breaks))


def named_breaks(places: Collection[float]) -> dict[float, Label]:
    """Where `口径调整` stands beside each upright, the newest first: on the side that has room; what has none goes without."""
    named: dict[float, Label] = {}
    for place in sorted(places, reverse=True):
        sides = (side(text_width(REDEFINED), place * NARROWEST, BREAK_LINE) for side in BESIDE)
        fitting = (one for one in sides if one.right <= NARROWEST and all(map(one.is_apart_from, named.values())))
        if label := next(fitting, None):
            named[place] = label
    return named


def _dotted(chart: Chart, labels: Iterable[int]) -> set[int]:
    """Of many years only those with a label and what no line leads to."""
    if len(chart.points) <= MANY_YEARS:
        return {point.year for point in chart.known}
    return {*labels, *(segment[0].year for segment in chart.segments() if len(segment) == 1)}


def _dashed(chart: Chart, plane: Plane, labels: Iterable[Label]) -> set[int]:
    """Of few gaps each, of many years one for a stretch, where nothing else is written."""
    taken = list(labels)
    dashed: set[int] = set()
    for gap in _gaps(chart):
        dash = centred(text_width(MISSING), plane.x(gap) * NARROWEST, plane.ground - DASH)
        if dash.is_clear_of(scale_words(plane)) and all(map(dash.is_apart_from, taken)):
            taken.append(dash)
            dashed.add(gap)
    return dashed


def _gaps(chart: Chart) -> Iterator[int]:
    for is_gap, points in groupby(chart.points, key=lambda point: point.value is None):
        if is_gap:
            stretch = [point.year for point in points]
            yield from [stretch[len(stretch) // 2]] if len(chart.points) > MANY_YEARS else stretch
