"""Charts along the years: line and timeline."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.safestring import SafeString

from indicators.charts.chart import Chart, ChartPoint
from indicators.charts.lettering import NARROWEST, text_width
from indicators.charts.scale import chosen, ticks
from indicators.charts.svg.beside import PLACES, Label
from indicators.charts.svg.ink import box, dot, element, stroke, together, words
from indicators.charts.svg.marks import NOTHING, Drawing, points_drawn
from indicators.numbers import State
from indicators.numbers.formatting import MISSING, grouped

PLOT_TOP, PLOT_HEIGHT = 1.6, 8.4
LEFT, RIGHT = 0.14, 0.95
BREAK_ROOM = 1.4


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where years and values of a line lie: x as a share of the width, y in em."""

    first: int
    last: int
    ticks: tuple[float, ...]
    top: float

    @property
    def floor(self) -> float:
        return self.top + PLOT_HEIGHT

    def x(self, year: int) -> float:
        if self.first == self.last:
            return (LEFT + RIGHT) / 2
        return LEFT + (RIGHT - LEFT) * (year - self.first) / (self.last - self.first)

    def y(self, value: Decimal | float | None) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.floor - PLOT_HEIGHT * (float(value or 0) - low) / (high - low)


def _plane(chart: Chart) -> _Plane:
    values = [float(value) for value in (*chart.values, *(item.value for item in chart.references))]
    whole = all(value == int(value) for value in values)
    grid = ticks(min(values, default=0), max(values, default=0), whole=whole)
    top = PLOT_TOP + (BREAK_ROOM if _redefined(chart) else 0)
    return _Plane(chart.points[0].year, chart.points[-1].year, tuple(grid), top)


def line(chart: Chart) -> Drawing:
    """A line through comparable neighbours only; a lone or incomparable year is a hollow mark."""
    plane = _plane(chart)
    labels = _labels(chart, plane)
    lone = {segment[0].year for segment in chart.segments() if len(segment) == 1}

    def draw(_: int, point: ChartPoint) -> SafeString:
        x = plane.x(point.year)
        if point.value is None:
            return words(x, plane.floor - 0.4, MISSING, "chart-gap", "middle")
        shape = "chart-dot-lone" if point.year in lone and len(chart.points) > 1 else "chart-dot"
        newest = " chart-newest" if point is chart.known[-1] else ""
        mark = dot(x, plane.y(point.value), 0.32, class_=shape + newest, stroke="currentColor")
        if point.year not in labels:
            return element("title", f"{point.label} {point.text}") + mark
        return mark + labels[point.year].drawn(x, point.text, "chart-value" + newest)

    pieces = [
        _grid(plane),
        _breaks(chart, plane),
        _goals(chart, plane),
        *(_joined(a, b, plane) for segment in chart.segments() for a, b in pairwise(segment)),
        _year_labels(range(plane.first, plane.last + 1), plane.x, plane.floor + 1.5),
        points_drawn(chart, draw),
    ]
    return together(pieces), plane.floor + 1.9


def _joined(a: ChartPoint, b: ChartPoint, plane: _Plane) -> SafeString:
    ends = (plane.x(a.year), plane.y(a.value), plane.x(b.year), plane.y(b.value))
    return stroke(*ends, class_="chart-line", stroke_width="2")


def _grid(plane: _Plane) -> SafeString:
    return together(
        _tick(tick, plane.y(tick), "chart-grid" if number else "chart-axis") for number, tick in enumerate(plane.ticks)
    )


def _tick(value: float, y: float, class_: str) -> SafeString:
    rule = stroke(0.0, y, 1.0, y, class_=class_, stroke_opacity=".25")
    return rule + words(0.0, y - 0.3, grouped(Decimal(str(value)), 2), "chart-tick")


def _goals(chart: Chart, plane: _Plane) -> SafeString:
    return together(
        stroke(0.0, plane.y(goal.value), 1.0, plane.y(goal.value), class_="chart-goal", stroke_dasharray="5 3")
        + words(1.0, plane.y(goal.value) - 0.35, goal.label, "chart-goal-label", "end")
        for goal in chart.references
    )


def _redefined(chart: Chart) -> list[int]:
    """The years within the chart from which the definition is another."""
    return [mark.year for mark in chart.marks if mark.effect == State.REDEFINED and _within(chart, mark.year)]


def _within(chart: Chart, year: int) -> bool:
    return chart.points[0].year < year <= chart.points[-1].year


def _breaks(chart: Chart, plane: _Plane) -> SafeString:
    """A dashed upright before each year of another definition."""
    places = [(plane.x(year) + plane.x(year - 1)) / 2 for year in _redefined(chart)]
    return together(
        stroke(place, 0.2, place, plane.floor, class_="chart-break", stroke_dasharray="2 3")
        + _beside(place, 0.9, "口径调整")
        for place in places
    )


def _beside(place: float, y: float, text: str) -> SafeString:
    """A word on the side of an upright that has room for it."""
    return words(place, y, text, "chart-tick", "end" if place > 0.7 else None, dx=-0.4 if place > 0.7 else 0.4)


def _labels(chart: Chart, plane: _Plane) -> dict[int, Label]:
    """The years whose values are written out and where: the newest, the ends, the extremes, then what fits."""
    known = chart.known
    by_value = sorted(range(len(known)), key=lambda index: known[index].value or 0)
    ranking = dict.fromkeys([*range(len(known))[-1:], *by_value[-1:], *range(len(known))[:1], *by_value[:1], *by_value])
    labels = [_label(chart, point, plane) for point in known]
    kept = chosen([label.centre for label in labels], [label.width + 0.5 for label in labels], ranking)
    return {known[index].year: labels[index] for index in kept}


def _label(chart: Chart, point: ChartPoint, plane: _Plane) -> Label:
    """Above its mark, or below it at the bottom of a line; elsewhere where a tick or the line itself is in the way."""
    mark = (plane.x(point.year) * NARROWEST, plane.y(point.value))
    above, below = mark[1] - 0.7, mark[1] + 1.5
    heights = [below, above] if _is_dip(chart, point) else [above, below]
    places = [place(text_width(point.text), mark[0], y) for y in heights if y + 0.3 < plane.floor for place in PLACES]
    ticks = [(grouped(Decimal(str(tick)), 2), plane.y(tick) - 0.3) for tick in plane.ticks]
    ends = [(plane.x(other.year) * NARROWEST, plane.y(other.value)) for other in _beside_on_line(chart, point)]
    return min(places, key=lambda label: label.faults(ticks, mark, ends))


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


def _year_labels(years: range, x: Callable[[int], float], y: float) -> SafeString:
    """As many years as fit on the narrowest column, the last one always."""
    places = [(x(year) * NARROWEST, 0.0) for year in years]
    ranking = dict.fromkeys([len(years) - 1, 0, *reversed(range(len(years)))])
    kept = chosen(places, [text_width("2000") + 0.6] * len(years), ranking)
    return together(words(x(years[index]), y, str(years[index]), "chart-tick", "middle") for index in sorted(kept))


def timeline(chart: Chart) -> Drawing:
    """One cell a year: filled when it happened, empty when it did not, dashed when nobody knows."""
    first, last = chart.points[0].year, chart.points[-1].year
    slots = max(last - first + 1, 6)

    def x(year: int) -> float:
        return (year - first + 0.5) / slots

    def draw(_: int, point: ChartPoint) -> SafeString:
        newest = " chart-newest" if point is chart.points[-1] else ""
        said = words(x(point.year), 1, point.text, "chart-value" + newest, "middle") if newest else NOTHING
        width = 0.94 / slots
        cell = {"class_": "chart-bar" + newest} if point.value else {"class_": "chart-empty", "fill": "none"}
        dashes = "2 3" if point.value is None else None
        square = box(x(point.year) - width / 2, 1.5, width, 0.9, stroke="currentColor", stroke_dasharray=dashes, **cell)
        return element("title", f"{point.label} {point.text}") + square + said

    years = _year_labels(range(first, last + 1), x, 3.9)
    return points_drawn(chart, draw) + years, 4.3
