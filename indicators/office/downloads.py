"""A table on the page → the same table as CSV or Excel: numbers stay numbers, text can't turn into a formula.

The same sheet always gives the same bytes, so a file tells whether anything has changed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from math import ceil
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.http import Http404, HttpResponse
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from indicators.office.characters import storable
from indicators.office.sending import SIMULATED, XLSX, disposition
from indicators.office.shipped import LoadedFixture

Entry: TypeAlias = "str | int | Decimal | None"

# What a spreadsheet takes for the start of a formula, in half and full width.
FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")
SETTLED_TIME = datetime(2000, 1, 1)  # noqa: DTZ001  the file format knows no time zone
LINE_HEIGHT = 17  # points
RUNNING = "序号"
"""The head of a column that only counts the rows."""
HEAD_FILL = PatternFill("solid", fgColor="F5F3EE")
HEAD_LINE = Border(bottom=Side("medium", color="1F1D1A"))
ROW_LINE = Border(bottom=Side("hair", color="8D877C"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is exported: a head, rows of texts and numbers (None for an empty cell), and remarks for the reader.

    `name` becomes the file's name and the sheet's; `widths` are in characters of 汉字 size.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]
    widths: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileKind:
    content_type: str
    write: Callable[[Sheet], bytes]


def download(sheet: Sheet, extension: str) -> HttpResponse:
    """The sheet as a file named in Chinese; Http404 for an unknown extension."""
    if extension not in FILE_KINDS:
        raise Http404(f"没有“{extension}”格式的下载。")
    kind = FILE_KINDS[extension]
    sheet = marked(sheet) if LoadedFixture.objects.is_simulated() else sheet
    headers = {"Content-Disposition": disposition(f"{sheet.name}.{extension}", f"table.{extension}")}
    return HttpResponse(kind.write(sheet), content_type=kind.content_type, headers=headers)


def marked(sheet: Sheet) -> Sheet:
    """The sheet with 模拟数据 in its name and on every row, so that no cut or copy loses it; without rows, in its head."""
    return replace(
        sheet,
        name=f"{SIMULATED}-{sheet.name}",
        head=(*sheet.head, "数据性质" if sheet.rows else SIMULATED),
        rows=tuple((*row, SIMULATED) for row in sheet.rows),
    )


def to_csv(sheet: Sheet) -> bytes:
    """UTF-8 with the byte order mark that Excel needs to read 汉字."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(sheet.head)
    writer.writerows([_guarded(entry) for entry in row] for row in sheet.rows)
    return file.getvalue().encode("utf-8-sig")


def to_xlsx(*sheets: Sheet, at: datetime = SETTLED_TIME) -> bytes:
    """A workbook of sheets with frozen, filterable heads; remarks stand on a sheet 说明. `at` is all it knows of time."""
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


def settled(package: bytes, at: datetime = SETTLED_TIME) -> bytes:
    """An Office file that was made `at` a time, not now: the same content gives the same bytes."""
    moment = rb"\g<1>" + at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    file = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", moment, content)
            new.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return file.getvalue()


def _guarded(entry: Entry) -> Entry:
    """Text that a spreadsheet would run as a formula gets an apostrophe; numbers, also negative ones, do not."""
    if isinstance(entry, str) and entry.startswith(FORMULA_STARTS):
        return f"'{entry}"
    return entry


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


FILE_KINDS = {
    "csv": FileKind("text/csv; charset=utf-8", to_csv),
    "xlsx": FileKind(XLSX, to_xlsx),
}
