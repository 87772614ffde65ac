"""Whole series laid over each other: a base year, targets and thresholds, and what may not be drawn together. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from indicators.charts.chart import Reference
from indicators.charts.lines import MOST_LINES, ChartLine, Lines
from indicators.numbers.formatting import measure
from indicators.numbers.measure import Kind
from indicators.numbers.series import Point, Series, barrier
from indicators.rules import PlainRule, RuleKind

HUNDRED = Decimal(100)


class Shown(Protocol):
    """What is read of an indicator, entered or derived."""

    @property
    def code(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def target(self) -> Decimal | None: ...

    @property
    def seen_series(self) -> Series: ...

    def get_absolute_url(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Drawing:
    """`lines` is None when nothing can be drawn; `remarks` say what was left out and why."""

    lines: Lines | None
    remarks: tuple[str, ...]


def indexed(series: Series, base: int) -> Series:
    """The series with its base year as 100, without a unit. A year that may not be compared with the base is a gap.

    Without a value in the base year, or with zero there, every year is a gap.
    """
    at_base = series.at(base).value
    points = tuple(replace(point, value=_share(series, point, base, at_base)) for point in series.points)
    return replace(series, points=points, unit="", kind=Kind.AMOUNT, decimals=_places(points))


def _places(points: Sequence[Point]) -> int:
    """One, or as many as keep something from reading as 0."""
    smallest = min((point.value for point in points if point.value), default=HUNDRED)
    return max(1, -smallest.adjusted())


def _share(series: Series, point: Point, base: int, at_base: Decimal | None) -> Decimal | None:
    if point.value is None or not at_base:
        return None
    earlier, later = sorted((point.year, base))
    if earlier != later and barrier(series.marks, earlier, later):
        return None
    return point.value / at_base * HUNDRED


def draw(
    chosen: Sequence[Shown],
    *,
    base: int | None,
    first: int,
    last: int,
    rules: Iterable[PlainRule] = (),
    key: str = "lines",
) -> Drawing:
    """The chosen ones from `first` to `last`, in one unit or in percent of a base year."""
    remarks: list[str] = []
    kept = list(_of_one_unit(chosen[:MOST_LINES], remarks)) if base is None else list(chosen[:MOST_LINES])
    if len(chosen) > MOST_LINES:
        remarks.append(f"一张图最多画{MOST_LINES}项，其余{len(chosen) - MOST_LINES}项没有画出。")
    series = [(one, _seen(one, base, first, last, remarks)) for one in kept]
    drawn = [(one, found) for one, found in series if found.known]
    if not drawn:
        return Drawing(None, tuple(remarks))
    lines = tuple(ChartLine(at, one.name, found, one.get_absolute_url()) for at, (one, found) in enumerate(drawn, 1))
    title = lines[0].name if len(lines) == 1 else f"{len(lines)}项指标"
    unit = f"{base}年=100" if base else lines[0].series.unit
    references = () if base else tuple(_references([one for one, _ in drawn], lines, list(rules)))
    return Drawing(Lines(title, unit, first, last, lines, references, key), tuple(remarks))


def _of_one_unit(chosen: Sequence[Shown], remarks: list[str]) -> Iterator[Shown]:
    unit = chosen[0].seen_series.unit if chosen else ""
    for one in chosen:
        if one.seen_series.unit == unit:
            yield one
        else:
            remarks.append(f"“{one.name}”的单位是{one.seen_series.unit}，不能与{unit}同图；选择基期后可以同图看走势。")


def _seen(one: Shown, base: int | None, first: int, last: int, remarks: list[str]) -> Series:
    series = one.seen_series
    if base is not None:
        series = indexed(series, base)
    series = series.window(first, last)
    if not series.known:
        because = f"{base}年没有可作基数的数" if base else "所选年份没有数据"
        remarks.append(f"“{one.name}”{because}，没有画出。")
    return series


def _references(drawn: Sequence[Shown], lines: Sequence[ChartLine], rules: Sequence[PlainRule]) -> Iterator[Reference]:
    """Targets of the catalogue and thresholds of rules that name the indicator, each with the number of its line."""
    for one, line in zip(drawn, lines, strict=True):
        name = line.sign if len(lines) > 1 else ""
        if one.target is not None:
            yield Reference(one.target, f"{name}目标{_text(one, one.target)}")
        for rule in rules:
            if rule.kind == RuleKind.RANGE and one.code in rule.codes:
                limits = (("下限", rule.minimum), ("上限", rule.maximum))
                yield from (Reference(value, f"{name}{word}{_text(one, value)}") for word, value in limits if value)


def _text(one: Shown, value: Decimal) -> str:
    series = one.seen_series
    return measure(value, series.unit, series.kind, series.decimals)
