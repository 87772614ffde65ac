"""A workbook's sheets as rows of text. Runs in the limited process; pure."""

from __future__ import annotations

from typing import Any

import openpyxl

from indicators.office.files.guard import inspect
from indicators.office.files.unreadable import Unreadable
from reports.downloads.figure_rows import FIGURE_HEAD
from reports.reading.refusals import UNKNOWN_KIND, Refused

NOTICE = "模拟数据"
Cells = tuple[str, ...]


def workbook_texts(content: bytes) -> tuple[list[str], dict[str, Cells], list[str]]:
    """The text a paragraph a line, the table of figures by code, and the cells that say what the file is."""
    sheets = _sheets(content)
    figures, text = sheets.get("数据", []), sheets.get("正文", [])
    if not figures or figures[0][: len(FIGURE_HEAD)] != FIGURE_HEAD:
        raise Refused(UNKNOWN_KIND)
    rows = {row[0]: _whole(row) for row in figures[1:] if row and row[0]}
    about = [cell for row in sheets.get("说明", []) for cell in row]
    return [row[1] for row in text[1:] if len(row) > 1], rows, about


def _whole(row: Cells) -> Cells:
    """A row with a cell for each column of the head: a sheet may end it at its last filled one."""
    return (*row, *("",) * len(FIGURE_HEAD))[: len(FIGURE_HEAD)]


def _sheets(content: bytes) -> dict[str, list[Cells]]:
    """Each sheet's rows by its name, without the mark of simulated data."""
    try:
        book = openpyxl.load_workbook(inspect(content).file, read_only=True, data_only=True)
    except Unreadable as unreadable:
        raise Refused(str(unreadable)) from None
    return {
        sheet.title.removeprefix(f"{NOTICE}-"): [_cells(row) for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    }


def _cells(row: tuple[Any, ...]) -> Cells:
    return tuple("" if cell is None else _number(cell) if isinstance(cell, float) else str(cell) for cell in row)


def _number(cell: float) -> str:
    """As `plain` writes it, so that 100.0 is 100."""
    return str(int(cell)) if cell == int(cell) else repr(cell)
