"""The pen of `indicators.charts.lines`: several numbered lines over one grid."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from indicators.charts.lettering import NARROWEST, text_width
from indicators.charts.scale import CUT, MANY_YEARS, apart, axis, is_cut, named_years
from indicators.charts.svg.beside import Label, centred
from indicators.charts.svg.ink import dot, down, element, stroke, together, torn, words
from indicators.charts.svg.line_words import REDEFINED, named_breaks
from indicators.charts.svg.plane import axis_numbers

if TYPE_CHECKING:
    from indicators.charts.lines import ChartLine, Lines
    from indicators.numbers.series import Point

TOP, TALL, FOOT = 2.4, 15.0, 2.0
LEFT, RIGHT = 0.1, 0.92
FLOOR = TOP + TALL
SIGN_HEIGHT = 1.4
BESIDE_END = 0.7
ALONG = (0.5, 0.35, 0.65, 0.25, 0.75)
"""Where along its rule a reference may be named, as shares of the width."""


def lines_svg(chart: Lines) -> SafeString:
    """The whole drawing as one `<svg>` as wide as its column."""
    pieces = [
        element("title", chart.title, id=f"{chart.key}-title"),
        element("desc", chart.spoken, id=f"{chart.key}-desc"),
        *_grid(chart),
        *_references(chart),
        *_breaks(chart),
        *(_drawn(chart, line) for line in chart.lines),
        *_written(chart),
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
    for tick, (number, baseline) in zip(grid, _numbers(chart), strict=True):
        y = _y(chart, tick)
        yield stroke(0.0, y, 1.0, y, class_="chart-grid" if tick else "chart-axis", stroke_opacity=".25")
        yield words(0.0, baseline, number, "chart-tick")


def _numbers(chart: Lines) -> list[tuple[str, float]]:
    grid = _ticks(chart)
    return [(number, _y(chart, tick) - 0.3) for tick, number in zip(grid, axis_numbers(grid, chart.unit), strict=True)]


def _references(chart: Lines) -> Iterator[SafeString]:
    for reference in chart.references:
        y = _y(chart, reference.value)
        yield stroke(0.0, y, 1.0, y, class_="chart-goal", stroke_dasharray="5 3")


def _breaks(chart: Lines) -> Iterator[SafeString]:
    return (stroke(x, 0.6, x, FLOOR, class_="chart-break", stroke_dasharray="2 3") for x in _break_places(chart))


def _break_places(chart: Lines) -> list[float]:
    return [(_x(chart, year) + _x(chart, year - 1)) / 2 for year in chart.breaks]


def _written(chart: Lines) -> Iterator[SafeString]:
    """The lines' numbers, what breaks and references are, and a ※ over the axis for each year with a remark: what finds no
    room is said beneath the drawing only."""
    ground = _ground(_ticks(chart)) - 0.3
    at_the_edge = [*_numbers(chart), *([(CUT, FLOOR - 0.5)] if is_cut(_ticks(chart)) else [])]
    remarked = ((_x(chart, year), ground) for year in chart.remarked_years)
    wanted = [
        *((name, "chart-goal-label", _along(chart, value)) for value, name in chart.references),
        *(("※", "chart-tick", [spot]) for spot in remarked),
    ]
    named = named_breaks(_break_places(chart))
    signs = dict(_signs(chart))
    taken = [*named.values(), *(label for _, label in signs.values())]
    yield from (label.drawn(x, REDEFINED, "chart-tick") for x, label in named.items())
    yield from (label.drawn(x, line.sign, f"line-sign line--{line.number}") for line, (x, label) in signs.items())
    for text, look, spots in wanted:
        places = ((x, centred(text_width(text), x * NARROWEST, y)) for x, y in spots)
        free = ((x, one) for x, one in places if one.is_clear_of(at_the_edge) and all(map(one.is_apart_from, taken)))
        for x, label in islice(free, 1):
            taken.append(label)
            yield label.drawn(x, text, look)


def _along(chart: Lines, value: Decimal) -> list[tuple[float, float]]:
    """Where a reference may be named: over its rule or beneath it, from the middle outwards."""
    y = _y(chart, value)
    return [(x, level) for x in ALONG for level in (y - 0.35, y + 1.05) if level < FLOOR]


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


def _signs(chart: Lines) -> Iterator[tuple[ChartLine, tuple[float, Label]]]:
    """Each line's number right of its newest point; crowded ones step aside, but not under the base."""
    ends = [(line, line.series.latest) for line in chart.lines if line.series.latest]
    places = apart([_at(chart, end) for _, end in ends if end], [SIGN_HEIGHT] * len(ends))
    lowest = FLOOR
    for (line, end), y in sorted(zip(ends, places, strict=True), key=itemgetter(1), reverse=True):
        if end:
            x, y = _x(chart, end.year), min(y, lowest)
            lowest = y - SIGN_HEIGHT
            yield line, (x, Label(x * NARROWEST + BESIDE_END, text_width(line.sign), y + 0.4, "start", BESIDE_END))


def _year_labels(chart: Lines) -> Iterator[SafeString]:
    named = named_years(chart.years, [_x(chart, year) * NARROWEST for year in chart.years])
    return (words(_x(chart, year), FLOOR + 1.5, str(year), "chart-tick", "middle") for year in named)
