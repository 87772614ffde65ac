"""Cells that span columns and rows → a text for every column of every row, and a head of one row. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.reading.tables import Cell

MOST_COLUMNS = 100
"""What a file says to span more is no table that anybody reads."""
UNDER = "："
"""Between what a head says above several columns and what it says of one: 行政处罚：立案（件）."""
_COUNTS = re.compile(r"[-−+]?[\d.,， ]+[%％]?")


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row with a text for each column; "" where a cell from the left or from above covers it.

    `spans` says for each column how many the cell that begins there takes, 0 where none does.
    """

    texts: tuple[str, ...]
    spans: tuple[int, ...]

    @property
    def is_across(self) -> bool:
        """One cell over all columns: a caption, a unit, a note, a heading between rows."""
        return len(self.texts) > 1 and sum(map(bool, self.spans)) == 1 and self.spans[0] > 0


def gridded(rows: Sequence[Sequence[Cell]]) -> list[GridRow]:
    """The rows, each as wide as the widest. A cell that is alone in its row takes all of it."""
    placed = list(_placed(rows))
    width = max((max(columns, default=-1) for columns in placed), default=-1) + 1
    return [_row(columns, width) for columns in placed]


def _placed(rows: Sequence[Sequence[Cell]]) -> Iterator[dict[int, tuple[str, int]]]:
    """Of each row by column: (text, columns taken); ("", 0) where a cell covers it that stands elsewhere."""
    below: dict[int, int] = {}
    for row in rows:
        columns = dict.fromkeys(below, ("", 0))
        reach = {column: rest - 1 for column, rest in below.items() if rest > 1}
        at = 0
        for cell in row:
            while at in columns:
                at += 1
            span = max(1, min(cell.span, MOST_COLUMNS - at))
            if at >= MOST_COLUMNS:
                break
            taken = range(at, at + span)
            columns |= dict.fromkeys(taken, ("", 0)) | {at: (cell.text, span)}
            reach |= dict.fromkeys(taken, cell.down - 1) if cell.down > 1 else {}
            at += span
        below = reach
        yield columns


def _row(columns: dict[int, tuple[str, int]], width: int) -> GridRow:
    if len(columns) == 1 and 0 in columns:
        return GridRow((columns[0][0], *[""] * (width - 1)), (width, *[0] * (width - 1)))
    cells = [columns.get(column, ("", 1)) for column in range(width)]
    return GridRow(tuple(text for text, _span in cells), tuple(span for _text, span in cells))


def with_one_head(rows: Sequence[GridRow]) -> list[tuple[str, ...]]:
    """The texts of the rows; a head that says in a second row what stands below its wide cells is one row."""
    if len(rows) > 2 and _goes_on(rows[0], rows[1]):
        return [_joined(rows[0], rows[1]), *(_texts(row) for row in rows[2:])]
    return [_texts(row) for row in rows]


def _texts(row: GridRow) -> tuple[str, ...]:
    """A cell across all columns is one text."""
    return row.texts[:1] if row.is_across else row.texts


def _goes_on(head: GridRow, row: GridRow) -> bool:
    """Whether a row names the columns below wide cells of the head, and says nothing new below the others."""
    above = _above(head)
    is_wide = [span > 1 for _text, span in above]
    if not any(is_wide) or head.is_across or row.is_across:
        return False
    below_wide = [text for text, wide in zip(row.texts, is_wide, strict=True) if wide]
    others = [(text, row_text) for (text, _), row_text, wide in zip(above, row.texts, is_wide, strict=True) if not wide]
    return all(text and not _COUNTS.fullmatch(text) for text in below_wide) and not any(a and b for a, b in others)


def _above(head: GridRow) -> list[tuple[str, int]]:
    """For each column the cell of the head that stands over it."""
    found: list[tuple[str, int]] = []
    for text, span in zip(head.texts, head.spans, strict=True):
        is_new = span > 0 or not found
        found.append((text, span) if is_new else found[-1])
    return found


def _joined(head: GridRow, row: GridRow) -> tuple[str, ...]:
    return tuple(
        UNDER.join(filter(None, (text, below))) for (text, _span), below in zip(_above(head), row.texts, strict=True)
    )
