"""A table of the report in the Word file: full width, thin rules, its head repeated on every page it runs on to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt

from indicators.charts.lettering import text_width
from reports.downloads.official import OfficialTable
from reports.downloads.table_columns import PROSE, PaperColumn, columns_of

CAPTION, HEAD, CELL = "TableCaption", "TableHead", "TableCell"
WIDTH = Mm(156)
LETTER = Pt(12)
_RULES = (
    f"<w:tblBorders {nsdecls('w')}>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)


def write_table(file: Any, table: OfficialTable) -> None:
    """Caption, head and rows; needs the styles CAPTION, HEAD and CELL. A short row's last cell takes the columns left."""
    if table.caption:
        file.add_paragraph(table.caption, CAPTION)
    rows = [row for row in (table.header, *table.rows) if row]
    grid = file.add_table(len(rows), table.columns)
    grid.autofit = False
    grid._tbl.tblPr.append(parse_xml(_RULES))
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER  # else its rules stand out by what a cell keeps free at its left
    columns = columns_of(table.header, table.rows, WIDTH / LETTER)
    for column, wanted in zip(grid.columns, columns, strict=True):
        column.width = Length(WIDTH * wanted.share // 1000)
    for at, (line, texts) in enumerate(zip(grid.rows, rows, strict=True)):
        is_head = at == 0 and bool(table.header)
        _fill(line, texts, HEAD if is_head else CELL)
        _align(line, columns, is_head=is_head)
        _keep_whole(line, is_head=is_head)


def _fill(line: Any, texts: Sequence[str], style: str) -> None:
    cells = list(line.cells)
    for cell, text in zip(cells, texts, strict=False):
        cell.paragraphs[0].text, cell.paragraphs[0].style = text, style
    if len(texts) < len(cells):
        cells[len(texts) - 1].merge(cells[-1])
        for empty in cells[len(texts) - 1].paragraphs[1:]:
            empty._p.getparent().remove(empty._p)


def _align(line: Any, columns: Sequence[PaperColumn], *, is_head: bool) -> None:
    """In the middle of the row's height; words from the left, all else centred by its style."""
    for cell, column in zip(line.cells, columns, strict=True):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        if not is_head and (column.is_prose or text_width(cell.text) > PROSE):
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT


def _keep_whole(line: Any, *, is_head: bool) -> None:
    """No row is broken by a page's end; a head stands again above what goes on."""
    properties = line._tr.get_or_add_trPr()
    for feature in ("w:cantSplit", *(["w:tblHeader"] if is_head else [])):
        switch = OxmlElement(feature)
        switch.set(qn("w:val"), "true")
        properties.append(switch)
