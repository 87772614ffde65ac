"""The places that a line has for each of its values, the best first. Pure; lengths in em on the narrowest column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Self

from indicators.charts.lettering import NARROWEST, text_width
from indicators.charts.svg.beside import ASIDE, PLACES, RISE, Label, Rule, Spot
from indicators.charts.svg.plane import PLOT_TOP, scale_words

if TYPE_CHECKING:
    from indicators.charts.chart import Chart, ChartPoint
    from indicators.charts.svg.plane import Plane

ABOVE, BELOW, LEVEL = (-0.7, -1.1, -1.5, -2.0), (1.5, 1.9, 2.3, 2.8), 0.35
"""How far a baseline lies from its mark: the nearest and farther ones; that of what stands beside it."""
WORSE, OTHER_SIDE, FARTHER, ACROSS = 0.01, 0.3, 0.2, 0.4
"""What speaks against the next of the places level with each other, the other side of the line, every step away from the
mark, and what the line runs through farther on; running through on its way to the mark counts 1."""
OFFERED = 12


@dataclass(frozen=True, slots=True)
class Offers:
    """`ticks` are the words at the left edge, `rules` the stretches of the line."""

    chart: Chart
    plane: Plane
    ticks: list[tuple[str, float]]
    rules: list[Rule]

    @classmethod
    def of(cls, chart: Chart, plane: Plane) -> Self:
        spots = {point.year: _spot(point, plane) for point in chart.known}
        rules = [(spots[a.year], spots[b.year]) for run in chart.segments() for a, b in pairwise(run)]
        return cls(chart, plane, scale_words(plane), rules)

    def nearest(self, point: ChartPoint) -> list[Label]:
        """Those that touch its mark: above it or, of a dip, below."""
        first, second = self._sides(point)
        return self._by_cost(point, (*self._over(point, first[:1], 0), *self._over(point, second[:1], OTHER_SIDE)))

    def of_a_landmark(self, point: ChartPoint) -> list[Label]:
        """More, for what has to be written: farther from its mark, too, and level with it."""
        first, second = self._sides(point)
        x, y = _spot(point, self.plane)
        aside = (place(text_width(point.text), x, y + LEVEL) for place in ASIDE)
        level = (replace(label, cost=OTHER_SIDE + FARTHER) for label in aside)
        places = (*self._over(point, first, 0), *self._over(point, second, OTHER_SIDE), *level)
        return list(islice(self._by_cost(point, places), OFFERED))

    def _sides(self, point: ChartPoint) -> tuple[tuple[float, ...], tuple[float, ...]]:
        return (BELOW, ABOVE) if self._is_dip(point) else (ABOVE, BELOW)

    def _over(self, point: ChartPoint, heights: Iterable[float], cost: float) -> Iterator[Label]:
        x, y = _spot(point, self.plane)
        for steps, height in enumerate(heights):
            for worse, place in enumerate(PLACES):
                label = place(text_width(point.text), x, y + height)
                yield replace(label, cost=cost + steps * FARTHER + worse * WORSE)

    def _by_cost(self, point: ChartPoint, places: Iterable[Label]) -> list[Label]:
        """Those that neither leave the plot nor lie on the axis' words, with the line's faults."""
        top, floor = self.plane.top - PLOT_TOP + RISE, self.plane.floor
        clear = (one for one in places if top <= one.y < floor - 0.3 and one.is_clear_of(self.ticks))
        mark = _spot(point, self.plane)
        return sorted((replace(one, cost=one.cost + self._crossings(one, mark)) for one in clear), key=_cost)

    def _crossings(self, label: Label, mark: Spot) -> float:
        crossing = [rule for rule in self.rules if label.crossed_by(rule)]
        own = sum(mark in rule for rule in crossing)
        return own + (ACROSS if len(crossing) > own else 0)

    def _is_dip(self, point: ChartPoint) -> bool:
        """Lower than a neighbour on its line and higher than none."""
        mark = _spot(point, self.plane)
        others = [y for rule in self.rules if mark in rule for x, y in rule if (x, y) != mark]
        return bool(others) and mark[1] >= max(others) and mark[1] > min(others)


def _spot(point: ChartPoint, plane: Plane) -> Spot:
    return plane.x(point.year) * NARROWEST, plane.y(point.value)


def _cost(label: Label) -> float:
    return label.cost
