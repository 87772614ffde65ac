"""Which words of a chart along the years are written out, and where there is room for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from indicators.charts.lettering import NARROWEST, text_width
from indicators.charts.scale import MANY_YEARS, chosen, named_years
from indicators.charts.svg.beside import PLACES, Label
from indicators.charts.svg.ink import together, words
from indicators.charts.svg.plane import scale_words

if TYPE_CHECKING:
    from indicators.charts.chart import Chart, ChartPoint
    from indicators.charts.svg.plane import Plane


def value_labels(chart: Chart, plane: Plane) -> dict[int, Label]:
    """The years whose values are written out and where: the newest, the ends, the extremes, then, of few, what fits."""
    known = chart.known
    rest = sorted(known, key=lambda point: point.value or 0) if len(chart.points) <= MANY_YEARS else []
    ranking = [known.index(point) for point in dict.fromkeys([*chart.landmarks, *rest])]
    labels = [_label(chart, point, plane) for point in known]
    kept = chosen([label.centre for label in labels], [label.width + 0.5 for label in labels], ranking)
    return {known[index].year: labels[index] for index in kept}


def dotted_years(chart: Chart, labels: Iterable[int]) -> set[int]:
    """The years with a dot: of many only those with a label and what no line leads to."""
    if len(chart.points) <= MANY_YEARS:
        return {point.year for point in chart.known}
    return {*labels, *(segment[0].year for segment in chart.segments() if len(segment) == 1)}


def _label(chart: Chart, point: ChartPoint, plane: Plane) -> Label:
    """Above its mark, or below it at the bottom of a line; elsewhere where a tick or the line itself is in the way."""
    mark = (plane.x(point.year) * NARROWEST, plane.y(point.value))
    above, below = mark[1] - 0.7, mark[1] + 1.5
    heights = [below, above] if _is_dip(chart, point) else [above, below]
    places = [place(text_width(point.text), mark[0], y) for y in heights if y + 0.3 < plane.floor for place in PLACES]
    ends = [(plane.x(other.year) * NARROWEST, plane.y(other.value)) for other in _beside_on_line(chart, point)]
    return min(places, key=lambda label: label.faults(scale_words(plane), mark, ends))


def _beside_on_line(chart: Chart, point: ChartPoint) -> tuple[ChartPoint, ...]:
    """Its neighbours on the same line, at most two."""
    segment = next(segment for segment in chart.segments() if point in segment)
    at = segment.index(point)
    return (*segment[max(0, at - 1) : at], *segment[at + 1 : at + 2])


def _is_dip(chart: Chart, point: ChartPoint) -> bool:
    """Lower than a neighbour on its line and higher than none."""
    beside = [other.value or 0 for other in _beside_on_line(chart, point)]
    value = point.value or 0
    return bool(beside) and value <= min(beside) and value < max(beside)


def year_labels(years: range, x: Callable[[int], float], y: float) -> SafeString:
    """As many years as fit on the narrowest column, the last one always."""
    named = named_years(years, [x(year) * NARROWEST for year in years])
    return together(words(x(year), y, str(year), "chart-tick", "middle") for year in named)
