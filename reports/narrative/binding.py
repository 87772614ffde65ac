"""Tokens → spans: what a sentence quotes is looked up in a book of figures, read in one query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self

from indicators import formatting
from indicators.comparison import Change, Measured
from indicators.models import Figure, Indicator
from reports.document import Paragraph, Quote, Span
from reports.narrative.syntax import Fault, Token, parse


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as a report may quote it; `value` None is a gap."""

    indicator: Indicator
    unit: str
    kind: str
    decimals: int
    value: Decimal | None
    qualifier: str

    @property
    def measured(self) -> Measured:
        return Measured(self.value, self.qualifier)

    @property
    def plain(self) -> str:
        return formatting.plain(self.value, self.decimals)


@dataclass
class FigureBook:
    """The figures one report can quote: its own year's as entered, other years' as published."""

    year: int
    readings: dict[tuple[str, int], Reading] = field(default_factory=dict)

    @classmethod
    def for_draft(cls, year: int) -> Self:
        """Read all figures up to the report's year: one query for them, one for the indicators' annotations."""
        figures = (
            Figure.objects.filter(year__lte=year)
            .select_related("indicator__theme")
            .prefetch_related("indicator__annotations")
        )
        return cls(year, {(f.indicator.code, f.year): _reading(f, own=f.year == year) for f in figures})

    def reading(self, code: str, year: int) -> Reading | None:
        return self.readings.get((code, year))

    def own(self) -> Iterable[Reading]:
        """The readings of the report's own year in the catalogue's order."""
        own = [reading for (_, year), reading in self.readings.items() if year == self.year]
        return sorted(own, key=lambda reading: (reading.indicator.order, reading.indicator.code))

    def history(self, code: str) -> list[tuple[int, Reading]]:
        """The readings of one indicator with a value, oldest first."""
        return sorted(
            ((year, r) for (c, year), r in self.readings.items() if c == code and r.value is not None),
            key=lambda pair: pair[0],
        )

    def knows(self, code: str) -> bool:
        return any(code == known for known, _ in self.readings)

    def change(self, code: str) -> Change | None:
        """This year against the year before; None when the report's year has no such figure."""
        own = self.reading(code, self.year)
        if own is None:
            return None
        before = self.reading(code, self.year - 1)
        return own.indicator.change(before.measured if before else Measured(), own.measured, self.year - 1, self.year)


def _reading(figure: Figure, *, own: bool) -> Reading:
    return Reading(
        indicator=figure.indicator,
        unit=figure.unit,
        kind=figure.kind,
        decimals=figure.decimals,
        value=figure.value if own else figure.published_value,
        qualifier=figure.qualifier if own else figure.published_qualifier,
    )


def bind(text: str, book: FigureBook) -> Paragraph:
    """Resolve one paragraph. What can't be resolved stays as a quote with a fault, where it stands."""
    return tuple(_span(piece, book) for piece in parse(text))


def bind_lines(text: str, book: FigureBook) -> tuple[Paragraph, ...]:
    """Resolve a body: one paragraph a line."""
    return tuple(bind(line, book) for line in text.splitlines() if line)


def _span(piece: str | Token | Fault, book: FigureBook) -> Span:
    match piece:
        case str():
            return piece
        case Fault(source):
            return Quote("", book.year, "number", source, "", fault="引用写法不完整")
        case Token():
            return _quote(piece, book)


def _quote(token: Token, book: FigureBook) -> Quote:
    year = book.year + token.offset
    reading = book.reading(token.code, year)
    if reading is None or reading.value is None:
        fault = "这一年没有数据" if reading or book.knows(token.code) else "没有这个指标"
        return Quote(token.code, year, token.style, formatting.MISSING, "", fault=fault)
    return Quote(token.code, year, token.style, _written(token, reading, book), reading.plain)


def _written(token: Token, reading: Reading, book: FigureBook) -> str:
    match token.style:
        case "han" | "liang":
            return formatting.han(reading.value, liang=token.style == "liang")
        case "change":
            change = book.change(token.code)
            return change.phrase() if change else formatting.MISSING
        case _:
            return formatting.number(reading.value, reading.kind, reading.decimals, reading.qualifier)
