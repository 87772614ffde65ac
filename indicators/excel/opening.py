"""Uploaded sheet → rows of text, whatever was uploaded. No database.

A workbook is looked at from outside before it is opened: five kilobytes of merged ranges can hold openpyxl for
minutes, and a small archive can unpack to gigabytes.
"""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from itertools import islice

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse
from django.core.exceptions import ValidationError
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

MAX_BYTES = 2 * 1024 * 1024
MAX_MEMBERS = 100
MAX_UNPACKED = 16 * 1024 * 1024
ZIP_MAGIC = b"PK\x03\x04"


class Unreadable(ValidationError):
    """The file as a whole can't be used; the message is a Chinese sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell: its address as Excel names it (`B3`), and a sentence."""

    cell: str
    sentence: str


def cell_address(row: int, column: int) -> str:
    """`B3` for row 3, column 2; both count from 1."""
    return f"{get_column_letter(column)}{row}"


def text_rows(content: bytes, *, width: int, height: int) -> list[list[str]]:
    """The first sheet of an .xlsx, or a .csv, as rows of trimmed text: at most `height` rows of `width` cells.

    Trailing empty rows are dropped. A formula stays the text it was typed as (`=A1`), to be refused by whoever
    reads the cell. Raises Unreadable for anything that is not such a file, is too big, or hides something.
    """
    if len(content) > MAX_BYTES:
        raise Unreadable("文件超过2MB，请只保留需要的行后再上传。")
    read = _workbook_rows if content.startswith(ZIP_MAGIC) else _csv_rows
    rows = [[cell.strip() for cell in row] for row in read(content, width, height + 1)]
    while rows and not any(rows[-1]):
        rows.pop()
    if len(rows) > height:
        raise Unreadable(f"表格超过{height}行，请分几次上传。")
    if not rows:
        raise Unreadable("表格是空的。")
    return rows


def _csv_rows(content: bytes, width: int, height: int) -> list[list[str]]:
    try:
        table = csv.reader(io.StringIO(_decoded(content), newline=""), strict=True)
        return [(row + [""] * width)[:width] for row in islice(table, height)]
    except csv.Error:
        raise Unreadable("这不是规范的CSV文件，请另存为 .xlsx 后再上传。") from None


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


def _workbook_rows(content: bytes, width: int, height: int) -> list[list[str]]:
    try:
        _inspect(content)
        book = load_workbook(io.BytesIO(content), read_only=True)
        try:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            cells = sheet.iter_rows(max_row=height, max_col=width, values_only=True)
            return [[_text(value) for value in row] + [""] * (width - len(row)) for row in cells]
        finally:
            book.close()
    except Unreadable:
        raise
    except Exception:
        raise Unreadable("文件已损坏或不是 .xlsx 表格，请用 Excel 或 WPS 打开后另存再上传。") from None


def _inspect(content: bytes) -> None:
    """Refuse what is dangerous to open, judging by the archive's directory and the sheets' raw XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
            raise Unreadable("文件内容过大，请只保留需要的工作表后再上传。")
        names = [member.filename for member in members]
        if any("vbaProject" in name or "externalLinks" in name for name in names):
            raise Unreadable("文件含有宏或外部链接，请另存为不含宏的 .xlsx 后再上传。")
        for name in names:
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                _refuse_merged_cells(archive, name)


def _refuse_merged_cells(archive: zipfile.ZipFile, name: str) -> None:
    with archive.open(name) as sheet:
        try:
            for _, element in iterparse(sheet):
                if element.tag.endswith("}mergeCell"):
                    raise Unreadable("表格含有合并单元格，请取消合并后再上传。")
                element.clear()
        except (ParseError, DefusedXmlException):
            raise Unreadable("文件已损坏，请用 Excel 或 WPS 打开后另存再上传。") from None


def _text(value: object) -> str:
    """A cell as typed: a phone number that Excel took for a number keeps its digits."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
