"""Printed lines back into paragraphs: where every line ends at the same width, the end of a line means nothing. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reports.reading import fields
from reports.reading.furniture import is_around
from reports.reading.lines import Line
from reports.reading.markers import Rank, marker_at_start

WIDEST = 60
"""汉字 in a printed line; a longer line is a paragraph."""

LONG, FULL = 0.7, 0.85
"""This much of the width is a line that did not end of its own; so much more where a sentence ends with it."""
FEWEST_FULL = 6
MOSTLY = 0.8
INDENT = 4
"""Columns before a paragraph."""
RAGGED = 4
"""Columns by which lines of one width differ."""

_ENDED = re.compile(r"[。！？：；]\s*$")

_SET_TO_A_SIDE = re.compile(r"(?:\u3000| {2}){5}")
"""With blanks: a title, or who signed."""
_OPEN = re.compile(r"[，,、]\s*$")


class _Page(NamedTuple):
    """How wide a text was set: in columns, or in characters where the program that wrapped it counted those."""

    columns: int
    characters: int


def join_printed_lines(lines: list[Line]) -> list[Line]:
    """Paragraphs of a text that was wrapped at a width; a text with a paragraph a line stays as it is."""
    if not _is_wrapped(lines):
        return lines
    has_indents = _has_indents(lines)
    own = _without_the_page_around(lines)
    page = _Page(max(map(_width, own)), max(len(line.text.rstrip()) for line in own))
    kept: list[Line] = []
    before: Line | None = None
    for line in lines:
        if kept and before and line.text.strip() and _goes_on(kept[-1], before, line, page, has_indents=has_indents):
            kept[-1].text = kept[-1].text.rstrip() + line.text.strip()
            before = line
        elif line.text.strip() or line.table or not has_indents:
            kept.append(Line(line.text, bold=line.bold, align=line.align, page=line.page, table=line.table))
            before = line
    return kept


def _width(line: Line) -> int:
    """Columns of a typewriter: a 汉字 takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line.text.rstrip())


def _reach(line: Line) -> int:
    """How far to the right a line goes; an indent that a print's place shows is no part of its text."""
    return _width(line) + (INDENT if line.is_indented else 0)


def is_set_in_lines(lines: Sequence[Line]) -> bool:
    """Whether what the file calls paragraphs are printed lines: most of the longer ones are full, to the same width,
    or those that are not indented go on where the line before breaks off."""
    filled = [line for line in lines if len(line.text.strip()) >= 20 and not line.table]
    if len(filled) < FEWEST_FULL or not _is_wrapped(lines):
        return False
    if _has_indents(lines) and _continues(lines):
        return True
    widest = max(map(_width, filled))
    full = sum(_width(line) >= widest - RAGGED for line in filled)
    return full >= FEWEST_FULL and full > 0.5 * len(filled)


def _continues(lines: Sequence[Line]) -> bool:
    """Whether lines without an indent stand behind unfinished ones, hardly ever behind a finished one."""
    filled = [line for line in lines if line.text.strip() and not line.table]
    open_before = [not _ENDED.search(before.text) for before, line in pairwise(filled) if not _is_indented(line)]
    return len(open_before) >= FEWEST_FULL and sum(open_before) > MOSTLY * len(open_before)


def _is_wrapped(lines: Sequence[Line]) -> bool:
    long = [line for line in _without_the_page_around(lines) if len(line.text.strip()) >= 20]
    if len(long) < 4 or max(len(line.text) for line in long) > WIDEST or _opens_every_line(lines):
        return False
    return sum(not _ENDED.search(line.text) for line in long) > 0.4 * len(long) or _is_placed(lines)


def _is_placed(lines: Sequence[Line]) -> bool:
    """Whether a print's own indents show its paragraphs: every line at the margin goes on where one breaks off."""
    filled = [line for line in lines if line.text.strip() and not (line.table or line.align)]
    at_margin = [before for before, line in pairwise(filled) if not _is_indented(line)]
    is_known = any(line.is_indented for line in lines)
    return is_known and bool(at_margin) and not any(_ENDED.search(before.text) for before in at_margin)


def _without_the_page_around(lines: Sequence[Line]) -> list[Line]:
    """Menus, counters and the foot of a portal are as long as they like and say nothing of a text's width."""
    return [line for line in lines if not is_around(line)]


def _opens_every_line(lines: Sequence[Line]) -> bool:
    """Where each line is indented as a paragraph's first, each is a paragraph, however wide."""
    filled = [line for line in lines if line.text.strip()]
    return sum(line.text.startswith("\u3000\u3000") for line in filled) >= 0.95 * len(filled)


def _has_indents(lines: Sequence[Line]) -> bool:
    filled = [line for line in lines if line.text.strip()]
    indented = sum(_is_indented(line) and not _SET_TO_A_SIDE.match(line.text) for line in filled)
    return 0.1 * len(filled) < indented < 0.95 * len(filled)


def _is_indented(line: Line) -> bool:
    return line.is_indented or bool(re.match(r"\u3000| {2}", line.text))


def _goes_on(paragraph: Line, before: Line, line: Line, page: _Page, *, has_indents: bool) -> bool:
    """Whether a line belongs to the paragraph whose last line stands before it: indents show it, else the width and the number it begins with."""
    if line.align or before.align or line.table or before.table or _SET_TO_A_SIDE.match(line.text):
        return False
    if is_around(before) or fields.is_date(before.text):
        return False
    if fields.names_report(before.text) and fields.is_addressee(line.text.strip()):
        return False
    if _ENDED.search(before.text) and (fields.is_signature(line.text.strip()) or fields.is_date(line.text)):
        return False
    breaks_off = _breaks_off(paragraph, before, page)
    if has_indents:
        reach = LONG if not _ENDED.search(before.text) else FULL
        is_open = _reach(before) >= reach * page.columns or bool(_OPEN.search(before.text))
        return is_open and not (_is_indented(line) or (_opens(before, line) and not breaks_off))
    return _is_full(before, page) and (breaks_off or not marker_at_start(line.text))


def _is_full(line: Line, page: _Page) -> bool:
    return _width(line) >= page.columns - RAGGED or len(line.text.rstrip()) >= page.characters - 1


def _breaks_off(paragraph: Line, before: Line, page: _Page) -> bool:
    """Whether a full line stops inside a sentence: what looks like a number behind it is none (监管手段单|一、经验不足).

    A heading ends without a mark too, but bears a number or names the report, and has no sentence inside.
    """
    is_heading = marker_at_start(paragraph.text) is not None or fields.names_report(paragraph.text)
    is_prose = bool(re.search("。" if is_heading else "[，。；]", paragraph.text))
    return is_prose and _is_full(before, page) and not _ENDED.search(before.text)


def _opens(before: Line, line: Line) -> bool:
    """A number at the start of a line that is not indented: a heading set at the margin, unless a sentence is still open."""
    marker = marker_at_start(line.text)
    return marker is not None and (marker.rank <= Rank.SECTION or bool(_ENDED.search(before.text)))
