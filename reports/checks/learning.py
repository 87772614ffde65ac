"""What a binding teaches: an editor who says that 旁听庭审6次 are the 观摩庭审 knows a word the catalogue doesn't. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from reports.checks.frames import frames
from reports.checks.subjects import Subject, Synonyms, pairs
from reports.narrative.numerals import numerals

SHORTEST, LONGEST = 2, 12


@dataclass(frozen=True, slots=True)
class Lesson:
    """A term of the text and the catalogue's own word for it; kind is `word` or `unit`."""

    kind: str
    term: str
    stands_for: str


def lessons(source: str, start: int, subject: Subject, synonyms: Synonyms, year: int) -> list[Lesson]:
    """What binding the number at `start` to an indicator would teach: its unit, and one word for one word.

    Only where a single stretch of the clause is unknown and a single stretch of the name unsaid: then the one may
    stand for the other, which a person still has to confirm.
    """
    found = numerals(source)
    at = next((number for number, numeral in enumerate(found) if numeral.start <= start < numeral.end), None)
    if at is None:
        return []
    taught = []
    unit = subject.series.unit.lstrip("万亿")
    if (
        found[at].unit
        and synonyms.unit(found[at].unit) != synonyms.unit(unit)
        and found[at].unit not in ("%", "倍", "番")
    ):
        taught.append(Lesson("unit", found[at].unit, unit))
    own = synonyms.plain(frames(source, found, year)[at].own)
    term, unsaid = subject.foreign(own), subject.unsaid(pairs(own))
    if _is_one_word(term, own) and _is_one_word(unsaid, subject.name):
        taught.append(Lesson("word", term, unsaid))
    return taught


def _is_one_word(word: str, text: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word in text
