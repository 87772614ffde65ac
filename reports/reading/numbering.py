"""How a document counts its headings, known only from it as a whole: which number a line bears, and what it takes of its text. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from reports.reading.decimals import decimal_marker, is_numbered_so
from reports.reading.lines import Line
from reports.reading.markers import DIVISIONS, Marker, Rank, marker_at_start

Numbering = Callable[[Line], tuple[Marker, int] | None]
"""The number before a line, and how many characters of its text it takes."""

LONGEST = 60


def numbering_of(lines: Sequence[Line]) -> Numbering:
    """1.1 as 一、 and （一） elsewhere; 第一篇, 第一章 and 第一节 as they nest, and below them all other numbers so much lower."""
    if is_numbered_so(lines):
        return _decimal
    there = {_division(line) for line in lines}
    ladder = [unit for unit in DIVISIONS if unit in there]
    return partial(_below, ladder) if len(ladder) > 1 else _written


def _written(line: Line) -> tuple[Marker, int] | None:
    marker = marker_at_start(line.marker or line.text)
    return (marker, 0 if line.marker else marker.end) if marker else None


def _decimal(line: Line) -> tuple[Marker, int] | None:
    """Chapters may stand above 1.1, and are no number of that kind."""
    found = decimal_marker(line)
    if found:
        return found
    written = _written(line)
    return written if written and written[0].rank is Rank.CHAPTER else None


def _below(ladder: Sequence[str], line: Line) -> tuple[Marker, int] | None:
    found = _written(line)
    if found is None:
        return None
    marker, end = found
    rank = ladder.index(marker.division) if marker.division in ladder else marker.rank
    if rank >= Rank.PART and not marker.division:
        rank += len(ladder) - 1
    return replace(marker, rank=Rank(min(rank, Rank.POINT))), end


def _division(line: Line) -> str:
    """What a heading counts, not a sentence that speaks of one."""
    marker = None if line.table else marker_at_start(line.full)
    return marker.division if marker and len(line.text) <= LONGEST and "。" not in line.text else ""
