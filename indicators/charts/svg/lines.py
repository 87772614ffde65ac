"""The pen of `indicators.charts.lines`: several numbered lines over one grid."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from django.utils.safestring import SafeString

from indicators.charts.lettering import NARROWEST
from indicators.charts.lines import ChartLine, Lines
from indicators.charts.scale import CUT, MANY_YEARS, apart, axis, is_cut, named_years
from indicators.charts.svg.ink import dot, down, element, stroke, together, torn, words
from indicators.numbers.formatting import grouped
from indicators.numbers.series import Point

TOP, TALL, FOOT = 2.2, 15.0, 2.0
LEFT, RIGHT = 0.1, 0.92
FLOOR = TOP + TALL
SIGN_HEIGHT = 1.4


def lines_svg(chart: Lines) -> SafeString:
    """The whole drawing as one `<svg>` as wide as its column."""
    pieces = [
        element("title", chart.title, id=f"{chart.key}-title"),
        element("desc", chart.spoken, id=f"{chart.key}-desc"),
        *_grid(chart),
        *_references(chart),
        *_breaks(chart),
        *_remarks(chart),
        *(_drawn(chart, line) for line in chart.lines),
        *_signs(chart),
        *_year_labels(chart),
    ]
    return element(
        "svg",
        together(pieces),
        xmlns="http://www.w3.org/2000/svg",
        class_="chart-svg lines",
        width="100%",
        height=down(FLOOR + 2),
        font_size="13",
        fill="currentColor",
        overflow="visible",
        role="img",
        aria_labelledby=f"{chart.key}-title {chart.key}-desc",
    )


def _x(chart: Lines, year: int) -> float:
    span = chart.last - chart.first
    return LEFT + (RIGHT - LEFT) * ((year - chart.first) / span if span else 0.5)


def _ticks(chart: Lines) -> list[float]:
    return axis((*chart.values, *(reference.value for reference in chart.references)), 5)


def _ground(grid: list[float]) -> float:
    """Where the lowest tick lies: on the base, or above the torn foot of a cut axis."""
    return FLOOR - FOOT if is_cut(grid) else FLOOR


def _y(chart: Lines, value: Decimal | float) -> float:
    grid = _ticks(chart)
    ground = _ground(grid)
    return ground - (ground - TOP) * (float(value) - grid[0]) / (grid[-1] - grid[0])


def _grid(chart: Lines) -> Iterator[SafeString]:
    grid = _ticks(chart)
    if is_cut(grid):
        yield torn(chart.key, FLOOR, CUT)
    for tick in grid:
        y = _y(chart, tick)
        yield stroke(0.0, y, 1.0, y, class_="chart-grid" if tick else "chart-axis", stroke_opacity=".25")
        yield words(0.0, y - 0.3, grouped(Decimal(str(tick)), 2), "chart-tick")


def _references(chart: Lines) -> Iterator[SafeString]:
    for reference in chart.references:
        y = _y(chart, reference.value)
        yield stroke(0.0, y, 1.0, y, class_="chart-goal", stroke_dasharray="5 3")
        yield words(0.5, y - 0.35, reference.label, "chart-goal-label", "middle")


def _breaks(chart: Lines) -> Iterator[SafeString]:
    for year in chart.breaks:
        x = (_x(chart, year) + _x(chart, year - 1)) / 2
        yield stroke(x, 0.6, x, FLOOR, class_="chart-break", stroke_dasharray="2 3")
        yield words(x, 0.9, "口径调整", "chart-tick", "middle")


def _remarks(chart: Lines) -> Iterator[SafeString]:
    """A small mark over the axis for each year that has a remark below."""
    y = _ground(_ticks(chart)) - 0.3
    return (words(_x(chart, year), y, "※", "chart-tick", "middle") for year in chart.remarked_years)


def _drawn(chart: Lines, line: ChartLine) -> SafeString:
    joined = (
        stroke(
            _x(chart, a.year), _at(chart, a), _x(chart, b.year), _at(chart, b), class_="chart-line", stroke_width="2"
        )
        for segment in line.segments()
        for a, b in pairwise(segment)
    )
    ends = {segment[-1] for segment in line.segments()}
    known = line.series.known if len(chart.years) <= MANY_YEARS else [one for one in line.series.known if one in ends]
    points = (_point(chart, line, point) for point in known)
    return element("g", together([*joined, *points]), class_=f"line line--{line.number}")


def _at(chart: Lines, point: Point) -> float:
    return _y(chart, point.value or Decimal(0))


def _point(chart: Lines, line: ChartLine, point: Point) -> SafeString:
    said = element("title", f"{line.name} {point.year}年 {line.text(point.year)}")
    return element("g", said + dot(_x(chart, point.year), _at(chart, point), 0.26, class_="chart-dot"))


def _signs(chart: Lines) -> Iterator[SafeString]:
    """Each line's number right of its newest point; crowded ones step aside."""
    ends = [(line, line.series.latest) for line in chart.lines if line.series.latest]
    places = apart([_at(chart, end) for _, end in ends if end], [SIGN_HEIGHT] * len(ends))
    for (line, end), y in zip(ends, places, strict=True):
        if end:
            yield words(_x(chart, end.year), y + 0.4, line.sign, f"line-sign line--{line.number}", dx=0.7)


def _year_labels(chart: Lines) -> Iterator[SafeString]:
    named = named_years(chart.years, [_x(chart, year) * NARROWEST for year in chart.years])
    return (words(_x(chart, year), FLOOR + 1.5, str(year), "chart-tick", "middle") for year in named)
