"""Which changes of a year are the largest: the one rule by which front page, key points and dashboard choose. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol, TypeVar

from indicators.numbers.comparison import Change
from indicators.numbers.in_tables import weight

SMALLEST = Decimal(10)
"""Of fewer cases, in either year, a relative change says more about the number than about the work."""
MOST_RATES = 2


class Changed(Protocol):
    """Anything that moved from one year to the next."""

    @property
    def change(self) -> Change: ...


C = TypeVar("C", bound=Changed)


def reach(change: Change) -> Decimal:
    """How far it moved, in percent or in weighted 百分点; 0 where it did not, or where nothing can be said of it."""
    if change.difference is None or change.is_within_roughness:
        return Decimal(0)
    if change.kind == "rate":
        return weight(change)
    sides = [abs(one.value or Decimal(0)) for one in (change.before, change.after)]
    return Decimal(0) if change.rate is None or min(sides) < SMALLEST else abs(change.rate)


def largest(lines: Iterable[C], count: int) -> list[C]:
    """At most `count` that moved furthest, the furthest first, at most two rates among them; equals keep their order."""
    moved = sorted((line for line in lines if reach(line.change)), key=lambda line: reach(line.change), reverse=True)
    rates = [line for line in moved if line.change.kind == "rate"]
    return [line for line in moved if line not in rates[MOST_RATES:]][:count]


def foremost(lines: Iterable[C]) -> list[C]:
    """All of them, the largest changes first; behind them, in their order, what can't be called large."""
    lines = list(lines)
    large = largest(lines, len(lines))
    return [*large, *(line for line in lines if line not in large)]
