"""Which indicator a bare number states: by what its clause names, by unit, and by value. Pure.

Certain only where the clause says all of an indicator's name and nothing that was never said of it, unit and exact
value are its own, and no other indicator fits as well. A value alone proves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Self

from indicators.numbers import formatting
from reports.checks.finding import Choice
from reports.checks.frames import Frame, frames
from reports.checks.subjects import Subject, Synonyms, pairs, says_nothing, subject
from reports.narrative.numerals import Numeral
from reports.narrative.syntax import Token

if TYPE_CHECKING:
    from indicators.models import Indicator
    from reports.narrative.binding import FigureBook

CHOICES_SHOWN = 3
OWN_SHARE = Decimal("0.3")
"""This much of a name must stand in the number's own stretch before anything is offered."""
ALIKE, VERY_ALIKE = Decimal("0.45"), Decimal("0.7")
HALF = Decimal("0.5")
FOREIGN, TELLING = 6, Decimal(30)
"""So many characters that nobody ever said of an indicator leave a question, not a certainty; more leave nothing."""
"""The share of a name that must be said where the value is the indicator's, and where it is another."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An indicator offered for a number. `start` to `end` is what its quotation takes the place of."""

    code: str
    choice: Choice
    start: int
    end: int
    is_certain: bool
    is_equal: bool
    likeness: Decimal
    length: int


@dataclass(frozen=True)
class Catalogue:
    """The indicators of a book, each prepared once for all the numbers of a report."""

    year: int
    subjects: tuple[Subject, ...]
    synonyms: Synonyms

    @classmethod
    def of(cls, book: FigureBook, synonyms: Synonyms, said: Mapping[str, Iterable[str]] | None = None) -> Self:
        """`said` are sentences that quoted an indicator before, by code."""
        return cls(
            book.year,
            tuple(
                subject(
                    code,
                    indicator.name,
                    indicator.definition,
                    book.series[code],
                    synonyms,
                    departments=_departments(indicator),
                    sentences=(said or {}).get(code, ()),
                )
                for code, indicator in book.indicators.items()
            ),
            synonyms,
        )

    def proposals(self, source: str, numerals: list[Numeral]) -> list[list[Proposal]]:
        """For each number of a text what it may be, the likeliest first; nothing where nothing is alike."""
        around = frames(source, numerals, self.year)
        return [self._for(numeral, place) for numeral, place in zip(numerals, around, strict=True)]

    def _for(self, numeral: Numeral, around: Frame) -> list[Proposal]:
        if around.elsewhere or numeral.value is None or numeral.high or numeral.parts:
            return []
        offset = 0 if around.year is None else around.year - self.year
        if offset not in (0, -1):
            return []
        words = _Words.of(around, numeral, self.synonyms)
        when = _When(offset, self.year + offset)
        found = [p for s in self.counted_like(numeral) for p in _judged(s, numeral, words, when)]
        return _ranked(found)[:CHOICES_SHOWN]

    @cached_property
    def _by_unit(self) -> dict[str, list[Subject]]:
        """The indicators by what they are counted in, 万 and 亿 left aside."""
        counted: dict[str, list[Subject]] = defaultdict(list)
        for known in self.subjects:
            counted[self.synonyms.unit(known.series.unit.lstrip("万亿"))].append(known)
        return counted

    def counted_like(self, numeral: Numeral) -> Iterable[Subject]:
        """The indicators a number may state by its unit; a zero in words has none and may be any count's."""
        if numeral.is_zero_word:
            return (known for known in self.subjects if not known.is_rate)
        return self._by_unit.get(self.synonyms.unit(numeral.unit), ())


def _departments(indicator: Indicator) -> list[str]:
    """The lead department by all its names, where there is one."""
    if indicator.department_id is None:
        return []
    department = indicator.department
    return [name for name in (department.name, department.short_name) if name]


@dataclass(frozen=True, slots=True)
class _When:
    """The year a number speaks of: as far off as its quotation says, and as a reader says it."""

    offset: int
    full: int


@dataclass(frozen=True)
class _Words:
    """A frame's words in the catalogue's own terms. Where its own say nothing (涉及272名) the clause before speaks."""

    own: str
    actors: str
    is_part: bool
    before: str
    synonyms: Synonyms

    @classmethod
    def of(cls, around: Frame, numeral: Numeral, synonyms: Synonyms) -> Self:
        own, actors = around.own, around.actors
        if says_nothing(own):
            own, actors = f"{around.leading}{own}", ""
        kept = numeral.unit.removeprefix("个") if len(numeral.unit) > 1 else ""
        own, actors = map(synonyms.plain, (f"{kept}{own}", actors))
        return cls(own, actors, around.is_part, around.before, synonyms)

    @cached_property
    def own_pairs(self) -> frozenset[str]:
        return pairs(self.own)

    @cached_property
    def all_pairs(self) -> frozenset[str]:
        """With the sentence before: asked only where the number's own words make an indicator likely."""
        return pairs(f"{self.own}\n{self.synonyms.plain(self.before)}")


def _judged(subject: Subject, numeral: Numeral, words: _Words, when: _When) -> Iterator[Proposal]:
    own_share = subject.coverage(words.own_pairs)
    if own_share < OWN_SHARE or not says_its_kind(subject, words.own) or _is_anothers(subject, words.own):
        return
    measured = subject.series.at(when.full)
    if measured.value is None:
        return
    likeness = subject.coverage(words.all_pairs)
    value, end = in_unit(numeral, subject)
    is_equal = value == measured.value and numeral.qualifier == measured.qualifier
    foreign = subject.foreign(words.own)
    if foreign and not (
        is_equal and likeness == 1 and _is_telling(value) and _may_be_meant(subject, words.own, foreign)
    ):
        return
    is_certain = (
        is_equal
        and likeness == 1
        and not foreign
        and (own_share >= HALF or not words.is_part)
        and not subject.strangers(words.actors)
        and not subject.is_counted_done(words.own)
        and not numeral.is_zero_word
    )
    if is_certain or likeness >= (ALIKE if is_equal else VERY_ALIKE):
        choice = _choice(subject, numeral, when)
        yield Proposal(subject.code, choice, numeral.start, end, is_certain, is_equal, likeness, len(subject.name))


def _is_telling(value: Decimal) -> bool:
    """A value that few numbers share: neither small nor round."""
    return value >= TELLING and value % 10 != 0


def _may_be_meant(subject: Subject, own: str, foreign: str) -> bool:
    return len(foreign) <= FOREIGN and not subject.strangers(own) and not subject.is_another_step(own)


def _is_anothers(subject: Subject, own: str) -> bool:
    return subject.is_sent_elsewhere(own) or subject.is_of_another_body(own)


def says_its_kind(subject: Subject, own: str) -> bool:
    return not (subject.is_rate and "率" not in own) and not (subject.is_streak and "连续" not in own)


def _ranked(found: list[Proposal]) -> list[Proposal]:
    """The likeliest first. Of those whose value it is the longest name said whole is meant; of two as long, neither."""
    longest = max((p.length for p in found if p.likeness == 1 and p.is_equal), default=0)
    rivals = sum(p.length == longest and p.likeness == 1 and p.is_equal for p in found)
    judged = [replace(p, is_certain=p.is_certain and p.length == longest and rivals == 1) for p in found]
    return sorted(judged, key=lambda p: (not p.is_certain, -p.likeness, not p.is_equal, -p.length))


def in_unit(numeral: Numeral, subject: Subject) -> tuple[Decimal, int]:
    """The number in the indicator's own unit (亿元), and where it ends then."""
    value = numeral.value or Decimal(0)
    for sign, scale in (("万", Decimal(10_000)), ("亿", Decimal(100_000_000))):
        if subject.series.unit.startswith(sign):
            return value / scale, numeral.scale_at
    return value, numeral.end


def _choice(subject: Subject, numeral: Numeral, when: _When) -> Choice:
    series = subject.series
    measured = series.at(when.full)
    in_han = numeral.style in ("han", "liang") and series.kind != "rate" and series.decimals == 0
    text = formatting.measure(measured.value, series.unit, series.kind, series.decimals, measured.qualifier)
    said = f"{when.full}年" if when.offset else ""
    token = Token(subject.code, when.offset, numeral.style if in_han else "number")
    return Choice(str(token), subject.title, f"{said}{text}")
