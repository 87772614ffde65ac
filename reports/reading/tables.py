"""Whether a table holds data or only arranges text. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reports.reading.lines import Line, Table
from reports.reading.markers import Rank, marker_at_start

LONGEST_CELL = 600
LONGEST_INSIDE = 120
"""Characters of a table inside a cell of data; what is longer is a table that the outer one only places."""


@dataclass(slots=True)
class Cell:
    """A cell as it stands in the file: its own lines, and how many columns it spans."""

    lines: list[Line] = field(default_factory=list)
    span: int = 1

    @property
    def text(self) -> str:
        """Its words; of a table inside it row after row."""
        return "".join(_words(line) for line in self.lines)

    @property
    def has_table(self) -> bool:
        return any(line.table for line in self.lines)


def laid_out(rows: Sequence[Sequence[Cell]]) -> list[Line]:
    """A table of data as one line; a table that only arranges text as the lines in its cells."""
    rows = [row for row in rows if any(cell.lines for cell in row)]
    if _holds_data(rows):
        return [Line("", table=_table(rows))]
    return [line for row in rows for cell in row for line in cell.lines]


def _holds_data(rows: Sequence[Sequence[Cell]]) -> bool:
    cells = [cell for row in rows for cell in row]
    if sum(len(row) > 1 for row in rows) < 2 or any(cell.has_table and not _is_small(cell, rows) for cell in cells):
        return False
    return all(len(cell.text) <= LONGEST_CELL and not _heads_part(cell) for cell in cells)


def _is_small(cell: Cell, rows: Sequence[Sequence[Cell]]) -> bool:
    """A few words in a table of their own, in a row with others, and less than half of the rows have such."""
    having = [row for row in rows if any(one.has_table for one in row)]
    return len(cell.text) <= LONGEST_INSIDE and all(len(row) > 1 for row in having) and 2 * len(having) < len(rows)


def _words(line: Line) -> str:
    if line.table:
        return "；".join(" ".join(filter(None, row)) for row in line.table.rows)
    return line.full.strip(" \u3000\u00a0")


def _heads_part(cell: Cell) -> bool:
    """A cell with parts of a report in it is no cell of data."""
    markers = [marker_at_start(line.full.strip(" \u3000\u00a0")) for line in cell.lines]
    return sum(bool(marker and marker.rank is Rank.PART) for marker in markers) > 1


def _table(rows: Sequence[Sequence[Cell]]) -> Table:
    width = max(sum(cell.span for cell in row) for row in rows)
    spread = tuple(row[0].text for row in rows if len(row) == 1 and width > 1)
    return Table(tuple(tuple(cell.text for cell in row) for row in rows if len(row) > 1), spread)
