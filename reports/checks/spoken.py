"""A sentence as the checker reads it: its figures as single signs, its clauses, its brackets taken apart. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from reports.checks.subjects import pairs
from reports.document.tree import Paragraph, Quote
from reports.narrative.numerals import Numeral, numerals

SIGN = 0xE000
"""The first of the private characters that stand for figures, one each."""
FIGURE = f"[{chr(SIGN)}-{chr(SIGN + 999)}]"
_ENDS = re.compile(r"[，。；：！？\n]")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_NOT_WORDS = re.compile(rf"{FIGURE}|[\d.,%、，。；：“”《》（）()\s]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure at its sign in the sentence. `words` are the pairs of characters of its name and its
    clause, `name` those of its name alone; a typed number has no code."""

    sign: str
    code: str
    year: int
    value: Decimal
    unit: str
    text: str
    words: frozenset[str] = frozenset()
    name: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Clause:
    """A stretch between two marks. `start` is its place in the sentence's signs."""

    text: str
    start: int
    is_bracket: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Spoken:
    """`text` has one sign for each figure; `places` say where each of its characters stands in the plain sentence."""

    text: str
    places: tuple[int, ...]
    mentions: dict[str, Mention]
    year: int
    phrases: tuple[str, ...] = field(default=(), repr=False)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """In their order; what stands in brackets comes as a clause of its own and is blank outside."""
        open_text = _BRACKET.sub(lambda found: " " * len(found[0]), self.text)
        inner = [Clause(found[0][1:-1], found.start() + 1, True) for found in _BRACKET.finditer(self.text)]
        return tuple(sorted([*_split(open_text), *inner], key=lambda clause: clause.start))

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """The numbers that are typed, with their places among the signs."""
        return tuple(numerals(self.text, self.phrases))

    def in_clause(self, clause: Clause) -> list[Mention]:
        return [self.mentions[c] for c in clause.text if c in self.mentions]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where signs `start` to `end` stand in the plain sentence."""
        return self.places[start], self.places[end]

    def numeral_at(self, at: int, reach: int = 3) -> Numeral | None:
        """The typed number that begins at a place, or so few characters behind it."""
        return next((n for n in self.numerals if at <= n.start <= at + reach), None)


def _split(text: str) -> Iterator[Clause]:
    start = 0
    for mark in [*(found.start() for found in _ENDS.finditer(text)), len(text)]:
        if text[start:mark].strip():
            yield Clause(text[start:mark], start)
        start = mark + 1


def spoken(
    sentence: Paragraph, year: int, names: dict[str, str], units: dict[str, str], phrases: Iterable[str] = ()
) -> Spoken:
    """A bound sentence. Change phrases and faulty quotations say nothing more: they count as words."""
    text, at = "", 0
    places: list[int] = []
    quoted: list[tuple[str, Quote]] = []
    for span in sentence:
        if isinstance(span, Quote) and span.value and not span.fault and span.style not in PHRASES:
            sign = chr(SIGN + len(quoted))
            text, places = text + sign, [*places, at]
            quoted.append((sign, span))
            at += len(span.text)
        else:
            written = span if isinstance(span, str) else "\0" * len(span.text)
            text, places = text + written, [*places, *range(at, at + len(written))]
            at += len(written)
    read = Spoken(text, (*places, at), {}, year, tuple(phrases))
    mentions = {sign: _mention(read, sign, quote, names, units) for sign, quote in quoted}
    return Spoken(text, read.places, mentions, year, tuple(phrases))


PHRASES = ("change", "difference", "rate", "times")
"""Styles that write a comparison, not a figure."""


def _mention(read: Spoken, sign: str, quote: Quote, names: dict[str, str], units: dict[str, str]) -> Mention:
    at = read.text.index(sign)
    clause = next((c for c in read.clauses if c.start <= at < c.end), Clause("", 0))
    name = names.get(quote.code, "")
    words = pairs(f"{name}\n{_NOT_WORDS.sub(' ', clause.text)}")
    return Mention(
        sign, quote.code, quote.year, Decimal(quote.value), units.get(quote.code, ""), quote.text, words, pairs(name)
    )


def typed(text: str, year: int, figures: Iterable[Numeral], phrases: Iterable[str] = ()) -> Spoken:
    """A sentence that is not bound to anything, these of its numbers taken for figures of the year."""
    return filled(Spoken(text, tuple(range(len(text) + 1)), {}, year, tuple(phrases)), figures)


def filled(said: Spoken, figures: Iterable[Numeral]) -> Spoken:
    """These of its typed numbers taken for figures of the year, beside those it has."""
    signs, places, last = "", [], 0
    mentions = dict(said.mentions)
    for numeral in figures:
        sign = chr(SIGN + len(mentions))
        written = said.text[numeral.start : numeral.end]
        mentions[sign] = Mention(sign, "", said.year, numeral.value or Decimal(0), numeral.unit, written)
        signs += said.text[last : numeral.start] + sign
        places += [*said.places[last : numeral.start], said.places[numeral.start]]
        last = numeral.end
    signs += said.text[last:]
    in_order = {sign: mentions[sign] for sign in signs if sign in mentions}
    return Spoken(signs, (*places, *said.places[last:]), in_order, said.year, said.phrases)
