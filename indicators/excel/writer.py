"""A form with its rows → the workbook that officers fill in. No database; the same content gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import partial
from itertools import groupby
from math import ceil
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from indicators.excel.cells import Entries, Filled, SheetEntry
from indicators.excel.layout import (
    CONTRACT_SHEET,
    FIRST_ROW,
    FORM_SHEET,
    GUIDE_SHEET,
    HEAD_ROW,
    QUALIFIERS,
    Column,
    Contract,
    Form,
)
from indicators.numbers.measure import WHOLE_KINDS, Kind
from indicators.office.characters import storable
from indicators.office.sheet import FORMULA_STARTS, SETTLED_TIME, settled

FACE = "微软雅黑"
INK, SOFT, RULE, HEAD_FILL, INPUT_FILL = "1F1D1A", "645F57", "CFC8BB", "F5F3EE", "FFF7DC"
_LINE = Side("thin", color=RULE)
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_LIMIT = 10**12
GUIDE_WIDTH = 40
_SIGNIFICANT = 15


def write(filled: Filled) -> bytes:
    book = Workbook()
    book.properties.creator, book.properties.created = "", SETTLED_TIME
    book.security.lockStructure = True
    for style in STYLES.values():
        book.add_named_style(style())
    _write_form(book.active, filled)
    _write_guide(book.create_sheet(GUIDE_SHEET), filled)
    _write_contract(book.create_sheet(CONTRACT_SHEET), filled.contract)
    file = io.BytesIO()
    book.save(file)
    return settled(file.getvalue())


# ── sheets ─────────────────────────────────────────────────────────────────────────────────────────────────


def _write_form(page: Worksheet, filled: Filled) -> None:
    columns = filled.contract.columns()
    page.title = FORM_SHEET
    mark = "【模拟数据】" if filled.contract.is_simulated else ""
    for number, line in enumerate([mark + filled.head[0], *filled.head[1:]], start=1):
        _put(page.cell(number, 1), line, "title" if number == 1 else "remark")
    for number, column in enumerate(columns, start=1):
        _put(page.cell(HEAD_ROW, number), column.title, "head")
        page.column_dimensions[get_column_letter(number)].width = column.width * 2 + 1
        page.column_dimensions[get_column_letter(number)].hidden = column.is_hidden
    for number, entries in enumerate(filled.rows, start=FIRST_ROW):
        _write_row(page, number, columns, entries)
    _validate(page, columns, filled.rows)
    _set_up(page, filled)


def _write_row(page: Worksheet, number: int, columns: tuple[Column, ...], entries: Entries) -> None:
    page.row_dimensions[number].height = _height(
        (str(entries[column.key].value or ""), column.width)
        for column in columns
        if column.key in entries and not column.is_hidden
    )
    for index, column in enumerate(columns, start=1):
        entry = entries.get(column.key, SheetEntry())
        style = ("open" if entry.is_open else "shut") + ("_number" if entry.kind else "_text")
        cell = page.cell(number, index)
        _put(cell, entry.value, style)
        if entry.kind:
            cell.number_format = number_format(entry.kind, entry.decimals)
            _scale(cell, entry)


def _height(texts: Iterable[tuple[str, float]], line: float = 15) -> float:
    """Points for the fullest cell: not every program works out a wrapped row's height when it opens a file."""
    return line * max((ceil(_width(text) / width) for text, width in texts), default=1) + 9


def _width(text: str) -> float:
    """In 汉字; a Latin letter or digit takes half."""
    return sum(1 if east_asian_width(character) in "WFA" else 0.55 for character in text)


def _write_guide(page: Worksheet, filled: Filled) -> None:
    page.column_dimensions["A"].width = GUIDE_WIDTH * 2
    page.sheet_view.showGridLines = False
    _put(page.cell(1, 1), GUIDE_SHEET, "title")
    for number, line in enumerate(filled.guide, start=2):
        _put(page.cell(number, 1), line, "guide" if line[0].isascii() else "section")
        page.row_dimensions[number].height = _height([(line, GUIDE_WIDTH)], 18)
    page.protection.sheet = True
    _set_paper(page, orientation="portrait")


def _write_contract(page: Worksheet, contract: Contract) -> None:
    for row in contract.to_rows():
        page.append(row)
        for cell in page[page.max_row]:
            cell.data_type = "s"
    page.sheet_state = "hidden"
    page.protection.sheet = True


def _set_up(page: Worksheet, filled: Filled) -> None:
    """Frozen head, protection without a password; on paper one page wide, or with its first columns repeated."""
    page.freeze_panes = f"C{FIRST_ROW}"
    for number, height in enumerate((30, 18, 22, 26), start=1):
        page.row_dimensions[number].height = height
    page.sheet_view.showGridLines = False
    page.protection.sheet = True
    page.protection.formatColumns = False
    page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    _set_paper(page, orientation="landscape")
    if filled.contract.form == Form.HISTORY:
        page.print_title_cols, page.sheet_properties.pageSetUpPr.fitToPage = "A:C", False
    page.oddFooter.center.text = "第&P页，共&N页"


def _set_paper(page: Worksheet, *, orientation: str) -> None:
    page.page_setup.orientation, page.page_setup.paperSize = orientation, page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top = page.page_margins.bottom = 0.7
    page.page_margins.footer = 0.35


# ── what Excel checks while an officer types ───────────────────────────────────────────────────────────────


def _validate(page: Worksheet, columns: tuple[Column, ...], rows: Sequence[Entries]) -> None:
    """One rule for each sort of input, over all the runs of cells that it holds for."""
    runs: dict[tuple[str, int], list[str]] = {}
    for index, column in enumerate(columns, start=1):
        letter, number = get_column_letter(index), FIRST_ROW
        for key, run in groupby(_sort_of_input(column, entries.get(column.key)) for entries in rows):
            last = number + len(list(run)) - 1
            if key:
                runs.setdefault(key, []).append(f"{letter}{number}:{letter}{last}")
            number = last + 1
    for key, ranges in runs.items():
        rule = _rule(*key)
        rule.sqref = MultiCellRange(" ".join(ranges))
        page.add_data_validation(rule)


def _sort_of_input(column: Column, entry: SheetEntry | None) -> tuple[str, int] | None:
    if entry is None or not entry.is_open:
        return None
    return (entry.kind, 0) if entry.kind else (column.key.partition("_")[0], column.longest)


def _rule(what: str, longest: int) -> DataValidation:
    if longest:
        return _checked("textLength", "lessThanOrEqual", str(longest), said=f"请不要超过{longest}字。")
    if what == "qualifier":
        words = ",".join(filter(None, QUALIFIERS.values()))
        return _checked("list", None, f'"{words}"', said="请从列表中选择；准确数不用选。")
    if what == Kind.RATE:
        return _asked("decimal", "0", "1", said="这里填0%到100%之间的百分数，例如98.5%。")
    if what in WHOLE_KINDS:
        return _asked("whole", "0", str(_LIMIT), said="这里填不小于0的整数，例如1235。")
    return _asked("decimal", "0", str(_LIMIT), said="这里填不小于0的数，例如32.27。")


def _asked(kind: str, first: str, second: str, *, said: str) -> DataValidation:
    """A question that lets through what the upload understands and Excel doesn't: 1235件, 3227万元, 约300."""
    rule = _checked(
        kind, "between", first, second, said=f"{said}带单位、带“约”“余”的也可以。确认无误可以继续，上传时还会核对。"
    )
    rule.errorStyle = "warning"
    return rule


def _checked(kind: str, operator: str | None, first: str, second: str | None = None, *, said: str) -> DataValidation:
    return DataValidation(
        type=kind,
        operator=operator,
        formula1=first,
        formula2=second,
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="请核对",
        error=said,
    )


# ── cells ──────────────────────────────────────────────────────────────────────────────────────────────────


def _put(cell: Cell, value: str | int | Decimal | None, style: str) -> None:
    """Write a value; a text stays a text whatever it begins with."""
    cell.style = STYLES[style].args[0]
    if isinstance(value, str):
        cell.value = storable(value)
        cell.data_type = "s"
        if value.startswith(FORMULA_STARTS):
            cell.quotePrefix = True
    elif value is not None:
        cell.value = value


def _scale(cell: Cell, entry: SheetEntry) -> None:
    """A rate is kept as Excel keeps per cents; a number finer than Excel can hold goes out as text."""
    if not isinstance(entry.value, Decimal):
        return
    stored = entry.value / 100 if entry.kind == Kind.RATE else entry.value
    if Decimal(f"{float(stored):.{_SIGNIFICANT}g}") == stored:
        cell.value = stored
    else:
        cell.value, cell.data_type = f"{entry.value.normalize():f}" + ("%" if entry.kind == Kind.RATE else ""), "s"


def number_format(kind: str, decimals: int) -> str:
    """Rates in the per cent format: what is read back is what the officer saw, 98.5%, not 0.985."""
    places = "." + "0" * decimals if decimals else ""
    if kind == Kind.RATE:
        return f"0{places}%"
    return "General"


def _cell_style(name: str, *, is_open: bool, is_number: bool) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=Font(name=FACE, size=10, color=INK if is_open or is_number else SOFT),
        fill=PatternFill("solid", fgColor=INPUT_FILL) if is_open else PatternFill(),
        border=_GRID,
        alignment=Alignment(
            horizontal="right" if is_number else "left", vertical="center", wrap_text=not is_number, indent=1
        ),
        protection=Protection(locked=not is_open),
    )


def _head_style(name: str) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=Font(name=FACE, size=10, bold=True, color=INK),
        fill=PatternFill("solid", fgColor=HEAD_FILL),
        border=Border(left=_LINE, right=_LINE, top=_LINE, bottom=Side("medium", color=INK)),
        alignment=Alignment(horizontal="center", vertical="center", wrap_text=True),
    )


def _line_style(name: str, size: int, color: str, *, bold: bool = False) -> NamedStyle:
    font = Font(name=FACE, size=size, bold=bold, color=color)
    return NamedStyle(name=name, font=font, alignment=Alignment(vertical="center"))


def _guide_style(name: str) -> NamedStyle:
    style = _line_style(name, 11, INK)
    style.alignment = Alignment(wrap_text=True, vertical="center")
    return style


STYLES = {
    "title": partial(_line_style, "填报 标题", 15, INK, bold=True),
    "remark": partial(_line_style, "填报 提示", 10, SOFT),
    "section": partial(_line_style, "填报 小标题", 11, INK, bold=True),
    "guide": partial(_guide_style, "填报 说明"),
    "head": partial(_head_style, "填报 表头"),
    "open_text": partial(_cell_style, "填报 可填文字", is_open=True, is_number=False),
    "open_number": partial(_cell_style, "填报 可填数字", is_open=True, is_number=True),
    "shut_text": partial(_cell_style, "填报 锁定文字", is_open=False, is_number=False),
    "shut_number": partial(_cell_style, "填报 锁定数字", is_open=False, is_number=True),
}
"""The workbook's own styles: made once a book, far cheaper than dressing every cell. Their names stand in Excel's gallery."""
