"""One indicator in the year looked at: its number, the year before, its whole series, and who has it in hand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from indicators.models import Department, DerivedIndicator, Explanation, Figure, Indicator, Theme
from indicators.models.figure_steps import HANDED_IN, FigureStatus
from indicators.models.seen_figure import SeenFigure
from indicators.numbers import formatting
from indicators.numbers.comparison import Change
from indicators.numbers.derived import DerivedFigure
from indicators.numbers.in_tables import weight
from indicators.numbers.measure import Direction, Kind
from indicators.numbers.series import Series
from indicators.office.addressing import address_of

Counted: TypeAlias = Indicator | DerivedIndicator

FULL = Decimal(100)
SMALLEST_MOVE = 10
UP_IS_GOOD = (Direction.HIGHER, Direction.MAINTAIN)


@dataclass(frozen=True)
class IndicatorYear:
    """`row` is the figure as it lies with its department, also where it has no value yet; None for derived ones."""

    indicator: Counted
    year: int
    figure: Figure | SeenFigure | DerivedFigure | None
    row: Figure | None = None
    key_order: int | None = None
    """Its place among the report's key figures; None for the others."""

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def name(self) -> str:
        return self.indicator.name

    @property
    def theme(self) -> Theme:
        return self.indicator.theme

    @property
    def is_derived(self) -> bool:
        return isinstance(self.indicator, DerivedIndicator)

    @property
    def url(self) -> str:
        """Where its sentence, officer, evidence and history are: one click from every number."""
        return address_of("dashboard_figure", self.year, self.code)

    @cached_property
    def series(self) -> Series:
        return self.indicator.seen_series

    @cached_property
    def change(self) -> Change:
        """Into this year from the year before."""
        return self.series.change(self.year)

    @property
    def until(self) -> Series:
        """Its years up to this one: what came later is not this year's story."""
        return self.series.window(0, self.year)

    @property
    def number_text(self) -> str:
        """Without its unit: `1,235`, `—`."""
        return self.figure.seen_number_text if self.figure else formatting.MISSING

    @property
    def text(self) -> str:
        """With its unit: `1,235件`."""
        return self.figure.seen_text if self.figure else formatting.MISSING

    @property
    def before_text(self) -> str:
        """The year before with its unit, `—` for a gap."""
        one, before = self.indicator, self.change.before
        return formatting.measure(before.value, one.unit, one.kind, one.decimals, before.qualifier, thousands=True)

    @property
    def badge(self) -> str:
        """How it moved in a few characters, or why that can't be said; '' where a gap beside it says so."""
        change = self.change
        return (
            change.badge if change.state.is_comparable or None not in (change.before.value, change.after.value) else ""
        )

    @property
    def target_text(self) -> str:
        """`100%`; '' where the catalogue names no target."""
        one = self.indicator
        if one.target is None:
            return ""
        return formatting.measure(one.target, one.unit, one.kind, one.decimals, thousands=True)

    @property
    def standing_text(self) -> str:
        """Where a number that is not there yet is on its way."""
        return FigureStatus(self.row.status).label if self.row else "无数据"

    @property
    def department(self) -> Department:
        return self.row.department if self.row else self.indicator.department

    @property
    def is_handed_in(self) -> bool:
        """Whether the department has let go of it."""
        return self.row is not None and self.row.status in HANDED_IN

    @property
    def weight(self) -> Decimal:
        """How far it moved, in percent or in weighted 百分点; 0 where nothing can be compared or the base is small."""
        return weight(self.change)

    @property
    def has_moved(self) -> bool:
        return self.weight >= SMALLEST_MOVE

    @cached_property
    def is_against(self) -> bool:
        """It moved, and not the way the catalogue wants it to."""
        return self.change.tone == "bad"

    @property
    def is_below_full(self) -> bool:
        """A rate that should be 100% and is not; a derived share never should."""
        if self.is_derived or self.indicator.kind != Kind.RATE or self.figure is None:
            return False
        return self.indicator.direction in UP_IS_GOOD and self.figure.seen_value < (self.indicator.target or FULL)

    @property
    def doubt(self) -> str:
        """The newest doubt of a rule that the department answered in words; '' where there is none."""
        return self._explained.finding if self._explained else ""

    @property
    def answer(self) -> str:
        """Those words and whose they are; '' without a doubt."""
        return f"{self._explained.by.full_name}说明：{self._explained.text}" if self._explained else ""

    @property
    def _explained(self) -> Explanation | None:
        return getattr(self.row, "explained", None)

    @property
    def arrow(self) -> str:
        """Which way it went, for eyes that run over a column; '' where nothing can be said."""
        difference = self.change.difference
        return "" if not difference else "▲" if difference > 0 else "▼"
