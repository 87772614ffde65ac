"""Which indicator a bare number probably is: same value, same unit, and words of its name round about. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from indicators import formatting
from indicators.models import Indicator
from indicators.series import Series
from reports.checks.finding import Choice
from reports.narrative.binding import FigureBook
from reports.narrative.numerals import Numeral, Reading
from reports.narrative.syntax import Token

CHOICES_SHOWN = 3
ALIKE = Decimal("0.2")
"""From here on the words of an indicator's name are taken to be meant."""
VERY_ALIKE = Decimal("0.5")
"""From here on they are taken to be meant even where the number is another."""

_CLAUSE_ENDS = "，。；：！？\n"
_SENTENCE_ENDS = "。；！？\n"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An indicator offered for a number. Certain: number and unit are its own, and the words speak of it."""

    choice: Choice
    end: int
    is_certain: bool
    likeness: Decimal


def proposals(source: str, numeral: Numeral, book: FigureBook) -> list[Proposal]:
    """The likeliest first; none where nothing is alike."""
    clause = around(source, numeral, _CLAUSE_ENDS)
    sentence = around(source, numeral, _SENTENCE_ENDS)
    found = [p for code in book.series for p in _for_indicator(code, numeral, book, clause, sentence)]
    return sorted(found, key=lambda p: (not p.is_certain, -p.likeness))[:CHOICES_SHOWN]


def around(source: str, numeral: Numeral, ends: str) -> str:
    """The words between the marks on both sides of a number."""
    start = max(source.rfind(mark, 0, numeral.start) for mark in ends) + 1
    stops = [at for mark in ends if (at := source.find(mark, numeral.end)) >= 0]
    return source[start : min(stops, default=len(source))]


def _for_indicator(code: str, numeral: Numeral, book: FigureBook, clause: str, sentence: str) -> Iterator[Proposal]:
    """This year's figure, or last year's, where number or words point to it."""
    indicator, series = book.indicators[code], book.series[code]
    likeness = (_likeness(indicator.name, clause) + _likeness(indicator.name, sentence)) / 2
    for offset in (0, -1):
        value = series.at(book.year + offset).value
        fitting = [reading for reading in numeral.readings if _fits(reading, series)]
        if value is None or not fitting:
            continue
        equal = next((reading for reading in fitting if reading.value == value), None)
        if equal and likeness >= ALIKE:
            yield Proposal(_choice(indicator, numeral, offset, series, book.year), equal.end, True, likeness)
            return
        if not equal and offset == 0 and likeness >= VERY_ALIKE:
            yield Proposal(_choice(indicator, numeral, 0, series, book.year), fitting[-1].end, False, likeness)


def _fits(reading: Reading, series: Series) -> bool:
    """Whether a number is counted in what the indicator is measured in."""
    return reading.unit.startswith(series.unit) and not reading.unit.startswith("个百分点")


def _choice(indicator: Indicator, numeral: Numeral, offset: int, series: Series, year: int) -> Choice:
    measured = series.at(year + offset)
    style = numeral.style if series.kind != "rate" and series.decimals == 0 else "number"
    text = formatting.measure(measured.value, series.unit, series.kind, series.decimals, measured.qualifier)
    when = "" if offset == 0 else f"{year + offset}年"
    return Choice(str(Token(indicator.code, offset, style)), indicator.name, f"{when}{text}")


def _likeness(name: str, text: str) -> Decimal:
    """The share of a name's pairs of 汉字 that the text has too; 件数, 次数 and the like say nothing."""
    core = re.sub(r"(?:次|件|人|项|条|个|街道|科室站所|方面|年)?数$|率$", "", name) or name
    pairs = _pairs(core)
    return Decimal(len(pairs & _pairs(text))) / len(pairs) if pairs else Decimal(0)


def _pairs(text: str) -> set[str]:
    words = re.sub(r"\{\{[^{}]*\}\}|[\d.,%《》“”、]", "", text)
    return {words[at : at + 2] for at in range(len(words) - 1)}
