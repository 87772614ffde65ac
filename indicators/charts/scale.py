"""From numbers to places: axis ticks, shares of a length, labels pushed apart. Pure arithmetic in floats."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from math import ceil, floor, log10
from operator import add
from statistics import fmean

TEXT_LINE = 1.3
YEAR_WIDTH = 2.92
"""A year with the air around it, in em."""
MANY_YEARS = 16
"""From more years on, single ones are neither dots nor names: round years are named, and what stands out."""
MANY_DECADES = 30


def started(low: float, high: float) -> tuple[float, float]:
    """The range with zero in it, unless all values lie close together far above zero."""
    return (low if low >= high * FROM_ZERO_BELOW else min(low, 0)), max(high, 0)


def nice_step(span: float, count: int) -> float:
    """The 1, 2 or 5 × 10ⁿ that cuts a span into about `count` pieces."""
    raw = span / count
    power = 10.0 ** floor(log10(raw))
    return next(step * power for step in (1, 2, 5, 10) if raw <= step * power * 1.0001)


FROM_ZERO_BELOW = 0.6
"""An axis starts at zero when its lowest value is below this share of its highest."""
CUT = "纵轴不从0起"
"""What stands at the foot of an axis that does not start at zero."""


def axis(values: Iterable[Decimal], count: int = 3) -> list[float]:
    """The ticks that both pens draw these values by; of whole values they are whole."""
    sizes = [float(value) for value in values]
    whole = all(size == int(size) for size in sizes)
    return ticks(min(sizes, default=0), max(sizes, default=0), count, whole=whole)


def span(values: Sequence[Decimal]) -> tuple[float, float]:
    """The range of values that are drawn without ticks; never empty."""
    low, high = started(float(min(values, default=0)), float(max(values, default=0)))
    return (low, high) if low < high else (0, high or 1)


def is_cut(grid: Sequence[float]) -> bool:
    """Whether an axis of these ticks leaves zero out, which has to be shown and said."""
    return grid[0] > 0


def ticks(low: float, high: float, count: int = 3, *, whole: bool = False) -> list[float]:
    """Round values that enclose low–high; from zero unless all values lie close together far above it."""
    low, high = started(low, high)
    if low == high:
        low, high = (0, high or 1) if low >= 0 else (low, 0)
    step = nice_step(high - low, count)
    if whole:
        step = max(1, ceil(step))
    first, last = floor(low / step), ceil(high / step)
    return [round(number * step, 10) for number in range(first, last + 1)]


def apart(places: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Move centres just far enough that items of these heights don't overlap, keeping their order."""
    halves = [height / 2 for height in heights]
    return spread(places, halves, halves)


def spread(places: Sequence[float], rises: Sequence[float], falls: Sequence[float]) -> list[float]:
    """Move items that reach `rises` above and `falls` below their places apart, in the order of the places.

    What touches forms a heap that moves as one, so that the sum of squared moves is the least there is.
    """
    order = sorted(range(len(places)), key=lambda index: places[index])
    steps = [0.0, *(falls[upper] + rises[lower] for upper, lower in pairwise(order))]
    offsets = list(accumulate(steps))
    heaps: list[list[float]] = []
    for index, offset in zip(order, offsets, strict=True):
        heaps.append([places[index] - offset])
        while len(heaps) > 1 and fmean(heaps[-2]) > fmean(heaps[-1]):
            heaps[-2:] = [heaps[-2] + heaps[-1]]
    starts = [fmean(heap) for heap in heaps for _ in heap]
    moved = dict(zip(order, map(add, starts, offsets), strict=True))
    return [moved[index] for index in range(len(places))]


def chosen(places: Sequence[tuple[float, float]], widths: Sequence[float], ranking: Iterable[int]) -> set[int]:
    """Which labels fit beside each other, the first in the ranking first; places, widths and lines in em."""
    kept: set[int] = set()
    for index in ranking:
        if not any(_collide(places[index], places[other], widths[index] + widths[other]) for other in kept):
            kept.add(index)
    return kept


def named_years(years: range, places: Sequence[float]) -> list[int]:
    """Which years stand under an axis where each is at its place, in em: as many as fit, the last one always; of many
    only every fifth or tenth."""
    step = 1 if len(years) <= MANY_YEARS else 5 if len(years) <= MANY_DECADES else 10
    last = len(years) - 1
    candidates = [at for at in range(last) if years[at] % step == 0]
    ranking = dict.fromkeys([last, *candidates[:1], *reversed(candidates)])
    kept = chosen([(place, 0.0) for place in places], [YEAR_WIDTH] * len(years), ranking)
    return [years[at] for at in sorted(kept)]


def _collide(one: tuple[float, float], other: tuple[float, float], widths: float) -> bool:
    return abs(one[0] - other[0]) < widths / 2 and abs(one[1] - other[1]) < TEXT_LINE
