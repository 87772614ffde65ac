"""The first sheet of a workbook that somebody made themselves → its cells as typed. Loaded when one is handed in. No database."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

from indicators.office.files import guard
from indicators.office.files.table_entry import TableEntry
from indicators.office.files.unreadable import DAMAGED, Unreadable, hidden, merged


def workbook_rows(content: bytes, width: int, height: int) -> list[list[TableEntry]]:
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
