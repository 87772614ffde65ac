"""A page of a PDF → its printed lines and ruled tables, from the top down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import c_double, c_float
from dataclasses import dataclass
from math import pi
from statistics import median

import pypdfium2
from pypdfium2 import raw

from reports.reading.formats.folded import Fold, fold_of
from reports.reading.formats.printed import CELL, Character, lines_of, raised, spaced, without_line_numbers
from reports.reading.formats.ruled import Edge, Grid, Room, edge, grids
from reports.reading.lines import Line
from reports.reading.tables import Cell

BOLD_WEIGHT = 600
QUARTER, STRAIGHT = pi / 2, 0.05
"""In radians: a quarter of a turn, and how much a line of text may be askew."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as printed: left and right end, baseline and size of type, in points."""

    text: str
    page: int
    left: float
    right: float
    size: float
    bold: int
    baseline: float = 0
    notes: str = ""
    """The raised numbers in it, that lead to footnotes."""
    cells: tuple[tuple[Cell, ...], ...] = ()
    """Of a ruled table, which stands among the lines as one."""

    @property
    def length(self) -> int:
        """Characters in the line, or in the table's cells."""
        return len(self.text) + sum(len(cell.text) for row in self.cells for cell in row)


def page_of(document: pypdfium2.PdfDocument, number: int) -> Iterator[PrintedLine]:
    page = document[number]
    text_page = page.get_textpage()
    characters, tables = without_line_numbers(list(_characters(text_page))), grids(_edges(page))
    rooms = [room for grid in tables for room in grid.all_rooms]
    running = [c for c in characters if not any(room.holds(c.middle, c.baseline) for room in rooms)]
    printed = list(lines_of(running))
    if fold := fold_of(printed, page.get_width()):
        printed = list(lines_of(fold.flat(running)))
    lines = [_printed(line, number + 1) for line in printed]
    lines += [_ruled(grid, characters, number + 1, fold) for grid in tables]
    yield from sorted(lines, key=lambda line: -line.baseline)
    text_page.close()
    page.close()


def _edges(page: pypdfium2.PdfPage) -> Iterator[Edge]:
    """Every level or upright edge drawn on a page: borders are lines, thin bars, or the edges of filled cells."""
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2):
        start: Point | None = None
        before: Point | None = None
        for at in range(raw.FPDFPath_CountSegments(drawn.raw)):
            segment = raw.FPDFPath_GetPathSegment(drawn.raw, at)
            kind, point = raw.FPDFPathSegment_GetType(segment), _point(drawn, segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                start = point
            if kind == raw.FPDF_SEGMENT_LINETO and before and (found := edge(before, point)):
                yield found
            if raw.FPDFPathSegment_GetClose(segment) and start and (found := edge(point, start)):
                yield found
            before = point


def _point(drawn: pypdfium2.PdfObject, segment: raw.FPDF_PATHSEGMENT) -> Point:
    """Where a segment ends, on the page."""
    x, y = c_float(), c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    place: Point = drawn.get_matrix().on_point(x.value, y.value)
    return place


def _ruled(grid: Grid, characters: Sequence[Character], page: int, fold: Fold | None) -> PrintedLine:
    """A ruled table with the words in its cells, in the column it stands in."""
    cells = tuple(tuple(_cell(room, characters) for room in row) for row in grid.rows)
    rooms = grid.all_rooms
    left, right = min(room.left for room in rooms), max(room.right for room in rooms)
    size = median([c.size for c in characters] or [1])
    baseline = fold.place((left + right) / 2, grid.top)[1] if fold else grid.top
    return PrintedLine("", page, left, right, size, 0, baseline=baseline, cells=cells)


def _cell(room: Room, characters: Sequence[Character]) -> Cell:
    inside = [c for c in characters if room.holds(c.middle, c.baseline)]
    return Cell([Line(spaced(line).replace(CELL, " ")) for line in lines_of(inside)], room.span)


def _characters(text_page: pypdfium2.PdfTextPage) -> Iterator[Character]:
    """Everything visible on a page. The order is the file's, which is not always the reader's."""
    x, y = c_double(), c_double()
    for at in range(text_page.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text_page.raw, at))
        if _is_aslant(raw.FPDFText_GetCharAngle(text_page.raw, at)):
            continue  # a watermark
        if sign.isspace() or ord(sign) < 32 or not raw.FPDFText_GetCharOrigin(text_page.raw, at, x, y):
            continue
        left, _bottom, right, _top = text_page.get_charbox(at, loose=True)
        size = raw.FPDFText_GetFontSize(text_page.raw, at)
        is_bold = raw.FPDFText_GetFontWeight(text_page.raw, at) >= BOLD_WEIGHT
        yield Character(sign, left, right, y.value, size or 1, is_bold)


def _is_aslant(angle: float) -> bool:
    """Neither along the page nor across it, as a page may be turned; -1 is what is not known."""
    return angle >= 0 and min(angle % QUARTER, QUARTER - angle % QUARTER) > STRAIGHT


def _printed(line: Sequence[Character], page: int) -> PrintedLine:
    notes = raised(line)
    characters = [character for character in line if character not in notes] or line
    bold = next((at for at, character in enumerate(characters) if not character.is_bold), len(characters))
    text = spaced(characters)
    reach = len(text) if bold == len(characters) else len(spaced(characters[:bold]))
    return PrintedLine(
        text,
        page,
        left=characters[0].left,
        right=characters[-1].right,
        size=median(c.size for c in characters),
        bold=reach,
        baseline=characters[0].baseline,
        notes="".join(c.sign for c in notes),
    )
