"""How a document counts its headings, known only from it as a whole: which number a line bears, and what it takes of its text. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reports.reading.decimals import decimal_marker, is_numbered_so
from reports.reading.lines import Line
from reports.reading.markers import Marker, Rank, marker_at_start

Numbering = Callable[[Line], tuple[Marker, int] | None]
"""The number before a line, and how many characters of its text it takes."""

LONGEST = 60


def numbering_of(lines: Sequence[Line]) -> Numbering:
    """1.1 as 一、 and （一） elsewhere; below 第一节 every number one level lower; else each as it is written."""
    if is_numbered_so(lines):
        return _decimal
    return _below_divisions if any(map(_is_division, lines)) else _written


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


def _below_divisions(line: Line) -> tuple[Marker, int] | None:
    found = _written(line)
    if found is None or found[0].is_division or found[0].rank is Rank.CHAPTER:
        return found
    marker, end = found
    return replace(marker, rank=Rank(min(marker.rank + 1, Rank.POINT))), end


def _is_division(line: Line) -> bool:
    """A heading's 第一节, not a sentence that speaks of one."""
    marker = None if line.table else marker_at_start(line.full)
    return marker is not None and marker.is_division and len(line.text) <= LONGEST and "。" not in line.text
