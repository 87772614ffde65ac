"""What doesn't follow from the figures beside it, and how far back a sentence looks for them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from reports.checks.sizes import Size, size_of
from reports.checks.spoken import Spoken

READ_TOGETHER = 6
"""Of a longer list only so many figures, the last, are tried against each other."""
_HALF = re.compile("[。；！？]")
_CLAUSE = re.compile("[，。；：（(]")


@dataclass(frozen=True, slots=True)
class Slip:
    """A number at `start:end` of the signs that doesn't follow from the figures; `fact` says what does."""

    code: str
    start: int
    end: int
    fact: str


@dataclass(frozen=True, slots=True)
class Following:
    """A typed number at `start:end` of the signs that may follow from figures said before it: its size, what its clause
    says up to it, and where its stretch between two of 。；！？ begins."""

    start: int
    end: int
    size: Size
    clause: str
    begins: int

    def slip(self, code: str, fact: str) -> Slip:
        return Slip(code, self.start, self.end, fact)


def following(sentence: Spoken) -> Iterator[Following]:
    """The typed numbers of a sentence that say a size."""
    for numeral in sentence.numerals:
        if size := size_of(numeral, sentence.text):
            clause, begins = clause_before(sentence.text, numeral.start), half_begins(sentence.text, numeral.start)
            yield Following(numeral.start, numeral.end, size, clause, begins)


def half_begins(text: str, at: int) -> int:
    """Where the stretch between two of 。；！？ begins in which a place lies."""
    return max((mark.end() for mark in _HALF.finditer(text, 0, at)), default=0)


def clause_before(text: str, at: int) -> str:
    """The clause a place lies in, up to that place."""
    return _CLAUSE.split(text[:at])[-1]


def sums(values: list[Decimal]) -> Iterator[Decimal]:
    """What any two or more of the figures make together: 其中 may stand between those that are meant."""
    sizes = range(2, len(values) + 1)
    return (sum(some, Decimal(0)) for size in sizes for some in combinations(values, size))
