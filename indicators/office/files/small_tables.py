"""Any small table somebody made themselves, .xlsx or .csv → rows of text. No database."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.utils import get_column_letter

from indicators.office.characters import storable
from indicators.office.files import guard
from indicators.office.files.unreadable import DAMAGED, Unreadable, hidden, merged

ZIP_MAGIC = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One cell: its text, and what is wrong with it where it is no text at all."""

    text: str = ""
    fault: str = ""


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
    read = _workbook_rows if content.startswith(ZIP_MAGIC) else _csv_rows
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
                yield f"{get_column_letter(place)}{number}", cell.fault


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


def _workbook_rows(content: bytes, width: int, height: int) -> list[list[TableEntry]]:
    package = guard.inspect(content)
    try:
        sheet = load_workbook(package.file, read_only=True, keep_links=False).worksheets[0]
        sheet.reset_dimensions()
        rows = [[_cell(cell) for cell in row] for row in sheet.iter_rows(1, height, 1, width)]
    except Exception:  # a file can break a parser in more ways than can be listed; each is one answer
        raise Unreadable(DAMAGED) from None
    facts = package.sheets[sheet.title]
    if facts.merged:
        raise merged(facts.merged)
    if facts.hidden_row:
        raise hidden(facts.hidden_row)
    return rows


def _cell(cell: ReadOnlyCell | EmptyCell) -> TableEntry:
    """A cell as typed: a phone number that Excel took for a number keeps its digits. What is no text says so."""
    value = cell.value
    if value is None:
        return TableEntry()
    if isinstance(value, float) and value.is_integer():
        return TableEntry(str(int(value)))
    return TableEntry(str(value), _fault(cell.data_type, value))


def _fault(kind: str, value: object) -> str:
    if isinstance(value, bool):
        return "这里是“是/否”值（TRUE/FALSE），请改为文字。"
    if isinstance(value, datetime | date | time | timedelta):
        return "这里变成了日期或时间。请把单元格格式改为“文本”，再重新填写。"
    return {"f": "单元格是公式，请改为文字。", "e": "单元格是错误值，请改为文字。"}.get(kind, "")
