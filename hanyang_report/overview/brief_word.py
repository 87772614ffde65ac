"""The one page as a Word file: official faces in smaller sizes, so that all of it stays on one sheet of A4."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache
from io import BytesIO
from typing import Any

import docx
from django.utils.formats import date_format
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length, Mm, Pt

from hanyang_report.overview.brief import Brief
from indicators.charts.chart import Chart, ChartKind, ChartPoint
from indicators.office.characters import storable
from indicators.office.sheet import settled
from reports.downloads.word import BODY, HEI, TITLE, dress, drop_defaults, name_fallbacks

SMALL, TEXT, HEAD, BIG = Pt(10.5), Pt(12), Pt(13), Pt(20)
NAME_LANE, BAR_LANE, VALUE_LANE = Mm(70), Mm(76), Mm(24)
_NO_MARGINS = f'<w:tcMar {nsdecls("w")}><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
BAR_HEIGHT = Mm(3)
INK, PALE = (0x34, 0x56, 0x6F), (0x94, 0xA9, 0xB8)
TEXT_WIDTH, NUMBER_WIDTH = Mm(170), Mm(32)


def to_docx(brief: Brief, *, day: date, notice: str = "") -> bytes:
    """The page as .docx; `day` is printed on it, a `notice` (模拟数据) stands above the title."""
    file = docx.Document(BytesIO(_empty_sheet()))
    if notice:
        _write(file, notice, "Note")
    _write(file, storable(brief.title), "Title")
    _write(file, "　".join(filter(None, (date_format(day), brief.remark))), "Note")
    file.add_paragraph(brief.opening)
    _write_figures(file, brief)
    _write_changes(file, brief)
    _write_promises(file, brief)
    if brief.chart:
        _draw(file, brief.chart)
    return settled(_packed(file), datetime(day.year, day.month, day.day))  # noqa: DTZ001  files know no zone


# ── the words ──────────────────────────────────────────────────────────────────────────────────────────────


def _write(file: Any, text: str, style_id: str) -> None:
    _dress(file.add_paragraph(text), style_id)


def _dress(paragraph: Any, style_id: str) -> None:
    """By the style's id: for a name python-docx reads through all styles, for each paragraph anew."""
    paragraph._p.style = style_id


def _write_figures(file: Any, brief: Brief) -> None:
    _write(file, "主要数据", "Heading1")
    head = ["指标", f"{brief.year}年"]
    rows = [[one.name, one.text] for one in brief.figures]
    if brief.has_before:
        head += [f"{brief.year - 1}年", "比上年"]
        for row, one in zip(rows, brief.figures, strict=True):
            row += [one.before_text, one.badge]
    numbers = [NUMBER_WIDTH] * (len(head) - 1)
    _table(file, [head, *rows], [Length(TEXT_WIDTH - sum(numbers)), *numbers])


def _write_changes(file: Any, brief: Brief) -> None:
    if brief.sentences:
        _write(file, "主要变动", "Heading1")
    for number, sentence in enumerate(brief.sentences, 1):
        file.add_paragraph(storable(f"{number}. {sentence}"))


def _write_promises(file: Any, brief: Brief) -> None:
    if not brief.promises:
        return
    _write(file, "承诺落实", "Heading1")
    file.add_paragraph(brief.promises)
    for matter in brief.late:
        file.add_paragraph(storable(f"{matter.name}：{matter.text}。"))
    if brief.late_more:
        file.add_paragraph(f"另有{brief.late_more}项逾期，见任务台账。")


def _table(file: Any, rows: Sequence[Sequence[str]], widths: Sequence[Length]) -> Any:
    table = _fixed(file.add_table(len(rows), len(widths)), widths)
    _rule(table)
    for row, texts in zip(table.rows, rows, strict=True):
        for at, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.text = storable(text)
            _dress(paragraph, "Cell")
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if at else WD_ALIGN_PARAGRAPH.LEFT
    return table


# ── the chart: a table of bars, because Word draws a table the same everywhere ─────────────────────────────


def _draw(file: Any, chart: Chart) -> None:
    _write(file, f"{chart.title}（{chart.unit}）", "Heading1")
    is_diverging = chart.kind == ChartKind.DIVERGING
    lanes = (BAR_LANE // 2, BAR_LANE // 2) if is_diverging else (BAR_LANE,)
    table = _fixed(file.add_table(len(chart.points), len(lanes) + 2), (NAME_LANE, *lanes, VALUE_LANE))
    for row, point in zip(table.rows, chart.points, strict=True):
        _write_bar(row.cells, point, _share(point, chart), Length(lanes[0]))


def _share(point: ChartPoint, chart: Chart) -> float:
    return float(abs(point.value) / chart.ceiling) if point.value else 0.0


def _write_bar(cells: Sequence[Any], point: ChartPoint, share: float, lane: Length) -> None:
    """Name, bar, value; where there are two lanes, falls go left of the middle and rises right of it."""
    for cell in cells:
        _dress(cell.paragraphs[0], "Cell")
    for cell in cells[1:-1]:
        cell._tc.get_or_add_tcPr().append(parse_xml(_NO_MARGINS))
    cells[0].paragraphs[0].text = storable(point.label)
    cells[-1].paragraphs[0].text = point.text
    falls = (point.value or 0) < 0
    place = cells[1 if falls else -2].paragraphs[0]
    place.alignment = WD_ALIGN_PARAGRAPH.RIGHT if falls else WD_ALIGN_PARAGRAPH.LEFT
    if share:
        width = Length(max(int(lane * share), Mm(0.6)))
        bar = place.add_run().add_picture(BytesIO(_pixel(PALE if falls else INK)), width, BAR_HEIGHT)
        for side in ("distL", "distR"):
            bar._inline.set(side, "0")


def _fixed(table: Any, widths: Sequence[int]) -> Any:
    """Columns as wide as said, whatever stands in them: LibreOffice reads the columns, Word the cells."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Length(width)
        for cell in column.cells:
            cell.width = Length(width)
    return table


def _pixel(colour: tuple[int, int, int]) -> bytes:
    """A PNG of one pixel, stretched to a bar where it is used."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunks(colour))


def _chunks(colour: tuple[int, int, int]) -> Iterator[bytes]:
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0" + bytes(colour))),
        (b"IEND", b""),
    )
    for kind, content in parts:
        yield struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


# ── the sheet ──────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _empty_sheet() -> bytes:
    """The sheet with its styles and nothing written on it: the same for every year, laid out once."""
    file = docx.Document()
    _lay_out(file)
    return _packed(file)


def _packed(file: Any) -> bytes:
    packed = BytesIO()
    file.save(packed)
    return packed.getvalue()


def _lay_out(file: Any) -> None:
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin, page.bottom_margin = Mm(16), Mm(14)
    styles = file.styles
    drop_defaults(styles.element)
    dress(styles["Normal"], BODY, TEXT, pitch=Pt(19), indent=None)
    dress(styles["Title"], TITLE, BIG, align=WD_ALIGN_PARAGRAPH.CENTER, pitch=Pt(30))
    dress(styles["Heading 1"], HEI, HEAD, pitch=Pt(24))
    styles["Heading 1"].paragraph_format.space_before = Pt(5)
    for name, align in (("Note", WD_ALIGN_PARAGRAPH.CENTER), ("Cell", WD_ALIGN_PARAGRAPH.LEFT)):
        style = styles.add_style(name, 1)
        style.base_style = None
        dress(style, BODY, SMALL, align=align, pitch=Pt(16))
    name_fallbacks(file)


def _rule(table: Any) -> None:
    """Hairlines between rows only."""
    line = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8D877C"/>'
    sides = "".join(line.format(side=side) for side in ("top", "bottom", "insideH"))
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>"))
