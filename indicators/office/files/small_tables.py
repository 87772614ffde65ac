"""Any small table somebody made themselves, .xlsx or .csv → rows of text. No database."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from indicators.office.characters import storable
from indicators.office.files import guard
from indicators.office.files.columns import column_letters
from indicators.office.files.table_entry import TableEntry
from indicators.office.files.unreadable import Unreadable
from indicators.office.later import Later

if TYPE_CHECKING:
    from indicators.office.files import workbook_rows
else:
    workbook_rows = Later("indicators.office.files.workbook_rows")

ZIP_MAGIC = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class SmallTable:
    """Rows of trimmed text of one width. `faults` says by address (`B3`) why a cell is no text: a date, a formula."""

    rows: list[list[str]]
    faults: dict[str, str]


def table(content: bytes, *, width: int, height: int) -> SmallTable:
    """The first sheet, each row `width` cells: at most `height` rows, empty ones at the end dropped.

    Raises Unreadable for anything that is no such table, is too big, or hides something.
    """
    if len(content) > guard.MOST_BYTES:
        raise Unreadable("文件超过2 MB，请只保留需要的行后再上传。")
    read = workbook_rows.workbook_rows if content.startswith(ZIP_MAGIC) else _csv_rows
    found = [(row + [TableEntry()] * width)[:width] for row in read(content, width, height + 1)]
    rows = [[storable(cell.text).strip() for cell in row] for row in found]
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise Unreadable("表格是空的。")
    if len(rows) > height:
        raise Unreadable(f"表格超过{height}行，请分几次上传。")
    return SmallTable(rows, dict(_faults(found)))


def _faults(rows: list[list[TableEntry]]) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row, 1):
            if cell.fault:
                yield f"{column_letters(place)}{number}", cell.fault


def _csv_rows(content: bytes, width: int, height: int) -> list[list[TableEntry]]:
    try:
        rows = islice(csv.reader(io.StringIO(_decoded(content), newline=""), strict=True), height)
        return [[TableEntry(text) for text in row] for row in rows]
    except csv.Error:
        raise Unreadable("这不是规范的 CSV 文件，请另存为 .xlsx 后再上传。") from None


def _decoded(content: bytes) -> str:
    """UTF-8, else what a Chinese Excel saves as CSV."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("只能上传 .xlsx 或 .csv 文件；旧版 .xls 请另存为 .xlsx。")
