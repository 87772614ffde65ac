"""Whether a table holds data or only arranges text. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reports.reading.grid import GridRow, gridded, with_one_head
from reports.reading.lines import CAPTIONS, Line, Table, may_be_caption
from reports.reading.markers import Rank, marker_at_start

LONGEST_CELL = 600
LONGEST_INSIDE = 120
"""Characters of a table inside a cell of data; what is longer is a table that the outer one only places."""


@dataclass(slots=True)
class Cell:
    """A cell as it stands in the file: its own lines, and how many columns and rows it spans."""

    lines: list[Line] = field(default_factory=list)
    span: int = 1
    down: int = 1

    @property
    def text(self) -> str:
        """Its words; of a table inside it row after row."""
        return "".join(_words(line) for line in self.lines)

    @property
    def has_table(self) -> bool:
        return any(line.table for line in self.lines)


def laid_out(rows: Sequence[Sequence[Cell]]) -> list[Line]:
    """A table of data as one line, with what stands across its columns above and below it as lines of their own;
    a table that only arranges text as the lines in its cells."""
    rows = [row for row in rows if any(cell.lines for cell in row)]
    grid = gridded(rows)
    if _holds_data(rows, grid):
        return _with_its_notes(grid)
    return [line for row in rows for cell in row for line in cell.lines]


def _holds_data(rows: Sequence[Sequence[Cell]], grid: Sequence[GridRow]) -> bool:
    cells = [cell for row in rows for cell in row]
    if sum(_is_of_data(row) for row in grid) < 2 or any(cell.has_table and not _is_small(cell, rows) for cell in cells):
        return False
    return all(len(cell.text) <= LONGEST_CELL and not _heads_part(cell) for cell in cells)


def _is_of_data(row: GridRow) -> bool:
    return len(row.texts) > 1 and not row.is_across


def _with_its_notes(grid: Sequence[GridRow]) -> list[Line]:
    own = [at for at, row in enumerate(grid) if _is_of_data(row)]
    first, last = own[0], own[-1] + 1
    above, below = ([row.texts[0] for row in rows] for rows in (grid[:first], grid[last:]))
    captions = [text for text in above if may_be_caption(text)]
    table = Table(tuple(with_one_head(grid[first:last])), CAPTIONS.join(captions))
    return [*(Line(text) for text in above if text not in captions), Line("", table=table), *map(Line, below)]


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
