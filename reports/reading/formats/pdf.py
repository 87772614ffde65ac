"""A PDF with a text layer → printed lines, with their place on the page. It knows no paragraphs; indents and widths show them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import c_double
from dataclasses import dataclass
from itertools import groupby
from statistics import median

import pypdfium2
from pypdfium2 import raw

from reports.reading.formats.printed import CELL, Character, lines_of, raised, spaced
from reports.reading.furniture import PAGE_NUMBER, is_page_number
from reports.reading.lines import Aside, Line, Source, Table
from reports.reading.markers import marker_at_start
from reports.reading.refusals import CUT, DAMAGED, PDF_LOCKED, SCANNED, TOO_LONG, Refused

MOST_PAGES = 400
FEWEST_CHARACTERS = 15
"""A page with fewer carries no text layer worth reading."""
BOLD_WEIGHT = 600
SET_OFF = 2.2
"""Of the size of type: lines of one text are nearer to each other."""
BROKEN_TABLE = "PDF里有没能还原的表格，请对照原文核对。"
PLACED_TABLES = "PDF里的{}张表是按文字的位置还原的：合并的格、换行的格和跨页的行可能不全，请对照原文核对。"
"""A PDF knows no tables: what stands in columns is taken for one, and the lines it is drawn with are not seen."""
_NOTE = re.compile(r"[\[［]?(\d{1,2})[\]］]?\s*(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class _Printed:
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


def read_pdf(content: bytes) -> Source:
    """Raises Refused for a file that is locked, damaged, scanned or endless."""
    document = _opened(content)
    try:
        if len(document) > MOST_PAGES:
            raise Refused(TOO_LONG)
        printed = [line for number in range(len(document)) for line in _page(document, number)]
    except pypdfium2.PdfiumError:
        raise Refused(DAMAGED) from None
    if sum(len(line.text) for line in printed) < FEWEST_CHARACTERS * len(document):
        raise Refused(SCANNED)
    kept, asides = _without_numbers(printed)
    text, footnotes = _without_footnotes(kept)
    lines = _with_tables(list(_set(text)))
    return Source("pdf", lines, footnotes, asides, _notes_on_tables(lines), is_printed=True)


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise Refused(PDF_LOCKED) from None
        raise Refused(DAMAGED if b"%%EOF" in content[-2048:] else CUT) from None


def _page(document: pypdfium2.PdfDocument, number: int) -> Iterator[_Printed]:
    page = document[number]
    text_page = page.get_textpage()
    for characters in lines_of(list(_characters(text_page))):
        yield _printed(characters, number + 1)
    text_page.close()
    page.close()


def _characters(text_page: pypdfium2.PdfTextPage) -> Iterator[Character]:
    """Everything visible on a page. The order is the file's, which is not always the reader's."""
    x, y = c_double(), c_double()
    for at in range(text_page.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text_page.raw, at))
        if sign.isspace() or ord(sign) < 32 or not raw.FPDFText_GetCharOrigin(text_page.raw, at, x, y):
            continue
        left, _bottom, right, _top = text_page.get_charbox(at, loose=True)
        size = raw.FPDFText_GetFontSize(text_page.raw, at)
        is_bold = raw.FPDFText_GetFontWeight(text_page.raw, at) >= BOLD_WEIGHT
        yield Character(sign, left, right, y.value, size or 1, is_bold)


def _printed(line: Sequence[Character], page: int) -> _Printed:
    notes = raised(line)
    characters = [character for character in line if character not in notes] or line
    bold = next((at for at, character in enumerate(characters) if not character.is_bold), len(characters))
    text = spaced(characters)
    reach = len(text) if bold == len(characters) else len(spaced(characters[:bold]))
    return _Printed(
        text,
        page,
        left=characters[0].left,
        right=characters[-1].right,
        size=median(c.size for c in characters),
        bold=reach,
        baseline=characters[0].baseline,
        notes="".join(c.sign for c in notes),
    )


def _without_numbers(printed: Sequence[_Printed]) -> tuple[list[_Printed], list[Aside]]:
    """A bare number at the foot or head of a page is the page's."""
    edges = {id(line) for page in _pages(printed) for line in (page[0], page[-1]) if line.text.strip().isdigit()}
    asides = [Aside(line.text.strip(), PAGE_NUMBER) for line in printed if id(line) in edges]
    return [line for line in printed if id(line) not in edges], asides


def _without_footnotes(printed: Sequence[_Printed]) -> tuple[list[_Printed], list[str]]:
    """What stands at the foot of a page behind a number that a raised one in its text leads to."""
    text: list[_Printed] = []
    notes: list[str] = []
    for page in _pages(printed):
        numbers = "".join(line.notes for line in page)
        first = next((at for at in range(1, len(page)) if _opens_note(page[at - 1], page[at], numbers)), len(page))
        text += page[:first]
        for line in page[first:]:
            if is_page_number(line.text):
                text.append(line)
            elif found := _NOTE.match(line.text):
                notes.append(line.text[found.end() :])
            else:
                notes[-1] += line.text
    return text, notes


def _opens_note(before: _Printed, line: _Printed, numbers: str) -> bool:
    """A line behind one of these numbers, set off from the text above it."""
    found = _NOTE.match(line.text)
    return bool(found and found[1] in numbers) and before.baseline - line.baseline > SET_OFF * before.size


def _with_tables(lines: Sequence[Line]) -> list[Line]:
    """Lines of as many cells each, one below another, are a table."""
    kept: list[Line] = []
    for width, group in groupby(lines, key=_width):
        rows = list(group)
        if (width > 2 and len(rows) > 1) or (width == 2 and len(rows) > 2):
            kept.append(Line("", page=rows[0].page, table=Table(tuple(tuple(row.text.split(CELL)) for row in rows))))
        else:
            kept += rows
    return kept


def _notes_on_tables(lines: Sequence[Line]) -> list[str]:
    """What a person should compare: columns that are no table, and tables that may not be whole."""
    placed = sum(bool(line.table) for line in lines)
    is_broken = sum(CELL in line.text and not _is_entry(line) for line in lines) > 2
    return [*([BROKEN_TABLE] if is_broken else []), *([PLACED_TABLES.format(placed)] if placed else [])]


def _width(line: Line) -> int:
    return 1 if _is_entry(line) else line.text.count(CELL) + 1


def _is_entry(line: Line) -> bool:
    """A line of a list of contents: a numbered heading and a page number."""
    heading, *_between, last = line.text.split(CELL) if CELL in line.text else ("", "")
    return marker_at_start(heading) is not None and last.strip().isdigit()


def _pages(printed: Sequence[_Printed]) -> list[list[_Printed]]:
    pages: dict[int, list[_Printed]] = {}
    for line in printed:
        pages.setdefault(line.page, []).append(line)
    return list(pages.values())


def _set(printed: Sequence[_Printed]) -> Iterator[Line]:
    """The lines with what their place says: indented, centred, at the right."""
    margin, right = _margins(printed)
    em = median(line.size for line in printed) or 1
    for line in printed:
        is_indented = line.left - margin > 0.8 * em
        align = _align(line.left - margin, right - line.right, em)
        yield Line(line.text, bold=line.bold, align=align, page=line.page, is_indented=is_indented)


def _margins(printed: Sequence[_Printed]) -> tuple[float, float]:
    """The left edge that many lines share, and the rightmost."""
    lefts = Counter(round(line.left) for line in printed)
    common = [left for left, times in lefts.items() if times >= 0.05 * len(printed)]
    return min(common, default=0), max((line.right for line in printed), default=0)


def _align(before: float, behind: float, em: float) -> str:
    """By the room on both sides of a line."""
    if before > 3 * em and behind > 3 * em and abs(before - behind) < 1.5 * em:
        return "center"
    return "right" if before > 8 * em and before > behind else ""
