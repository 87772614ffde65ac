"""Documents numbered 1, 1.1, 1.1.1: which level a number says, known only from the document as a whole. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reports.narrative.measures import BEHIND_ANY
from reports.reading.lines import Line
from reports.reading.markers import Marker, Rank, marker_at_start

FEWEST = 2
"""Second-level numbers that show how a document is numbered: one alone may be a quantity."""
LONGEST = 60
_RANKS = (Rank.PART, Rank.SECTION, Rank.ITEM, Rank.DETAIL)
_YEAR = r"20\d\d年"
_NUMBER = (
    rf"(?P<number>\d{{1,2}}(?:[.．]\d{{1,2}}){{0,3}})(?:[.．、](?!\d)|[.．、](?={_YEAR}))?"
    rf"(?!(?!{_YEAR})[\d%‰余多万亿]|\s*(?:{BEHIND_ANY}))"
)
_TYPED = re.compile(rf"{_NUMBER}\s*(?=[\u4e00-\u9fff“《]|{_YEAR})")
_RUNS_ON = re.compile(r"[\d.．]+\s*[^，。；：！？]{2,40}[。：]")
"""A heading before its text."""
_COUNTED = re.compile(r"(?P<number>\d{1,2}(?:[.．]\d{1,2}){0,3})[.．、]?\s*")
"""A number that the program which wrote the file computes: nothing else stands in it."""


def is_numbered_so(lines: Sequence[Line]) -> bool:
    """Whether the document counts its levels with dots: several short lines begin 1.1, and none begins 一、."""
    if any(_ranked(line) for line in lines):
        return False
    return sum(_depth(line) == FEWEST for line in lines) >= FEWEST


def decimal_marker(line: Line) -> tuple[Marker, int] | None:
    """The number of a line in such a document, and how many characters of its text it takes; None for a line without."""
    found = _found(line)
    if found is None:
        return None
    last = int(re.split("[.．]", found["number"])[-1])
    rank = _RANKS[_depth(line) - 1]
    return Marker(f"{found[0].strip()} ", rank, last), 0 if line.marker else found.end()


def _ranked(line: Line) -> bool:
    marker = marker_at_start(line.full)
    return marker is not None and marker.rank is Rank.PART and len(line.text) <= LONGEST


def _depth(line: Line) -> int:
    """How many numbers stand before a short line, 0 for none."""
    found = _found(line)
    return len(re.split("[.．]", found["number"])) if found else 0


def _found(line: Line) -> re.Match[str] | None:
    """The number at the start of a line that a program counted, or that a short line begins with."""
    if line.table:
        return None
    if line.marker:
        return _COUNTED.fullmatch(line.marker)
    return _TYPED.match(line.text) if len(line.text) <= LONGEST or _RUNS_ON.match(line.text) else None
