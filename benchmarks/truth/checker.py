"""The product's checker, asked about single sentences with a catalogue and figures held in memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from benchmarks.truth.gold import Span
from indicators.models import Indicator
from indicators.series import Mark, Series
from reports.checks.proposals import proposals
from reports.checks.wording import wording
from reports.models import Report
from reports.narrative.binding import FigureBook, bind_lines
from reports.narrative.numerals import numerals
from reports.narrative.syntax import parse
from tests.fixture_files import rows

CATALOGUE_YEAR, CLAIMS_YEAR = 2019, 2020
PHRASES = tuple(row["text"] for row in rows("set-phrases.csv"))


@dataclass(frozen=True)
class Offered:
    code: str
    is_certain: bool


@dataclass(frozen=True)
class Said:
    is_error: bool
    message: str


def numbers_in(sentence: str) -> list[Span]:
    return [_span(sentence, numeral) for numeral in numerals(sentence, PHRASES)]


def _span(sentence: str, numeral: Any) -> Span:
    reading = numeral.readings[-1] if numeral.readings else None
    text = sentence[numeral.start : numeral.end]
    return Span(numeral.start, text, str(reading.value) if reading else "", reading.unit if reading else "")


def offered(sentence: str, at: int) -> Offered | None:
    for numeral in numerals(sentence, PHRASES):
        if numeral.start <= at < numeral.end:
            for proposal in proposals(sentence, numeral, catalogue()):
                token = next(iter(parse(proposal.choice.token)))
                return Offered(token.code, proposal.is_certain)
    return None


def claimed(sentence: str, data: dict[str, dict[str, Any]]) -> list[Said]:
    book = _book(CLAIMS_YEAR, data)
    passage = SimpleNamespace(
        kind="achievements",
        paragraphs=bind_lines(sentence, book),
        row=Report(year=CLAIMS_YEAR),
        field="lead",
        place=None,
    )
    return [
        Said(f.is_error, f.message) for f in wording(SimpleNamespace(passages=[passage], year=CLAIMS_YEAR, book=book))
    ]


@lru_cache(maxsize=1)
def catalogue() -> FigureBook:
    values = {row["indicator"]: {"2019": row["value"]} for row in rows("figures-2019.csv")}
    return _book(CATALOGUE_YEAR, values)


@lru_cache(maxsize=1)
def _indicators() -> dict[str, Indicator]:
    fields = ("code", "name", "unit", "kind", "direction", "definition")
    return {
        row["code"]: Indicator(**{field: row[field] for field in fields}, decimals=int(row["decimals"]))
        for row in rows("indicators.csv")
    }


def _book(year: int, data: dict[str, dict[str, Any]]) -> FigureBook:
    indicators = {code: _indicators()[code] for code in data}
    return FigureBook(year, indicators, {code: _series(indicators[code], data[code]) for code in data})


def _series(indicator: Indicator, years: dict[str, Any]) -> Series:
    return Series.of(
        [_row(int(year), value) for year, value in years.items() if year.isdigit()],
        unit=indicator.unit,
        kind=indicator.kind,
        decimals=indicator.decimals,
        direction=indicator.direction,
        notes=list(_marks(years.get("barrier", ""))),
    )


def _row(year: int, value: Any) -> tuple[int, Decimal, str]:
    if isinstance(value, dict):
        return year, Decimal(value["value"]), value.get("qualifier", "")
    return year, Decimal(value), ""


def _marks(barrier: str) -> Iterable[Mark]:
    return [Mark(CLAIMS_YEAR, barrier, "")] if barrier else []
