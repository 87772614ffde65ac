"""An uploaded file → rows of cells as the officer reads them. No database, and nothing is decided here.

Every cell becomes the text that stands on the officer's screen: 0.985 in a percent format is "98.5%". A cell that
says no text or number (an error, a date, a formula without its result) carries the sentence to say instead.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.workbook import Workbook

from indicators.excel.cells import SheetCell, SheetReading, SheetRow
from indicators.excel.layout import CONTRACT_SHEET, FIRST_ROW, FORM_SHEET, HEAD_ROW, SCHEMA, SHEETS, Column, Contract
from indicators.office.files import guard
from indicators.office.files.columns import column_letters
from indicators.office.files.guard import GuardedWorkbook
from indicators.office.files.unreadable import DAMAGED, Unreadable, hidden, merged
from indicators.office.files.workbook_parts import MOST_COLUMNS, MOST_ROWS

NOT_OURS = "这不是从本系统下载的填报表。请下载填报表，填写后再上传；不要把数字复制到别的工作簿里。"
OUTDATED = "这份填报表是按旧版格式下载的。请重新下载填报表，把数字填进新表后再上传。"

# What Excel itself shows of a number; the digits beyond are an artefact of how computers count.
_SIGNIFICANT = 15


def read(content: bytes) -> SheetReading:
    """The form's rows as they stand. Raises Unreadable when the file as a whole cannot be taken in."""
    package = guard.inspect(content)
    try:
        book = load_workbook(package.file, read_only=True, data_only=True, keep_links=False)
        return _reading(book, package)
    except Unreadable:
        raise
    except Exception:
        # A file can break a parser in more ways than can be listed; all of them get one answer.
        raise Unreadable(DAMAGED) from None


def _reading(book: Workbook, package: GuardedWorkbook) -> SheetReading:
    _require_sheets(book)
    facts = package.sheets[FORM_SHEET]
    if facts.merged_until >= HEAD_ROW:  # a merged title above the table moves no number
        raise merged(facts.merged)
    if facts.hidden_row:
        raise hidden(facts.hidden_row)
    contract = _contract(book)
    columns = contract.columns()
    unread = tuple(_unread(book, columns))
    grid = _grid(book, FORM_SHEET, len(columns))
    _require_head(columns, grid)
    rows = [
        _row(number, columns, cells, facts.uncomputed) for number, cells in enumerate(grid[FIRST_ROW - 1 :], FIRST_ROW)
    ]
    return SheetReading(contract, tuple(row for row in rows if not row.is_blank), unread)


def _require_sheets(book: Workbook) -> None:
    names = book.sheetnames
    if CONTRACT_SHEET not in names or FORM_SHEET not in names:
        raise Unreadable(NOT_OURS)
    if len(set(names)) < len(names):
        raise Unreadable(DAMAGED)
    if book[FORM_SHEET].sheet_state != "visible":
        raise Unreadable(f"工作表“{FORM_SHEET}”被隐藏了。请取消隐藏，核对后再上传。")


def _unread(book: Workbook, columns: tuple[Column, ...]) -> Iterator[str]:
    """Sheets added beside the form; one with nothing on it is passed over, a second form is refused."""
    titles = {column.title for column in columns if column.is_input}
    for name in book.sheetnames:
        if name not in SHEETS:
            said = [{_shown(cell).text for cell in row} for row in _grid(book, name, MOST_COLUMNS)]
            if any(titles <= row for row in said):
                raise Unreadable(
                    f"工作表“{name[:31]}”也是一张填报表，不知道以哪一张为准。请把数字填在“{FORM_SHEET}”里，删除另一张再上传。"
                )
            if any(row - {""} for row in said):
                yield name


def _contract(book: Workbook) -> Contract:
    rows = [(_shown(key).text, _shown(value).text) for key, value in _grid(book, CONTRACT_SHEET, 2)]
    try:
        contract = Contract.from_rows(rows)
    except (KeyError, ValueError):
        raise Unreadable(NOT_OURS) from None
    if contract.schema != SCHEMA:
        raise Unreadable(OUTDATED)
    return contract


def _grid(book: Workbook, sheet: str, width: int) -> list[tuple[Any, ...]]:
    """The sheet's cells from A1, bounded whatever size the sheet claims to have."""
    page = book[sheet]
    page.reset_dimensions()
    rows = page.iter_rows(min_row=1, max_row=MOST_ROWS, min_col=1, max_col=width)
    return [row for row in rows if row]


def _require_head(columns: tuple[Column, ...], grid: list[tuple[Any, ...]]) -> None:
    if len(grid) < HEAD_ROW:
        raise Unreadable(NOT_OURS)
    for number, (column, cell) in enumerate(zip(columns, grid[HEAD_ROW - 1], strict=True), start=1):
        found = _shown(cell).text
        if found != column.title:
            where = f"{column_letters(number)}{HEAD_ROW}"
            raise Unreadable(
                f"{where}的表头应为“{column.title}”，文件里是“{found[:20]}”。请不要移动、增删列，也不要改表头。"
            )


def _row(number: int, columns: tuple[Column, ...], cells: tuple[Any, ...], uncomputed: set[str]) -> SheetRow:
    found = {}
    for index, (column, cell) in enumerate(zip(columns, cells, strict=True), start=1):
        address = f"{column_letters(index)}{number}"
        shown = _written(cell, address) if column.longest else _shown(cell, address)
        if address in uncomputed and not shown.text:
            shown = SheetCell(address, fault="这里是公式，文件里没有它的计算结果。请直接填写数字。")
        found[column.key] = shown
    return SheetRow(number, found)


# ── one cell ───────────────────────────────────────────────────────────────────────────────────────────────


def _shown(cell: ReadOnlyCell | EmptyCell, address: str = "") -> SheetCell:
    """A cell as it stands on the screen."""
    value = cell.value
    if value is None:
        return SheetCell(address)
    if cell.data_type == "e":
        return SheetCell(address, fault=f"这里是错误值“{str(value)[:10]}”。请直接填写数字。")
    if isinstance(value, bool):
        return SheetCell(address, fault="这里是“是/否”值（TRUE/FALSE）。请填写数字。")
    if isinstance(value, datetime | date | time | timedelta):
        return SheetCell(address, fault="这里变成了日期或时间。请把单元格格式改为“常规”，再填写数字。")
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""), address)
    return SheetCell(address, str(value).strip())


def _written(cell: ReadOnlyCell | EmptyCell, address: str) -> SheetCell:
    """A cell of a column of words, where a date or a yes is as good a text as any."""
    value = cell.value
    if isinstance(value, bool):
        return SheetCell(address, "是" if value else "否")
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, datetime):
        return SheetCell(address, f"{value:%Y-%m-%d %H:%M}")
    if isinstance(value, date):
        return SheetCell(address, f"{value:%Y-%m-%d}")
    return SheetCell(address, f"{value:%H:%M}") if isinstance(value, time) else _shown(cell, address)


def _number(value: int | float, number_format: str, address: str) -> SheetCell:
    if not math.isfinite(value) or abs(value) >= 1e15:
        return SheetCell(address, fault="这个数太大，或者不是一个数。请核对后重新填写。")
    digits = Decimal(f"{value:.{_SIGNIFICANT}g}")
    if _is_percent(number_format):
        return SheetCell(address, f"{_plain(digits * 100)}%")
    return SheetCell(address, _plain(digits))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_percent(number_format: str) -> bool:
    """Whether the format shows hundredfold; a % in quotes or behind a backslash is only a letter."""
    return "%" in re.sub(r'"[^"]*"|\\.', "", number_format)
