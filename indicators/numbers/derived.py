"""A number computed from two others: a share, a ratio. Never entered, never stored, always with its 口径. Pure.

The rows that name the two numbers are `indicators.models.DerivedIndicator`; whatever shows one computes it here.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal

from indicators.numbers import formatting
from indicators.numbers.comparison import Measured
from indicators.numbers.measure import Kind, Qualifier
from indicators.numbers.series import Mark, Point, Series

BOUNDS = (Qualifier.AT_LEAST, Qualifier.AT_MOST)


@dataclass(frozen=True, slots=True)
class Formula:
    """What numerator ÷ denominator is multiplied by, and how the result reads (`kind` as in `indicators.numbers.measure`)."""

    scale: Decimal
    unit: str
    kind: str
    decimals: int
    direction: str = "neutral"


@dataclass(frozen=True, slots=True)
class DerivedFigure:
    """One computed year as a viewer sees it, dressed like a `Figure`; a draft when either number is one."""

    year: int
    seen_value: Decimal
    seen_qualifier: str
    is_draft: bool
    formula: Formula

    draft_label = "推算，含未发布的数据"
    seen_source = "由两项指标推算"

    @property
    def seen_text(self) -> str:
        """With its unit: `32.3%`."""
        made = self.formula
        return formatting.measure(
            self.seen_value, made.unit, made.kind, made.decimals, self.seen_qualifier, thousands=True
        )

    @property
    def seen_number(self) -> Decimal:
        return Decimal(formatting.plain(self.seen_value, self.formula.decimals))

    @property
    def seen_number_text(self) -> str:
        made = self.formula
        return formatting.measure(self.seen_value, "", Kind.COUNT, made.decimals, self.seen_qualifier, thousands=True)


def computed_years(series: Series, formula: Formula, drafts: Container[int]) -> tuple[DerivedFigure, ...]:
    """The years of a quotient that have a value; `drafts` are those of which either number is one."""
    return tuple(
        DerivedFigure(point.year, point.value, point.qualifier, point.year in drafts, formula)
        for point in series.points
        if point.value is not None
    )


def quotient(numerator: Series, denominator: Series, formula: Formula) -> Series:
    """Numerator ÷ denominator × scale, year by year.

    A year that misses either number, whose denominator is zero or of which only a bound is known (不少于, 不超过) is a
    gap. What parts the years of either parts those of the result.
    """
    years = sorted({point.year for point in (*numerator.points, *denominator.points)})
    points = (_point(year, numerator.at(year), denominator.at(year), formula) for year in years)
    return Series(
        points=tuple(points),
        unit=formula.unit,
        kind=formula.kind,
        decimals=formula.decimals,
        direction=formula.direction,
        marks=_marks(numerator, denominator),
        introduced=max((s.introduced for s in (numerator, denominator) if s.introduced), default=None),
        dropped=min((s.dropped for s in (numerator, denominator) if s.dropped), default=None),
    )


def _point(year: int, above: Measured, below: Measured, formula: Formula) -> Point:
    if above.value is None or not below.value or {above.qualifier, below.qualifier} & set(BOUNDS):
        return Point(year, None)
    is_rough = above.qualifier or below.qualifier
    return Point(year, above.value / below.value * formula.scale, Qualifier.APPROX if is_rough else Qualifier.EXACT)


def _marks(*series: Series) -> tuple[Mark, ...]:
    """Both numbers' remarks, each once."""
    return tuple(sorted({mark for one in series for mark in one.marks}, key=lambda mark: (mark.year, mark.text)))
