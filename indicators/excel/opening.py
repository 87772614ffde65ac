"""Any small table somebody made themselves, .xlsx or .csv → rows of text. No database."""

from __future__ import annotations

import csv
import io
from itertools import islice

from openpyxl import load_workbook

from indicators.characters import storable
from indicators.excel import guard
from indicators.excel.guard import Unreadable

ZIP_MAGIC = b"PK\x03\x04"


def text_rows(content: bytes, *, width: int, height: int) -> list[list[str]]:
    """The first sheet as rows of trimmed text, each `width` cells: at most `height` rows, empty ones at the end dropped.

    A formula stays the text it was typed as (`=A1`), to be refused by whoever reads the cell. Raises Unreadable for
    anything that is no such table, is too big, or hides something.
    """
    if len(content) > guard.MOST_BYTES:
        raise Unreadable("文件超过2 MB，请只保留需要的行后再上传。")
    read = _workbook_rows if content.startswith(ZIP_MAGIC) else _csv_rows
    rows = [
        [storable(cell).strip() for cell in (row + [""] * width)[:width]] for row in read(content, width, height + 1)
    ]
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise Unreadable("表格是空的。")
    if len(rows) > height:
        raise Unreadable(f"表格超过{height}行，请分几次上传。")
    return rows


def _csv_rows(content: bytes, width: int, height: int) -> list[list[str]]:
    try:
        return list(islice(csv.reader(io.StringIO(_decoded(content), newline=""), strict=True), height))
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


def _workbook_rows(content: bytes, width: int, height: int) -> list[list[str]]:
    package = guard.inspect(content)
    try:
        sheet = load_workbook(package.file, read_only=True, keep_links=False).worksheets[0]
        sheet.reset_dimensions()
        return [[_text(cell) for cell in row] for row in sheet.iter_rows(1, height, 1, width, values_only=True)]
    except Exception:  # a file can break a parser in more ways than can be listed; each is one answer
        raise Unreadable(guard.DAMAGED) from None


def _text(value: object) -> str:
    """A cell as typed: a phone number that Excel took for a number keeps its digits."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
