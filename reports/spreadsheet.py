"""Document → Excel workbook: its figures as a table to calculate with, its text a paragraph a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from indicators.measure import Qualifier
from reports.document import Document, Fact, plain_text
from reports.packing import repeatable

Cell = str | int | Decimal
Row = tuple[Cell, ...]

FIGURE_COLUMNS = {"代码": 44, "指标": 40, "主题": 24, "数值": 12, "单位": 12, "年度": 10, "修饰": 14, "口径": 76}
TEXT_COLUMNS = {"位置": 10, "正文": 110}
ABOUT_COLUMNS = {"项目": 14, "内容": 90}

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_HEAD_FILL = PatternFill("solid", fgColor="F5F3EE")
_HEAD_FONT, _FONT = Font(name="宋体", size=11, bold=True), Font(name="宋体", size=11)
_LINE_HEIGHT = 16
_HEAD_RULE = Border(bottom=Side("medium", color="9B1C1F"))
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def to_xlsx(
    document: Document,
    *,
    themes: Mapping[str, str],
    edition: int,
    fingerprint: str,
    at: datetime,
    notice: str = "",
) -> bytes:
    """The document as .xlsx with the sheets 数据, 正文 and 说明. `themes` names them by code.

    A `notice` (模拟数据) ends every row, so that no cut or copy loses it. The same arguments give the same bytes.
    """
    book = Workbook()
    book.remove(book.active)
    book.properties.title = document.title
    book.properties.creator = document.meta.get("issuer", "")
    figures = (_figure(fact, document.year, themes) for fact in document.facts)
    _sheet(book, "数据", FIGURE_COLUMNS, figures, notice)
    _sheet(book, "正文", TEXT_COLUMNS, _lines(document), notice)
    _sheet(book, "说明", ABOUT_COLUMNS, _about(document, edition, fingerprint, at), notice)
    packed = BytesIO()
    book.save(packed)
    return repeatable(packed.getvalue(), at)


def _figure(fact: Fact, year: int, themes: Mapping[str, str]) -> Row:
    qualifier = Qualifier(fact.qualifier).label if fact.qualifier else ""
    theme = themes.get(fact.theme, fact.theme)
    return fact.code, fact.name, theme, Decimal(fact.value), fact.unit, year, qualifier, fact.definition


def _lines(document: Document) -> Iterator[Row]:
    yield "标题", document.title
    for anchor, line in document.paragraphs():
        yield anchor or "导语", plain_text(line)


def _about(document: Document, edition: int, fingerprint: str, at: datetime) -> Iterator[Row]:
    yield "报告", document.title
    yield "年度", document.year
    yield "版次", f"第{edition}版"
    yield "载入本站", f"{at:%Y-%m-%d}"
    yield "指纹", fingerprint
    yield "数值", "“数据”表的数值可直接计算；比率的数值是百分数，98.5即98.5%。"
    yield "位置", "“正文”表的位置即网页地址中#后的部分。"


def _sheet(book: Workbook, title: str, columns: Mapping[str, int], rows: Iterable[Row], notice: str) -> None:
    """A sheet with a frozen head line, its columns as wide as given."""
    sheet = book.create_sheet(title)
    if notice:
        columns, rows = {**columns, "数据性质": 12}, ((*row, notice) for row in rows)
    sheet.append(list(columns))
    widths = list(columns.values())
    for at, row in enumerate(rows, 2):
        sheet.append([safe(cell) for cell in row])
        sheet.row_dimensions[at].height = _LINE_HEIGHT * _lines_needed(row, widths)
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    _dress(sheet)


def _lines_needed(row: Row, widths: list[int]) -> int:
    """How many lines the row's longest cell wraps to."""
    return max(ceil(_width(str(cell)) / width) for cell, width in zip(row, widths, strict=True)) or 1


def _width(text: str) -> int:
    """In characters of the default face; 汉字 are two wide."""
    return sum(1 if character.isascii() else 2 for character in text)


def _dress(sheet: Any) -> None:
    for cell in sheet[1]:
        cell.fill, cell.font, cell.border = _HEAD_FILL, _HEAD_FONT, _HEAD_RULE
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment, cell.font = _WRAPPED, _FONT
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def safe(cell: Cell) -> Cell:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell
