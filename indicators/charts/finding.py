"""What a chart of several years shows, in the one clause that is its title. Pure: the comparison says it, nobody writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise

from indicators.charts.scale import FROM_ZERO_BELOW
from indicators.numbers.comparison import Change
from indicators.numbers.formatting import han, measure
from indicators.numbers.largest import largest
from indicators.numbers.series import LINE_NEEDS, Point, Series, runs

MEASURED = frozenset({"count", "amount", "rate"})
"""Kinds whose size says something; streaks grow by themselves."""
LEADING = 2
"""So many digits a round number keeps."""


@dataclass(frozen=True, slots=True)
class Told:
    """An indicator by its name with its years up to the one that is told of."""

    name: str
    series: Series
    year: int

    @property
    def change(self) -> Change:
        """Into the year from the one before."""
        return self.series.change(self.year)

    @property
    def run(self) -> tuple[Point, ...]:
        """The years up to this one that stand on the same ground and are known exactly."""
        known = [point for point in self.series.known if point.year <= self.year]
        segments = runs(known, self.series.marks)
        run = segments[-1] if segments and segments[-1][-1].year == self.year else ()
        rough = max((at for at, point in enumerate(run, 1) if point.qualifier), default=0)
        return run[rough:]

    def text(self, value: Decimal | None) -> str:
        series = self.series
        is_whole = value is not None and value == value.to_integral_value() and series.kind != "rate"
        return measure(value, series.unit, series.kind, 0 if is_whole else series.decimals, "", thousands=True)


def finding(entries: Sequence[Told]) -> str:
    """The longest rise or fall, what stayed as it was, the largest change, in this order; '' where none is there."""
    told = [one for one in entries if one.series.kind in MEASURED]
    return _longest_way(told) or _steady(told) or _foremost(told)


def _longest_way(entries: Sequence[Told]) -> str:
    """What rose or fell at least twice running up to this year."""
    ways = [(one, _steps(one.run)) for one in entries]
    one, steps = max(ways, key=lambda way: abs(way[1]), default=(None, 0))
    if one is None or abs(steps) < LINE_NEEDS - 1:
        return ""
    verb, reached = ("上升", "达") if steps > 0 else ("下降", "降至")
    return (
        f"{one.name}连续{han(abs(steps), liang=True)}年{verb}，{one.year}年{reached}{one.text(one.change.after.value)}"
    )


def _steps(run: tuple[Point, ...]) -> int:
    """How often it rose running, fell as a negative number, up to the last year."""
    moves = [_sign(_size(later) - _size(earlier)) for earlier, later in pairwise(run)]
    last = moves[-1] if moves else 0
    count = next((at for at, move in enumerate(reversed(moves)) if move != last), len(moves))
    return last * count


def _steady(entries: Sequence[Told]) -> str:
    """What each of them did all the years: the same value; a lone count above a round number. A rate that fell says so."""
    ways = [one.run for one in entries]
    years = min(map(len, ways), default=0)
    if years < LINE_NEEDS:
        return ""
    name = entries[0].name if len(entries) == 1 else "各项"
    values = {_size(point) for run in ways for point in run[-years:]}
    if len(values) == 1:
        return f"{name}连续{han(years)}年均为{entries[0].text(values.pop())}"
    if len(entries) > 1 or entries[0].series.kind == "rate":
        return ""
    least = min(values)
    floor = _round_floor(least)
    if floor <= 0 or least < max(values) * Decimal(str(FROM_ZERO_BELOW)):
        return ""
    word = "超过" if least > floor else "不少于"
    return f"{name}连续{han(years)}年{word}{entries[0].text(floor)}"


def _foremost(entries: Sequence[Told]) -> str:
    """The largest change from the year before; that nothing moved, where that is so of all."""
    if found := largest(entries, 1):
        return f"{found[0].name}{found[0].change.phrase()}"
    level = [one for one in entries if one.change.difference == 0]
    if not level or len(level) < len(entries):
        return ""
    return f"{level[0].name if len(level) == 1 else '各项均'}{level[0].change.phrase()}"


def _size(point: Point) -> Decimal:
    return point.value or Decimal(0)


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)


def _round_floor(value: Decimal) -> Decimal:
    """The nearest number of two leading digits that is not above."""
    step = Decimal(1).scaleb(max(value.adjusted() - LEADING + 1, 0)) if value else Decimal(1)
    return (value / step).to_integral_value(ROUND_FLOOR) * step
