"""What of a report's rows a person should look at, and why. Rows that were looked at are not doubted again. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reports.reading.kinds import OTHER
from reports.reading.markers import Rank, marker_at_start
from reports.reading.rows import HEADINGS, ReviewRow, RowRole

LONG_HEADING = 45
SHORT_TEXT = 16
LONG_ASIDE = 30

NO_KIND = "没有认出内容类别，请选择。"
NO_TEXT = "下面没有文字，请核对。"
OUT_OF_ORDER = "序号与前面不连续，请核对级别。"
NO_NUMBER = "同级标题都有序号，这里没有，请核对级别。"
LONG = "作为标题偏长，可能连着正文。"
LIKE_HEADING = "以序号开头，可能是标题。"
UNFINISHED = "没有句末标点，可能是标题或断行。"
LIKE_TEXT = "被剔除的内容像正文，请核对。"


def doubts_by_row(rows: Sequence[ReviewRow]) -> dict[int, str]:
    """By the row's id, the first reason to look at it."""
    found: dict[int, str] = {}
    for row, why in (*_headings(rows), *_texts(rows)):
        if not row.is_checked:
            found.setdefault(row.id, why)
    return found


def _headings(rows: Sequence[ReviewRow]) -> Iterator[tuple[ReviewRow, str]]:
    for at, row in enumerate(rows):
        if row.role is RowRole.PART and row.kind in ("", OTHER):
            yield row, NO_KIND
        if row.role is RowRole.PART and not _has_text(rows, at):
            yield row, NO_TEXT
        if row.is_heading and len(row.text) > LONG_HEADING:
            yield row, LONG
    for role in HEADINGS:
        for siblings in _siblings(rows, role):
            yield from _out_of_order(siblings)


def _has_text(rows: Sequence[ReviewRow], at: int) -> bool:
    for row in rows[at + 1 :]:
        if row.role is RowRole.PART:
            return False
        if row.role is not RowRole.FURNITURE:
            return True
    return False


def _siblings(rows: Sequence[ReviewRow], role: RowRole) -> Iterator[list[ReviewRow]]:
    """The headings of one level between two of a level above."""
    above = HEADINGS[: HEADINGS.index(role)]
    current: list[ReviewRow] = []
    for row in rows:
        if row.role in above:
            yield current
            current = []
        elif row.role is role:
            current.append(row)
    yield current


def _out_of_order(siblings: Sequence[ReviewRow]) -> Iterator[tuple[ReviewRow, str]]:
    numbers = [(row, marker_at_start(row.marker)) for row in siblings]
    before = 0
    for row, marker in numbers:
        if marker and marker.number and marker.number != before + 1:
            yield row, OUT_OF_ORDER
        if not marker and any(other for _row, other in numbers):
            yield row, NO_NUMBER
        before = marker.number if marker else before + 1


def _texts(rows: Sequence[ReviewRow]) -> Iterator[tuple[ReviewRow, str]]:
    for row in rows:
        if row.role is RowRole.FURNITURE and len(row.text) >= LONG_ASIDE and row.text.endswith("。"):
            yield row, LIKE_TEXT
        if row.role is not RowRole.TEXT:
            continue
        marker = marker_at_start(row.text)
        if marker and marker.rank in (Rank.CHAPTER, Rank.PART, Rank.SECTION):
            yield row, LIKE_HEADING
        elif len(row.text) <= SHORT_TEXT and not re.search(r"[。；：！？”）]$", row.text):
            yield row, UNFINISHED
