"""Tables of a print or a pasted text: what stands in columns is taken for one, and one that a page's end has parted is whole
again. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from reports.reading.formats.printed import CELL
from reports.reading.furniture import is_page_number
from reports.reading.lines import Line, Table
from reports.reading.markers import is_marker, marker_at_start

BROKEN_TABLE = "PDF里有没能还原的表格，请对照原文核对。"
PLACED_TABLES = "PDF里的{}张表是按文字的位置还原的：合并的格、换行的格和跨页的行可能不全，请对照原文核对。"
"""A PDF knows no tables: what stands in columns is taken for one where no rules are drawn around it."""

_COUNTED = re.compile(r"\s*\d{1,2}(?:[.．]\d{1,2})*[.．]?\s*")
"""A number as headings bear it: 1, 1.2."""


def with_tables(lines: Sequence[Line]) -> list[Line]:
    """Lines of as many cells each, one below another, are a table."""
    kept: list[Line] = []
    for width, group in groupby(lines, key=_width):
        rows = list(group)
        if (width > 2 and len(rows) > 1) or (width == 2 and len(rows) > 2):
            kept.append(Line("", page=rows[0].page, table=_table(rows)))
        else:
            kept += rows
    return kept


def _table(rows: Sequence[Line]) -> Table:
    return Table(tuple(tuple(cell.strip() for cell in row.text.split(CELL)) for row in rows))


def continued(lines: Sequence[Line]) -> list[Line]:
    """A table goes on where the next page begins with one of as many columns; a head said again is said once."""
    kept: list[Line] = []
    for line in lines:
        before = next((one for one in reversed(kept) if not is_page_number(one.text)), None)
        if before and before.table and line.table and _goes_on(before, line):
            rows = line.table.rows[line.table.rows[0] == before.table.rows[0] :]
            before.table = Table(before.table.rows + rows, before.table.caption)
            before.page = line.page
        else:
            kept.append(line)
    return [_unless_alone(line) for line in kept]


def _unless_alone(line: Line) -> Line:
    """One row is no table: words side by side."""
    if line.table and len(line.table.rows) == 1 and not line.table.caption:
        return Line(CELL.join(line.table.rows[0]), page=line.page)
    return line


def _goes_on(before: Line, line: Line) -> bool:
    """Whether two tables, one behind the other, are one that a page's end has parted."""
    widths = [max(map(len, each.table.rows)) for each in (before, line) if each.table]
    return before.page + 1 == line.page and widths[0] == widths[1]


def notes_on_tables(ruled: Sequence[Line], lines: Sequence[Line]) -> list[str]:
    """What a person should compare: columns that are no table, and tables that were made out by their place alone."""
    placed = sum(bool(line.table) for line in lines) - sum(bool(line.table) for line in ruled)
    is_broken = sum(CELL in line.text and not _is_entry(line) for line in lines) > 2
    return [*([BROKEN_TABLE] if is_broken else []), *([PLACED_TABLES.format(placed)] if placed else [])]


def _width(line: Line) -> int:
    """How many cells a line has; one where the blank only indents it, or parts a number from its paragraph."""
    filled = [cell for cell in line.text.split(CELL) if cell.strip()]
    is_text = len(filled) < 2 or (len(filled) == 2 and bool(is_marker(filled[0]) or _COUNTED.fullmatch(filled[0])))
    return 1 if is_text or _is_entry(line) else line.text.count(CELL) + 1


def _is_entry(line: Line) -> bool:
    """A line of a list of contents: a numbered heading and a page number."""
    heading, *_between, last = line.text.split(CELL) if CELL in line.text else ("", "")
    return marker_at_start(heading) is not None and last.strip().isdigit()
