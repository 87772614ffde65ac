"""Workbooks for tests: a good one without a database, cells typed into, parts of the package swapped."""

import io
import re
from collections.abc import Callable
from decimal import Decimal
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook

from indicators.excel import writer
from indicators.excel.layout import FORM_SHEET, HEAD_ROW, Contract, Form
from indicators.excel.writer import SheetEntry

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def good(rows: int = 3) -> bytes:
    """A department's form with blank figures."""
    contract = Contract(Form.DEPARTMENT, (2020,), "0123456789abcdef", "justice_bureau")
    return writer.write(
        writer.Filled(contract, ("标题", "部门", "提示"), [blank(n) for n in range(1, rows + 1)], ("一、说明",))
    )


def blank(number: int) -> dict[str, SheetEntry]:
    return {
        "number": SheetEntry(number),
        "name": SheetEntry(f"指标{number}"),
        "unit": SheetEntry("件"),
        "definition": SheetEntry("口径"),
        "value": SheetEntry(None, "count", 0, is_open=True),
        "qualifier": SheetEntry("", is_open=True),
        "note": SheetEntry("", is_open=True),
        "source": SheetEntry("", is_open=True),
        "status": SheetEntry("待填报"),
        "code": SheetEntry(f"code_{number}"),
        "version": SheetEntry(0),
    }


def ten_years(indicators: int = 40) -> writer.Filled:
    """A full history form: every indicator has a number and a source for each of ten years."""
    years = tuple(range(2009, 2019))
    rows = []
    for number in range(1, indicators + 1):
        row = {
            key: entry
            for key, entry in blank(number).items()
            if key in ("number", "name", "unit", "definition", "code")
        }
        for year in years:
            row[f"value_{year}"] = SheetEntry(Decimal(number * year), "count", 0, is_open=True)
            row[f"source_{year}"] = SheetEntry(f"{year}年度法治政府建设工作报告", is_open=True)
            row[f"version_{year}"] = SheetEntry("0123456789")
        rows.append(row)
    return writer.Filled(Contract(Form.HISTORY, years, "0123456789abcdef"), ("标题", "提示", "提示"), rows)


def typed(content: bytes, cells: dict[str, object], formats: dict[str, str] | None = None) -> bytes:
    """The workbook after somebody typed: `{"F5": 3}`."""
    book = load_workbook(io.BytesIO(content))
    for address, value in cells.items():
        book[FORM_SHEET][address].value = value
    for address, number_format in (formats or {}).items():
        book[FORM_SHEET][address].number_format = number_format
    return saved(book)


def changed(content: bytes, change: Callable[[object], None]) -> bytes:
    """The workbook after openpyxl did something to it."""
    book = load_workbook(io.BytesIO(content))
    change(book)
    return saved(book)


def saved(book) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def swapped(content: bytes, parts: dict[str, bytes | str], compress_type: int = ZIP_DEFLATED) -> bytes:
    """The package with parts replaced or added."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(file, "w", compress_type) as new:
        for name in [*old.namelist(), *(name for name in parts if name not in old.namelist())]:
            new.writestr(name, parts.get(name) if name in parts else old.read(name))
    return file.getvalue()


def part(content: bytes, name: str) -> str:
    with ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def sheet_of(body: str, before: str = "") -> str:
    """The XML of a sheet: `before` stands before the root element."""
    return f"{before}<worksheet {NAMESPACE}>{body}</worksheet>"


def with_cell(content: bytes, address: str, xml: str) -> bytes:
    """The workbook with one cell's raw XML instead of what stood there."""
    sheet = part(content, SHEET)
    start = sheet.index(f'<c r="{address}"')
    end = sheet.index(">", start) + 1
    if sheet[end - 2] != "/":
        end = sheet.index("</c>", start) + 4
    return swapped(content, {SHEET: sheet[:start] + xml + sheet[end:]})


def address_of(content: bytes, title: str, row: int) -> str:
    """Where a column's cell stands: `address_of(book, "本年值", 5)` is `F5`."""
    head = load_workbook(io.BytesIO(content))[FORM_SHEET][HEAD_ROW]
    return next(f"{cell.column_letter}{row}" for cell in head if cell.value == title)


def is_plain_chinese(sentence: str) -> bool:
    """A full sentence whose only Latin words are names that stand on an officer's screen."""
    names = r"Excel|WPS|PDF|CSV|Word|MB|KB|TRUE|FALSE|Sheet1|\.(xlsx|xlsb|xls|ods|et)|[A-Z]{1,3}[0-9]+"
    return sentence.endswith("。") and not re.search(r"[A-Za-z]", re.sub(names, "", sentence))
