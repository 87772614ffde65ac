"""A line along the years, broken where it has to be."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from indicators.charts.svg.ink import dot, element, stroke, together, words
from indicators.charts.svg.labels import year_labels
from indicators.charts.svg.line_words import DASH, REDEFINED, LineWords
from indicators.charts.svg.marks import Drawing, points_drawn
from indicators.charts.svg.plane import grid
from indicators.numbers.formatting import MISSING

if TYPE_CHECKING:
    from indicators.charts.chart import Chart, ChartPoint
    from indicators.charts.svg.plane import Plane


def line(chart: Chart) -> Drawing:
    """A line through comparable neighbours only; a lone or incomparable year is a hollow mark."""
    written = LineWords.of(chart)
    plane, labels = written.plane, written.labels
    lone = {segment[0].year for segment in chart.segments() if len(segment) == 1}

    def draw(_: int, point: ChartPoint) -> SafeString:
        x = plane.x(point.year)
        if point.year in written.dashed:
            return words(x, plane.ground - DASH, MISSING, "chart-gap", "middle")
        if point.value is None:
            return _place(x, plane.ground)
        if point.year not in written.dotted:
            return element("title", f"{point.label} {point.text}") + _place(x, plane.y(point.value))
        shape = "chart-dot-lone" if point.year in lone and len(chart.points) > 1 else "chart-dot"
        newest = " chart-newest" if point is chart.known[-1] else ""
        mark = dot(x, plane.y(point.value), 0.32, class_=shape + newest, stroke="currentColor")
        if point.year not in labels:
            return element("title", f"{point.label} {point.text}") + mark
        return mark + labels[point.year].drawn(x, point.text, "chart-value" + newest)

    pieces = [
        grid(plane, chart.key),
        _breaks(written),
        _goals(chart, plane),
        *(_joined(a, b, plane) for segment in chart.segments() for a, b in pairwise(segment)),
        year_labels(range(plane.first, plane.last + 1), plane.x, plane.floor + 1.5),
        points_drawn(chart, draw),
    ]
    return together(pieces), plane.floor + 1.9


def _place(x: float, y: float) -> SafeString:
    """Where a pointer and the keyboard find a year without a dot."""
    return dot(x, y, 0.32, class_="chart-place", fill_opacity="0")


def _joined(a: ChartPoint, b: ChartPoint, plane: Plane) -> SafeString:
    ends = (plane.x(a.year), plane.y(a.value), plane.x(b.year), plane.y(b.value))
    return stroke(*ends, class_="chart-line", stroke_width="2")


def _goals(chart: Chart, plane: Plane) -> SafeString:
    return together(
        stroke(0.0, plane.y(goal.value), 1.0, plane.y(goal.value), class_="chart-goal", stroke_dasharray="5 3")
        + words(1.0, plane.y(goal.value) - 0.35, goal.label, "chart-goal-label", "end")
        for goal in chart.references
    )


def _breaks(written: LineWords) -> SafeString:
    """A dashed upright before each year of another definition."""
    dashes = {"class_": "chart-break", "stroke_dasharray": "2 3"}
    rules = (stroke(place, 0.2, place, written.plane.floor, **dashes) for place in written.breaks)
    names = (label.drawn(place, REDEFINED, "chart-tick") for place, label in written.named.items())
    return together((*rules, *names))
