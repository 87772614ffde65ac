"""Which indicator a number may belong to where the catalogue has no value to compare it with: by its words alone.

A report of a year before everything that is here meets a catalogue without a number of that year. What another year's
report said in the very words of this one's is the best witness; a name that is said whole is an offer. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from reports.checks.frames import Frame, frames
from reports.checks.subjects import Subject, Synonyms, pairs, says_nothing
from reports.document.tree import Document, Paragraph, Quote, plain_text, sentences
from reports.narrative.numerals import Numeral, numerals

if TYPE_CHECKING:
    from reports.checks.proposals import Catalogue

OWN_SHARE, ALIKE = Decimal("0.4"), Decimal("0.7")
SHORTEST_WITNESS = 4
"""Characters: 审结 alone is said of many things."""
Words = tuple[str, str]
"""What a number counts, and its unit, both in the catalogue's own words."""


@dataclass(frozen=True, slots=True)
class LikelyIndicator:
    code: str
    is_certain: bool


@dataclass(frozen=True)
class Witnesses:
    """What other years' reports called each number they quoted."""

    codes: dict[Words, frozenset[str]]

    @classmethod
    def of(cls, documents: Iterable[Document], synonyms: Synonyms) -> Self:
        said: dict[Words, set[str]] = defaultdict(set)
        for document in documents:
            for _anchor, paragraph in document.paragraphs():
                for sentence in sentences(paragraph, ends="。！？"):
                    for code, words in _quoted(sentence, document.year, synonyms):
                        said[words].add(code)
        return cls({words: frozenset(codes) for words, codes in said.items()})

    def code(self, words: Words) -> str:
        """The one indicator these words were said of; "" where none or several."""
        codes = self.codes.get(words, frozenset()) if len(words[0]) >= SHORTEST_WITNESS else ()
        return next(iter(codes)) if len(codes) == 1 else ""


def _quoted(sentence: Paragraph, year: int, synonyms: Synonyms) -> Iterator[tuple[str, Words]]:
    """(code, words) of each figure of its own year that a sentence quotes."""
    text, places = plain_text(sentence), _places(sentence)
    found = numerals(text)
    for numeral, frame in zip(found, frames(text, found, year), strict=True):
        code = next((q.code for start, q in places if numeral.start <= start < numeral.end and q.year == year), "")
        if code:
            yield code, words_of(frame, numeral, synonyms)


def _places(sentence: Paragraph) -> list[tuple[int, Quote]]:
    at, places = 0, []
    for span in sentence:
        if isinstance(span, Quote):
            places.append((at, span))
        at += len(span) if isinstance(span, str) else len(span.text)
    return places


def words_of(frame: Frame, numeral: Numeral, synonyms: Synonyms) -> Words:
    """A frame's own words; where they say nothing, with the clause before."""
    own = f"{frame.leading}{frame.own}" if says_nothing(frame.own) else frame.own
    return synonyms.plain(own), synonyms.unit(numeral.unit)


def offers(
    catalogue: Catalogue, witnesses: Witnesses, sentence: str, found: list[Numeral]
) -> list[LikelyIndicator | None]:
    """For each number of a sentence the indicator its words speak of, or None."""
    around = frames(sentence, found, catalogue.year)
    return [_offer(catalogue, witnesses, n, f) for n, f in zip(found, around, strict=True)]


def _offer(catalogue: Catalogue, witnesses: Witnesses, numeral: Numeral, frame: Frame) -> LikelyIndicator | None:
    if frame.elsewhere or frame.year is not None or numeral.value is None or numeral.high or numeral.parts:
        return None
    words = words_of(frame, numeral, catalogue.synonyms)
    by_code = {known.code: known for known in catalogue.subjects if _counts_in(known, numeral, catalogue.synonyms)}
    if (code := witnesses.code(words)) in by_code:
        return LikelyIndicator(code, is_certain=not numeral.is_zero_word and not frame.is_part)
    likely = [(share, known) for known in by_code.values() if (share := _share(known, words, frame))]
    best = max(likely, key=lambda one: (one[1].coverage(pairs(words[0])), one[0], len(one[1].name)), default=None)
    return LikelyIndicator(best[1].code, is_certain=False) if best else None


def _counts_in(known: Subject, numeral: Numeral, synonyms: Synonyms) -> bool:
    return synonyms.unit(known.series.unit.lstrip("万亿")) == synonyms.unit(numeral.unit)


def _share(known: Subject, words: Words, frame: Frame) -> Decimal:
    """How much of an indicator's name is said of the number; 0 where somebody or something else is spoken of."""
    own = words[0]
    if known.coverage(pairs(own)) < OWN_SHARE or known.foreign(own) or known.strangers(frame.leading):
        return Decimal(0)
    if (known.is_rate and "率" not in own) or (known.is_streak and "连续" not in own):
        return Decimal(0)
    share = known.coverage(pairs(f"{own}\n{frame.before}"))
    return share if share >= ALIKE else Decimal(0)
