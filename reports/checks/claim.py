"""One thing that a sentence says of one of its figures. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reports.checks import claim_words as words
from reports.checks.sizes import Size
from reports.checks.spoken import Clause, Mention, Spoken
from reports.narrative.measures import unit_at
from reports.narrative.numerals import Numeral

Kind = Literal["move", "than", "was", "times", "record", "running", "kept", "first", "reached", "all"]


@dataclass(frozen=True, slots=True)
class Claim:
    """`text` at `start:end` of the signs says something of `about`, compared with the year `since`.

    `says` is the direction; a record's is up for the highest, down for the lowest, level for the best. `years` is how
    many a record or a run reaches back, None where that isn't said; what was kept so long is a `size`, or what bounds it.
    """

    kind: Kind
    says: words.Says
    about: Mention
    text: str
    start: int
    end: int
    since: int
    size: Size | None = None
    years: int | None = None
    is_denied: bool = False
    is_rough: bool = False


def claim_of(
    kind: Kind,
    says: words.Says,
    about: Mention,
    sentence: Spoken,
    clause: Clause,
    span: tuple[int, int],
    **more: object,
) -> Claim:
    """A claim about what stands at `span` of a clause."""
    start, end = clause.start + span[0], clause.start + span[1]
    since = more.pop("since", None) or sentence.year - 1
    return Claim(kind, says, about, sentence.text[start:end].strip("\0"), start, end, since, **more)  # type: ignore[arg-type]


_TAIL = re.compile(r"(?:还?多|有?余)?(?:以上|左右|以内|以下)?")


def past(sentence: Spoken, numeral: Numeral, clause: Clause) -> int:
    """Behind a number and its unit, counted in the clause."""
    end = numeral.end
    if unit_at(sentence.text, end) and numeral.unit and sentence.text.startswith(numeral.unit, end):
        end += len(numeral.unit)
    return min(past_tail(sentence.text, end), clause.end) - clause.start


def past_tail(text: str, at: int) -> int:
    """Behind 多, 有余, 以上 and the like, where one stands at a place."""
    tail = _TAIL.match(text, at)
    return tail.end() if tail else at
