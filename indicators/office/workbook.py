"""Sheets → an Excel workbook: numbers stay numbers, text can't turn into a formula. Loaded when a workbook is asked for."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from indicators.office.characters import storable
from indicators.office.sheet import FORMULA_STARTS, Entry, Sheet, settled

LINE_HEIGHT = 17  # points


RUNNING = "序号"
"""The head of a column that only counts the rows."""


HEAD_FILL = PatternFill("solid", fgColor="F5F3EE")


HEAD_LINE = Border(bottom=Side("medium", color="1F1D1A"))


ROW_LINE = Border(bottom=Side("hair", color="8D877C"))


def of(sheets: Sequence[Sheet], at: datetime) -> bytes:
    """What `indicators.office.downloads.to_xlsx` says."""
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = ""
    book.properties.created = at.replace(tzinfo=None)
    for sheet in sheets:
        _write_sheet(book.create_sheet(re.sub(r"[\[\]:*?/\\]", "", sheet.name)[:31]), sheet)
    if remarks := tuple(remark for sheet in sheets for remark in sheet.remarks):
        _write_remarks(book.create_sheet("说明"), remarks)
    file = io.BytesIO()
    book.save(file)
    return settled(file.getvalue(), at)


def _write_sheet(page: Worksheet, sheet: Sheet) -> None:
    _write_head(page, sheet)
    for at, row in enumerate(sheet.rows, start=2):
        for column, entry in enumerate(row, start=1):
            _write(page.cell(at, column), entry)
        if sheet.head[0] == RUNNING:
            page.cell(at, 1).alignment = Alignment(horizontal="center", vertical="top")
        page.row_dimensions[at].height = LINE_HEIGHT * _lines(row, sheet.widths)


def _write_head(page: Worksheet, sheet: Sheet) -> None:
    for column, title in enumerate(sheet.head, start=1):
        cell = page.cell(1, column, title)
        cell.font, cell.fill, cell.border = Font(bold=True), HEAD_FILL, HEAD_LINE
    for column, width in enumerate(sheet.widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width * 2
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.head))}{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0
    page.oddHeader.center.text = sheet.name.replace("&", "&&")
    page.oddFooter.center.text = "— &P / &N —"


def _lines(row: tuple[Entry, ...], widths: tuple[int, ...]) -> int:
    """How many lines the row's longest text wraps to; not every program works that out on opening."""
    paired = zip(row, widths, strict=False)
    lines = (_wrapped(text, width) for text, width in paired if isinstance(text, str) and not text.isascii())
    return max(lines, default=1)


def _wrapped(text: str, width: int) -> int:
    return sum(max(1, ceil(len(line) / width)) for line in text.split("\n"))


def _write(cell: Cell, entry: Entry) -> None:
    cell.border = ROW_LINE
    if isinstance(entry, str):
        cell.value = storable(entry)
        cell.data_type = "s"
        cell.quotePrefix = entry.startswith(FORMULA_STARTS)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    elif entry is not None:
        cell.value = entry
        cell.number_format = _number_format(Decimal(entry))
        cell.alignment = Alignment(vertical="top")


def _number_format(number: Decimal) -> str:
    places = max(0, -int(number.as_tuple().exponent))
    return "#,##0." + "0" * places if places else "#,##0"


def _write_remarks(page: Worksheet, remarks: tuple[str, ...]) -> None:
    page.column_dimensions["A"].width = 100
    for at, remark in enumerate(remarks, start=1):
        _write(page.cell(at, 1), remark)
