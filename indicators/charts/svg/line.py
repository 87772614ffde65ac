"""A line along the years, broken where it has to be."""

from __future__ import annotations

from itertools import pairwise

from django.utils.safestring import SafeString

from indicators.charts.chart import Chart, ChartPoint
from indicators.charts.svg.ink import dot, element, stroke, together, words
from indicators.charts.svg.labels import dotted_years, value_labels, year_labels
from indicators.charts.svg.marks import Drawing, points_drawn
from indicators.charts.svg.plane import Plane, grid, redefined
from indicators.numbers.formatting import MISSING


def line(chart: Chart) -> Drawing:
    """A line through comparable neighbours only; a lone or incomparable year is a hollow mark."""
    plane = Plane.of(chart)
    labels = value_labels(chart, plane)
    dotted = dotted_years(chart, labels)
    lone = {segment[0].year for segment in chart.segments() if len(segment) == 1}

    def draw(_: int, point: ChartPoint) -> SafeString:
        x = plane.x(point.year)
        if point.value is None:
            return words(x, plane.ground - 0.4, MISSING, "chart-gap", "middle")
        if point.year not in dotted:
            return element("title", f"{point.label} {point.text}") + _place(x, plane.y(point.value))
        shape = "chart-dot-lone" if point.year in lone and len(chart.points) > 1 else "chart-dot"
        newest = " chart-newest" if point is chart.known[-1] else ""
        mark = dot(x, plane.y(point.value), 0.32, class_=shape + newest, stroke="currentColor")
        if point.year not in labels:
            return element("title", f"{point.label} {point.text}") + mark
        return mark + labels[point.year].drawn(x, point.text, "chart-value" + newest)

    pieces = [
        grid(plane, chart.key),
        _breaks(chart, plane),
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


def _breaks(chart: Chart, plane: Plane) -> SafeString:
    """A dashed upright before each year of another definition."""
    places = [(plane.x(year) + plane.x(year - 1)) / 2 for year in redefined(chart)]
    return together(
        stroke(place, 0.2, place, plane.floor, class_="chart-break", stroke_dasharray="2 3")
        + _beside(place, 0.9, "口径调整")
        for place in places
    )


def _beside(place: float, y: float, text: str) -> SafeString:
    """A word on the side of an upright that has room for it."""
    return words(place, y, text, "chart-tick", "end" if place > 0.7 else None, dx=-0.4 if place > 0.7 else 0.4)
