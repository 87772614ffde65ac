"""Charts along the years: line and timeline."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from django.utils.safestring import SafeString

from indicators.charts.chart import Chart, ChartPoint
from indicators.charts.scale import chosen, ticks
from indicators.charts.svg.ink import NARROWEST, box, dot, element, stroke, text_width, together, words
from indicators.charts.svg.marks import NOTHING, Drawing, points_drawn
from indicators.formatting import MISSING, grouped

PLOT_TOP, PLOT_HEIGHT = 1.6, 8.4
LEFT, RIGHT = 0.14, 0.95


def line(chart: Chart) -> Drawing:
    """A line through comparable neighbours only; a lone or incomparable year is a hollow mark."""
    first, last = chart.points[0].year, chart.points[-1].year
    floor = PLOT_TOP + PLOT_HEIGHT
    values = [float(value) for value in chart.values] + [float(item.value) for item in chart.references]
    grid = ticks(min(values, default=0), max(values, default=0), whole=all(value == int(value) for value in values))

    def x(year: int) -> float:
        return LEFT + (RIGHT - LEFT) * (year - first) / (last - first) if last > first else (LEFT + RIGHT) / 2

    def y(value: Decimal | float) -> float:
        return floor - PLOT_HEIGHT * (float(value) - grid[0]) / (grid[-1] - grid[0])

    labelled = _labelled(chart, x)
    lone = {segment[0].year for segment in chart.segments() if len(segment) == 1}

    def draw(_: int, point: ChartPoint) -> SafeString:
        if point.value is None:
            return words(x(point.year), floor - 0.4, MISSING, "chart-gap", "middle")
        shape = "chart-dot-lone" if point.year in lone and len(chart.points) > 1 else "chart-dot"
        newest = " chart-newest" if point is chart.known[-1] else ""
        mark = dot(x(point.year), y(point.value), 0.32, class_=shape + newest, stroke="currentColor")
        if point.year not in labelled:
            return element("title", f"{point.label} {point.text}") + mark
        return mark + words(x(point.year), y(point.value) - 0.7, point.text, "chart-value" + newest, "middle")

    pieces = [
        _grid(grid, y),
        _breaks(chart, x),
        _goals(chart, y),
        *(
            stroke(x(a.year), y(a.value or 0), x(b.year), y(b.value or 0), class_="chart-line", stroke_width="2")
            for segment in chart.segments()
            for a, b in pairwise(segment)
        ),
        _year_labels(range(first, last + 1), x, floor + 1.5),
        points_drawn(chart, draw),
    ]
    return together(pieces), floor + 1.9


def _grid(values: list[float], y: Callable[[float], float]) -> SafeString:
    lines = (
        stroke(0.0, y(value), 1.0, y(value), class_="chart-grid" if number else "chart-axis", stroke_opacity=".25")
        + words(0.0, y(value) - 0.3, grouped(Decimal(str(value)), 2), "chart-tick")
        for number, value in enumerate(values)
    )
    return together(lines)


def _goals(chart: Chart, y: Callable[[Decimal], float]) -> SafeString:
    return together(
        stroke(0.0, y(item.value), 1.0, y(item.value), class_="chart-goal", stroke_dasharray="5 3")
        + words(1.0, y(item.value) - 0.35, item.label, "chart-goal-label", "end")
        for item in chart.references
    )


def _breaks(chart: Chart, x: Callable[[int], float]) -> SafeString:
    """A dashed upright before each year from which the definition is another."""
    years = [mark.year for mark in chart.marks if mark.effect == "redefined"]
    places = [(x(year) + x(year - 1)) / 2 for year in years if year > chart.points[0].year]
    return together(
        stroke(place, 0.2, place, PLOT_TOP + PLOT_HEIGHT, class_="chart-break", stroke_dasharray="2 3")
        + words(place, 0.9, "口径调整", "chart-tick", dx=0.4)
        for place in places
    )


def _labelled(chart: Chart, x: Callable[[int], float]) -> set[int]:
    """The years whose values are written out: the newest, the ends, the extremes, then whatever still fits."""
    known = chart.known
    ranking = [len(known) - 1, 0] if known else []
    ranking += sorted(range(len(known)), key=lambda index: known[index].value or 0, reverse=True)[:1]
    ranking += sorted(range(len(known)), key=lambda index: known[index].value or 0)[:1]
    ranking += range(len(known))
    places = [x(point.year) * NARROWEST for point in known]
    kept = chosen(places, [text_width(point.text) + 0.4 for point in known], list(dict.fromkeys(ranking)))
    return {known[index].year for index in kept}


def _year_labels(years: range, x: Callable[[int], float], y: float) -> SafeString:
    """As many years as fit on the narrowest column, the last one always."""
    places = [x(year) * NARROWEST for year in years]
    ranking = [len(years) - 1, 0, *range(len(years) - 1, -1, -1)]
    kept = chosen(places, [text_width("2000") + 0.6] * len(years), list(dict.fromkeys(ranking)))
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
        square = box(x(point.year) - width / 2, 1.5, width, 1.1, stroke="currentColor", stroke_dasharray=dashes, **cell)
        return element("title", f"{point.label} {point.text}") + square + said

    years = _year_labels(range(first, last + 1), x, 4.1)
    return points_drawn(chart, draw) + years, 4.5
