"""One change to a report under review: a level up or down, split, joined, set aside, another word. Pure.

Every change leaves the words in their order. What cannot be done raises CannotAmend with a Chinese sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.reading.kinds import ACHIEVEMENTS, LEADERS, OTHER, PLAN, PROBLEMS, kind_of
from reports.reading.markers import marker_at_start
from reports.reading.rows import HEADINGS, ReviewRow, RowRole
from reports.reading.sizes import LONGEST_HEADING

KINDS = (ACHIEVEMENTS, PROBLEMS, LEADERS, PLAN, OTHER)
BY_HAND = "核对时剔除"
LEVELS = (*HEADINGS, RowRole.TEXT)
"""From the outermost inwards."""

GONE = "这一行已经不在了：可能刚被合并或拆开。请看清现在的样子，再操作一次。"
NO_LEVEL = "只有标题和段落能升级或降级。"
OUTERMOST = "已经是最高一级。"
INNERMOST = "已经是正文。"
NOTHING_ABOVE = "上面没有可以合并的文字。"
NOT_JOINED = "表格、附件和剔除的内容不能与上文合并。"
NOWHERE = "请先把光标放在要拆开的地方。"
NOT_CUT = "只有标题和段落能拆开。"
NO_WORDS = "文字不能为空；不属于报告的内容请剔除。"
TOO_LONG = f"标题最长{LONGEST_HEADING}个字；请先拆开，再升级。"
NO_KIND = "只有一级标题有内容类别。"


class CannotAmend(ValueError):
    """The message is for the person who tried."""


Rows = Sequence[ReviewRow]


def raised(rows: Rows, id: int) -> list[ReviewRow]:
    """A paragraph becomes an item's heading, an item a section's, a section a part's."""
    at, row = _at(rows, id)
    level = _level(row)
    if level == 0:
        raise CannotAmend(OUTERMOST)
    if row.role is RowRole.TEXT:
        return _replaced(rows, at, _headed(rows, row, LEVELS[level - 1]))
    return _replaced(rows, at, [_as(row, LEVELS[level - 1])])


def lowered(rows: Rows, id: int) -> list[ReviewRow]:
    """The other way; an item's heading becomes a paragraph again, with what ran on behind it."""
    at, row = _at(rows, id)
    level = _level(row)
    if row.role is RowRole.TEXT:
        raise CannotAmend(INNERMOST)
    if LEVELS[level + 1] is not RowRole.TEXT:
        return _replaced(rows, at, [_as(row, LEVELS[level + 1])])
    below = _below(rows, at)
    if row.run_on and below is not None:
        text = replace(row, role=RowRole.TEXT, marker="", run_on=False, text=row.full + rows[below].text)
        return _replaced(_replaced(rows, below, []), at, [text])
    return _replaced(rows, at, [replace(row, role=RowRole.TEXT, text=row.full, marker="", run_on=False)])


def split(rows: Rows, id: int, place: int) -> list[ReviewRow]:
    """Cut before the character at `place` of its text: a paragraph into two, a heading from what runs on behind it."""
    at, row = _at(rows, id)
    if row.role is not RowRole.TEXT and not row.is_heading:
        raise CannotAmend(NOT_CUT)
    if not 0 < place < len(row.text):
        raise CannotAmend(NOWHERE)
    first, second = replace(row, text=row.text[:place].rstrip()), row.text[place:].lstrip()
    if row.is_heading:
        first = replace(first, run_on=True)
    rest = ReviewRow(_next_id(rows), RowRole.TEXT, second, line=row.line)
    return _replaced(rows, at, [first, rest])


def joined(rows: Rows, id: int) -> list[ReviewRow]:
    """Put behind the text above: two paragraphs become one; below a heading it runs on, then becomes part of it."""
    at, row = _at(rows, id)
    above = next((n for n in range(at - 1, -1, -1) if rows[n].role is not RowRole.FURNITURE), None)
    if row.role is not RowRole.TEXT and not row.is_heading:
        raise CannotAmend(NOT_JOINED)
    if above is None or rows[above].role not in LEVELS:
        raise CannotAmend(NOTHING_ABOVE)
    onto = rows[above]
    if onto.is_heading and row.role is RowRole.TEXT and not onto.run_on and onto.text:
        return _replaced(rows, above, [replace(onto, run_on=True)])
    if onto.is_heading and len(onto.text + row.full) > LONGEST_HEADING:
        raise CannotAmend(TOO_LONG)
    grown = replace(onto, text=onto.text + row.full, run_on=onto.run_on and row.is_heading and row.run_on)
    return _replaced(_replaced(rows, at, []), above, [grown])


def set_aside(rows: Rows, id: int) -> list[ReviewRow]:
    """Furniture, no text of the report."""
    at, row = _at(rows, id)
    if row.role is RowRole.FURNITURE:
        return list(rows)
    return _replaced(
        rows, at, [replace(row, role=RowRole.FURNITURE, text=row.full, marker="", kind=BY_HAND, run_on=False)]
    )


def taken_back(rows: Rows, id: int) -> list[ReviewRow]:
    """What was set aside is text of the report after all; a table is a table again."""
    at, row = _at(rows, id)
    if row.role is not RowRole.FURNITURE:
        return list(rows)
    role = RowRole.TABLE if row.table else RowRole.TEXT
    return _replaced(rows, at, [replace(row, role=role, kind="", is_checked=True)])


def of_kind(rows: Rows, id: int, kind: str) -> list[ReviewRow]:
    """A part on another of the statutory contents."""
    at, row = _at(rows, id)
    if row.role is not RowRole.PART or kind not in KINDS:
        raise CannotAmend(NO_KIND)
    return _replaced(rows, at, [replace(row, kind=kind, is_checked=True)])


def reworded(rows: Rows, id: int, marker: str, text: str) -> list[ReviewRow]:
    """Other words: what differs from the file is listed, and needs a reason."""
    at, row = _at(rows, id)
    marker, text = marker.strip("\r\n\t\u3000"), text.strip()
    if not marker + text:
        raise CannotAmend(NO_WORDS)
    if row.is_heading and len(text) > LONGEST_HEADING:
        raise CannotAmend(TOO_LONG)
    return _replaced(rows, at, [replace(row, marker=marker if row.role is not RowRole.TEXT else "", text=text)])


def checked(rows: Rows, id: int) -> list[ReviewRow]:
    """Looked at, and right as it is."""
    at, row = _at(rows, id)
    return _replaced(rows, at, [replace(row, is_checked=True)])


# ── how ────────────────────────────────────────────────────────────────────────────────────────────────────


def _at(rows: Rows, id: int) -> tuple[int, ReviewRow]:
    for at, row in enumerate(rows):
        if row.id == id:
            return at, row
    raise CannotAmend(GONE)


def _level(row: ReviewRow) -> int:
    if row.role not in LEVELS:
        raise CannotAmend(NO_LEVEL)
    return LEVELS.index(row.role)


def _as(row: ReviewRow, role: RowRole) -> ReviewRow:
    """A heading on another level; only a part has a kind."""
    kind = (kind_of(row.text) or OTHER) if role is RowRole.PART else ""
    return replace(row, role=role, kind=kind, is_checked=True)


def _headed(rows: Rows, row: ReviewRow, role: RowRole) -> list[ReviewRow]:
    """A paragraph as a heading: its number apart, and what is more than one sentence running on behind it."""
    marker = marker_at_start(row.text)
    words = row.text[marker.end :] if marker else row.text
    end = words.find("。") + 1
    heading, rest = (words[:end], words[end:]) if 0 < end < len(words) else (words, "")
    if len(heading) > LONGEST_HEADING:
        raise CannotAmend(TOO_LONG)
    head = replace(
        row, role=role, marker=marker.text if marker else "", text=heading, run_on=bool(rest), is_checked=True
    )
    return [head, ReviewRow(_next_id(rows), RowRole.TEXT, rest, line=row.line)] if rest else [head]


def _below(rows: Rows, at: int) -> int | None:
    """The paragraph that runs on behind a heading."""
    below = next((n for n in range(at + 1, len(rows)) if rows[n].role is not RowRole.FURNITURE), None)
    return below if below is not None and rows[below].role is RowRole.TEXT else None


def _replaced(rows: Rows, at: int, by: Sequence[ReviewRow]) -> list[ReviewRow]:
    return [*rows[:at], *by, *rows[at + 1 :]]


def _next_id(rows: Rows) -> int:
    return max(row.id for row in rows) + 1
