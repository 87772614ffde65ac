"""Where a part on problems goes on to what is planned: 三、存在的问题和下一步打算. What it counts from there on is no figure of
the year. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import dropwhile
from typing import Any

from reports.reading.figures import sentences
from reports.reading.kinds import PROBLEMS

Place = tuple[str, str]
"""Where a sentence stands, and the sentence."""

_ANNOUNCES = re.compile(r"^(?:针对.{2,20}[，,])?(?:下一?步|下一?阶段|接下来|今后|来年|明年|新的一年)")


def planned_places(said: Mapping[str, Any]) -> set[Place]:
    """The sentences of a read document's parts on problems that follow the announcement of a plan, with it."""
    found: set[Place] = set()
    next_year = f"{(said['year'] or 0) + 1}年"
    for at, part in enumerate(said["parts"], 1):
        if part["kind"] == PROBLEMS:
            found.update(dropwhile(lambda place: not _announces(place[1], next_year), _places(f"P{at}", part)))
    return found


def _announces(sentence: str, next_year: str) -> bool:
    return sentence.startswith(next_year) or bool(_ANNOUNCES.match(sentence))


def _places(where: str, block: Mapping[str, Any]) -> Iterator[Place]:
    for text in (block["heading"], *block["body"]):
        yield from ((where, sentence) for sentence in sentences(text))
    for letter, name in (("I", "items"), ("S", "sections")):
        for at, below in enumerate(block.get(name, ()), 1):
            yield from _places(f"{where}.{letter}{at}", below)
