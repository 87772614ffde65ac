"""The product's checker, asked about single sentences with a catalogue and figures held in memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from benchmarks.truth.gold import Span
from indicators.models import Department, Indicator
from indicators.numbers.series import Mark, Series
from reports.checks.finding import KINDS, Severity
from reports.checks.laws import Register
from reports.checks.proposals import Catalogue
from reports.checks.remarks import on_titles, on_wording, on_years
from reports.checks.subjects import Synonyms
from reports.checks.within import on_text
from reports.models import Law
from reports.narrative.binding import FigureBook, bind_lines
from reports.narrative.numerals import Numeral, numerals
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


def _span(sentence: str, numeral: Numeral) -> Span:
    text = sentence[numeral.start : numeral.end]
    return Span(numeral.start, text, numeral.said, numeral.unit, numeral.qualifier)


def offered(sentence: str, at: int) -> Offered | None:
    found = numerals(sentence, PHRASES)
    for numeral, proposed in zip(found, catalogue().proposals(sentence, found), strict=True):
        if numeral.start <= at < numeral.end and proposed:
            return Offered(proposed[0].code, proposed[0].is_certain)
    return None


def claimed(sentence: str, data: dict[str, dict[str, Any]]) -> list[Said]:
    book = _book(CLAIMS_YEAR, data)
    remarks = [r for line in bind_lines(sentence, book) for r in on_wording(line, book, PHRASES)]
    return [Said(KINDS[remark.code].severity == Severity.ERROR, remark.message) for remark in remarks]


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    values = {row["indicator"]: {"2019": row["value"]} for row in rows("figures-2019.csv")}
    table = rows("synonyms.csv")
    synonyms = Synonyms(
        {row["term"]: row["stands_for"] for row in table if row["kind"] == "word"},
        {row["term"]: row["stands_for"] for row in table if row["kind"] == "unit"},
    )
    return Catalogue.of(_book(CATALOGUE_YEAR, values), synonyms)


@lru_cache(maxsize=1)
def _indicators() -> dict[str, Indicator]:
    fields = ("code", "name", "unit", "kind", "direction", "definition")
    names = {row["code"]: row["name"] for row in rows("departments.csv")}
    return {
        row["code"]: Indicator(
            **{field: row[field] for field in fields},
            decimals=int(row["decimals"]),
            department=Department(pk=1, name=names[row["department"]]),
        )
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


def misnamed(sentence: str) -> list[str]:
    """The titles of a sentence that the register calls wrong, as they are written."""
    return [sentence[remark.start : remark.end] for remark in on_titles(sentence, register())]


def left_behind(sentence: str, year: int, *, is_plan: bool) -> list[str]:
    """The years of a sentence that a report of `year` should not say."""
    return [sentence[remark.start : remark.end] for remark in on_years(sentence, year, is_plan=is_plan)]


def against_itself(sentence: str) -> list[str]:
    """What in a sentence doesn't follow from its own numbers."""
    return [sentence[remark.start : remark.end] for remark in on_text(sentence, CLAIMS_YEAR, PHRASES)]


@lru_cache(maxsize=1)
def register() -> Register:
    fields = ("title", "short_titles", "kind")
    return Register(Law(**{field: row[field] for field in fields}) for row in rows("laws.csv"))
