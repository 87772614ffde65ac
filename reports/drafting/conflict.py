"""Two people wrote one passage: what each wrote, and where the two differ. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from reports.drafting.passage import Words

_UNIT = re.compile(r"\{\{[^{}]*\}\}|[A-Za-z0-9.%]+|\s|.", re.DOTALL)
"""What differs as a whole: a quotation, a number, a single 汉字."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text that both wrote, or only one of the two."""

    whose: Literal["both", "theirs", "mine"]
    text: str


@dataclass(frozen=True)
class Conflict:
    """`told` says who wrote when."""

    told: str
    theirs: Words
    heading: list[Stretch]
    body: list[Stretch]

    @classmethod
    def between(cls, theirs: Words, mine: Words, told: str) -> Conflict:
        return cls(told, theirs, differences(theirs.heading, mine.heading), differences(theirs.body, mine.body))


def differences(theirs: str, mine: str) -> list[Stretch]:
    """Both texts in one: joined without `mine` they give theirs, without `theirs` mine."""
    before, after = _UNIT.findall(theirs), _UNIT.findall(mine)
    found: list[Stretch] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Stretch("both", "".join(before[a:b])))
            continue
        found += [Stretch("theirs", "".join(before[a:b]))] if b > a else []
        found += [Stretch("mine", "".join(after[c:d]))] if d > c else []
    return found
