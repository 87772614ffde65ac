"""Where years and values of a line lie, and the scale they are read by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from django.utils.safestring import SafeString

from indicators.charts.lettering import NARROWEST, text_width
from indicators.charts.scale import CUT, axis, is_cut
from indicators.charts.svg.ink import stroke, together, torn, words
from indicators.numbers import State
from indicators.numbers.formatting import grouped

if TYPE_CHECKING:
    from indicators.charts.chart import Chart
    from indicators.numbers.series import Mark

PLOT_TOP, PLOT_HEIGHT = 1.6, 8.4
LEFT, RIGHT = 0.14, 0.95
FARTHEST_LEFT = 0.25
"""However long the axis' numbers are."""
BESIDE_NUMBERS = 1.0
"""From the axis' numbers to the first year on the narrowest column, in em."""
BREAK_ROOM = 1.4
MYRIADS = "万亿"
LARGE = ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
FROM = 100
"""So many of a large unit there have to be for an axis to count in it."""
FOOT = 2.0
"""Between the lowest tick of a cut axis and its torn base, so that no value seems to be nothing."""


@dataclass(frozen=True, slots=True)
class Plane:
    """Where years and values of a line lie: x as a share of the width, y in em."""

    first: int
    last: int
    ticks: tuple[float, ...]
    numbers: tuple[str, ...]
    top: float
    left: float = LEFT

    @property
    def ground(self) -> float:
        """Where the lowest tick lies: on the base, or above the torn foot of a cut axis."""
        return self.top + PLOT_HEIGHT

    @property
    def floor(self) -> float:
        """Where the base lies."""
        return self.ground + (FOOT if is_cut(self.ticks) else 0)

    def x(self, year: int) -> float:
        if self.first == self.last:
            return (self.left + RIGHT) / 2
        return self.left + (RIGHT - self.left) * (year - self.first) / (self.last - self.first)

    def y(self, value: Decimal | float | None) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.ground - PLOT_HEIGHT * (float(value or 0) - low) / (high - low)

    @classmethod
    def of(cls, chart: Chart) -> Self:
        top = PLOT_TOP + (BREAK_ROOM if redefined(chart) else 0)
        grid = tuple(axis(chart.measured))
        numbers = axis_numbers(grid, chart.unit)
        left = min(FARTHEST_LEFT, max(LEFT, (max(map(text_width, numbers)) + BESIDE_NUMBERS) / NARROWEST))
        return cls(chart.points[0].year, chart.points[-1].year, grid, numbers, top, left)


def redefined(chart: Chart) -> list[int]:
    """The years within the chart from which the definition is another."""
    return [mark.year for mark in chart.marks if mark.effect == State.REDEFINED and _within(chart, mark)]


def _within(chart: Chart, mark: Mark) -> bool:
    return chart.points[0].year < mark.year <= chart.points[-1].year


def grid(plane: Plane, key: str) -> SafeString:
    """The upright scale, zero the axis; one that leaves zero out stands on a torn foot that says so."""
    rules = (
        _tick(number, plane.y(tick), "chart-grid" if tick else "chart-axis")
        for tick, number in zip(plane.ticks, plane.numbers, strict=True)
    )
    return together([*rules, *([torn(key, plane.floor, CUT)] if is_cut(plane.ticks) else [])])


def scale_words(plane: Plane) -> list[tuple[str, float]]:
    """What is written at the left edge, with its baselines."""
    numbers = [(number, plane.y(tick) - 0.3) for tick, number in zip(plane.ticks, plane.numbers, strict=True)]
    return [*numbers, *([(CUT, plane.floor - 0.5)] if is_cut(plane.ticks) else [])]


def axis_numbers(ticks: Sequence[float], unit: str) -> tuple[str, ...]:
    """How both pens write an axis: `1,200`; millions as `120万`, unless the unit counts in such already."""
    exact = [Decimal(str(tick)) for tick in ticks]
    for size, word in LARGE:
        if max(exact) >= FROM * size and unit[:1] not in MYRIADS and all(tick * 100 % size == 0 for tick in exact):
            return tuple(grouped(tick / size, 2) + word if tick else "0" for tick in exact)
    return tuple(grouped(tick, 2) for tick in exact)


def _tick(number: str, y: float, class_: str) -> SafeString:
    return stroke(0.0, y, 1.0, y, class_=class_, stroke_opacity=".25") + words(0.0, y - 0.3, number, "chart-tick")
