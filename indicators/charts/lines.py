"""Several series on one axis, told apart by number, dash and lightness: for looking closely, not for a report. Pure.

The nine kinds of `indicators.charts.chart` show one thing each; this one lays whole series over each other, with
what they are to be read against: targets and thresholds, years of remark, years from which a definition is another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from indicators.charts.chart import Reference
from indicators.numbers.comparison import Measured, State
from indicators.numbers.formatting import measure
from indicators.numbers.series import Mark, Point, Series

MOST_LINES = 6
NUMBERS = "①②③④⑤⑥"


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One series with its name and its address within the site; `number` is its place in the drawing, from 1."""

    number: int
    name: str
    series: Series
    url: str = ""

    @property
    def sign(self) -> str:
        return NUMBERS[self.number - 1]

    def segments(self) -> tuple[tuple[Point, ...], ...]:
        return self.series.segments()

    def text(self, year: int) -> str:
        """The value of a year with its unit, `—` for a gap."""
        return self._said(self.series.at(year))

    @property
    def latest_text(self) -> str:
        """`2020年 1,302件`; '' for a series without a value."""
        latest = self.series.latest
        return f"{latest.year}年 {self.text(latest.year)}" if latest else ""

    def _said(self, measured: Measured) -> str:
        series = self.series
        return measure(measured.value, series.unit, series.kind, series.decimals, measured.qualifier, thousands=True)


@dataclass(frozen=True, slots=True)
class Lines:
    """At least one line with a value, at most six, all of one unit; `first` to `last` are the years drawn."""

    title: str
    unit: str
    first: int
    last: int
    lines: tuple[ChartLine, ...]
    references: tuple[Reference, ...] = ()
    key: str = "lines"

    def __post_init__(self) -> None:
        if not self.values or len(self.lines) > MOST_LINES:
            raise ValueError("between one and six lines with a value")
        if len({line.series.unit for line in self.lines}) > 1:
            raise ValueError("one chart has one unit")

    @property
    def years(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def values(self) -> list[Decimal]:
        return [point.value for line in self.lines for point in line.series.known if point.value is not None]

    @property
    def has_stretch(self) -> bool:
        """Whether any line joins two years; lone points are better read as numbers."""
        return any(len(segment) > 1 for line in self.lines for segment in line.segments())

    @property
    def breaks(self) -> list[int]:
        """Years from which a definition is another."""
        marks = (mark for line in self.lines for mark in line.series.marks)
        redefined = {mark.year for mark in marks if mark.effect == State.REDEFINED}
        return sorted(year for year in redefined if self.first < year <= self.last)

    @property
    def remarks(self) -> tuple[tuple[ChartLine, Mark], ...]:
        """What has to be known about single years."""
        return tuple(
            (line, mark)
            for line in self.lines
            for mark in line.series.marks
            if mark.text and self.first <= mark.year <= self.last
        )

    @property
    def remarked_years(self) -> list[int]:
        return sorted({mark.year for _, mark in self.remarks})

    @property
    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The table below the drawing, newest year first."""
        return ((year, [line.text(year) for line in self.lines]) for year in reversed(self.years))

    @property
    def spoken(self) -> str:
        """The drawing in sentences."""
        parts = (f"{line.sign}{line.name}，最近{line.latest_text or '无数据'}" for line in self.lines)
        against = f"虚线：{self.read_against}。" if self.references else ""
        return f"折线图：{self.title}，单位{self.unit}，{self.first}年至{self.last}年。{'；'.join(parts)}。{against}"

    @property
    def read_against(self) -> str:
        """Every reference in words: `①目标40件；②下限3件`."""
        return "；".join(reference.label for reference in self.references)
