"""A table as it is written in a draft: kept with the text of its block, behind the paragraph it belongs to. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import TypedDict


class WrittenTable(TypedDict):
    """`after`: how many of the block's paragraphs stand before it. Cells quote figures as the text does."""

    after: int
    caption: str
    header: list[str]
    rows: list[list[str]]


def texts_of(tables: Iterable[WrittenTable]) -> Iterator[str]:
    """Everything written in tables: captions and cells."""
    for table in tables:
        yield table["caption"]
        for row in (table["header"], *table["rows"]):
            yield from row


def in_order(tables: Iterable[WrittenTable]) -> list[WrittenTable]:
    """As they are printed; two behind one paragraph stay as they are given."""
    return sorted(tables, key=lambda table: table["after"])


def moved(tables: Iterable[WrittenTable], by: int) -> list[WrittenTable]:
    """The tables so many paragraphs further down."""
    return [table | {"after": table["after"] + by} for table in tables]


def carried_along(tables: Iterable[WrittenTable], old: str, new: str) -> list[WrittenTable]:
    """The tables of a body that was rewritten: each stays behind its paragraph, or where that was."""
    before, after = old.splitlines(), new.splitlines()
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [table | {"after": _place(table["after"], steps, len(after))} for table in tables]


def _place(at: int, steps: Iterable[tuple[str, int, int, int, int]], length: int) -> int:
    """Where the end of the old paragraph `at` (from 1; 0 is above the first) stands in the new text."""
    for _, start, end, new_start, new_end in steps:
        if at and start < at <= end:
            return min(new_start + at - start, new_end) if at < end else new_end
    return 0 if not at else length
