"""Whether something happened, year by year."""

from __future__ import annotations

from django.utils.safestring import SafeString

from indicators.charts.chart import Chart, ChartPoint
from indicators.charts.svg.ink import box, element, words
from indicators.charts.svg.labels import year_labels
from indicators.charts.svg.marks import NOTHING, Drawing, points_drawn


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

    years = year_labels(range(first, last + 1), x, 3.9)
    return points_drawn(chart, draw) + years, 4.3
