"""A form with its rows → the workbook that officers fill in. No database; the same content gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from indicators.excel.layout import (
    CONTRACT_SHEET,
    FIRST_ROW,
    FORM_SHEET,
    GUIDE_SHEET,
    HEAD_ROW,
    QUALIFIERS,
    Column,
    Contract,
)
from indicators.exports import FORMULA_STARTS, SETTLED_TIME, settled
from indicators.measure import WHOLE_KINDS, Kind

FACE = "微软雅黑"
INK, SOFT, RULE, HEAD_FILL, INPUT_FILL = "1F1D1A", "645F57", "CFC8BB", "F5F3EE", "FFF7DC"
_LINE = Side("thin", color=RULE)
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_LIMIT = 10**12
_SIGNIFICANT = 15


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a cell: a text, or a number measured in `kind` with at most `decimals` places."""

    value: str | int | Decimal | None = None
    kind: str = ""
    decimals: int = 0
    is_open: bool = False


Entries: TypeAlias = dict[str, Entry]


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled-in form: `head` are the up to three lines above the table, `guide` the lines of the instruction sheet."""

    contract: Contract
    head: tuple[str, ...]
    rows: Sequence[Entries] = field(repr=False)
    guide: tuple[str, ...] = ()


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
    for number, line in enumerate(filled.head, start=1):
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
    for index, column in enumerate(columns, start=1):
        entry = entries.get(column.key, Entry())
        style = ("open" if entry.is_open else "shut") + ("_number" if entry.kind else "_text")
        cell = page.cell(number, index)
        _put(cell, entry.value, style)
        if entry.kind:
            cell.number_format = number_format(entry.kind, entry.decimals)
            _scale(cell, entry)


def _write_guide(page: Worksheet, filled: Filled) -> None:
    page.column_dimensions["A"].width = 100
    page.sheet_view.showGridLines = False
    _put(page.cell(1, 1), GUIDE_SHEET, "title")
    for number, line in enumerate(filled.guide, start=2):
        _put(page.cell(number, 1), line, "guide")
    page.protection.sheet = True
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0


def _write_contract(page: Worksheet, contract: Contract) -> None:
    for row in contract.to_rows():
        page.append(row)
        for cell in page[page.max_row]:
            cell.data_type = "s"
    page.sheet_state = "hidden"
    page.protection.sheet = True


def _set_up(page: Worksheet, filled: Filled) -> None:
    """Frozen head, protection without a password, one page wide on paper."""
    page.freeze_panes = f"C{FIRST_ROW}"
    page.row_dimensions[1].height, page.row_dimensions[HEAD_ROW].height = 30, 24
    page.sheet_view.showGridLines = False
    page.sheet_view.zoomScale = 100
    page.protection.sheet = True
    page.protection.formatColumns = False
    page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0
    page.oddFooter.center.text = "第&P页，共&N页"


# ── what Excel checks while an officer types ───────────────────────────────────────────────────────────────


def _validate(page: Worksheet, columns: tuple[Column, ...], rows: Sequence[Entries]) -> None:
    rules: dict[tuple[str, int], DataValidation] = {}
    for number, entries in enumerate(rows, start=FIRST_ROW):
        for index, column in enumerate(columns, start=1):
            entry = entries.get(column.key)
            if entry is None or not entry.is_open:
                continue
            key = (entry.kind, 0) if entry.kind else (column.key.partition("_")[0], column.longest)
            if key not in rules:
                rules[key] = _rule(*key)
            rules[key].add(f"{get_column_letter(index)}{number}")
    for rule in rules.values():
        page.add_data_validation(rule)


def _rule(what: str, longest: int) -> DataValidation:
    if longest:
        return _checked("textLength", "lessThanOrEqual", str(longest), said=f"请不要超过{longest}字。")
    if what == "qualifier":
        words = ",".join(filter(None, QUALIFIERS.values()))
        return _checked("list", None, f'"{words}"', said="请从列表中选择；准确数不用选。")
    if what == Kind.RATE:
        return _checked("decimal", "between", "0", "1", said="请填0%到100%之间的百分数，例如98.5%。")
    if what in WHOLE_KINDS:
        return _checked("whole", "between", "0", str(_LIMIT), said="请填不小于0的整数。“约”“余”等选在修饰列。")
    return _checked("decimal", "between", "0", str(_LIMIT), said="请填不小于0的数。“约”“余”等选在修饰列。")


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
    cell.style = style
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
        if value.startswith(FORMULA_STARTS):
            cell.quotePrefix = True
    elif value is not None:
        cell.value = value


def _scale(cell: Cell, entry: Entry) -> None:
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


def _style(name: str, **parts: object) -> NamedStyle:
    return NamedStyle(name=name, **parts)


def _cell_style(name: str, *, is_open: bool, is_number: bool) -> NamedStyle:
    return _style(
        name,
        font=Font(name=FACE, size=10, color=INK if is_open or is_number else SOFT),
        fill=PatternFill("solid", fgColor=INPUT_FILL) if is_open else PatternFill(),
        border=_GRID,
        alignment=Alignment(horizontal="right" if is_number else "left", vertical="center", wrap_text=not is_number),
        protection=Protection(locked=not is_open),
    )


STYLES = {
    "title": lambda: _style(
        "title", font=Font(name=FACE, size=15, bold=True, color=INK), alignment=Alignment(vertical="center")
    ),
    "remark": lambda: _style("remark", font=Font(name=FACE, size=10, color=SOFT)),
    "guide": lambda: _style(
        "guide", font=Font(name=FACE, size=11, color=INK), alignment=Alignment(wrap_text=True, vertical="top")
    ),
    "head": lambda: _style(
        "head",
        font=Font(name=FACE, size=10, bold=True, color=INK),
        fill=PatternFill("solid", fgColor=HEAD_FILL),
        border=Border(left=_LINE, right=_LINE, top=_LINE, bottom=Side("medium", color=INK)),
        alignment=Alignment(horizontal="center", vertical="center", wrap_text=True),
    ),
    "open_text": lambda: _cell_style("open_text", is_open=True, is_number=False),
    "open_number": lambda: _cell_style("open_number", is_open=True, is_number=True),
    "shut_text": lambda: _cell_style("shut_text", is_open=False, is_number=False),
    "shut_number": lambda: _cell_style("shut_number", is_open=False, is_number=True),
}
"""The workbook's own styles by name: made once a book, far cheaper than dressing every cell."""
