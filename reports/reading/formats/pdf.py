"""A PDF with a text layer → printed lines, with their place on the page. It knows no paragraphs; indents and widths show them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

import pypdfium2
from pypdfium2 import raw

from reports.reading.formats.columns import continued, notes_on_tables, with_tables
from reports.reading.formats.page import PrintedLine, page_of
from reports.reading.furniture import PAGE_NUMBER, is_page_number
from reports.reading.lines import Aside, Line, Source, Table
from reports.reading.refusals import CUT, DAMAGED, PDF_LOCKED, SCANNED, TOO_LONG, Refused
from reports.reading.tables import Cell, laid_out

MOST_PAGES = 400
FEWEST_CHARACTERS = 15
"""A page with fewer carries no text layer worth reading."""
LARGER = 1.15
"""Of the size of type: a title is set in more than this."""
SET_OFF = 2.2
"""Of the size of type: lines of one text are nearer to each other."""
_NOTE = re.compile(r"[\[［]?(\d{1,2})[\]］]?\s*(?=[\u4e00-\u9fff])")


def read_pdf(content: bytes) -> Source:
    """Raises Refused for a file that is locked, damaged, scanned or endless."""
    kept, asides = _without_numbers(printed_lines(content))
    text, footnotes = _without_footnotes(kept)
    ruled = list(_set(text))
    lines = with_tables(ruled)
    return Source("pdf", continued(lines), footnotes, asides, notes_on_tables(ruled, lines), is_printed=True)


def printed_lines(content: bytes) -> list[PrintedLine]:
    """All that is printed, page by page from the top down. Raises Refused as `read_pdf` does."""
    document = _opened(content)
    try:
        if len(document) > MOST_PAGES:
            raise Refused(TOO_LONG)
        printed = [line for number in range(len(document)) for line in page_of(document, number)]
    except pypdfium2.PdfiumError:
        raise Refused(DAMAGED) from None
    if sum(line.length for line in printed) < FEWEST_CHARACTERS * len(document):
        raise Refused(SCANNED)
    return printed


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise Refused(PDF_LOCKED) from None
        raise Refused(DAMAGED if b"%%EOF" in content[-2048:] else CUT) from None


def _without_numbers(printed: Sequence[PrintedLine]) -> tuple[list[PrintedLine], list[Aside]]:
    """A bare number at the foot or head of a page is the page's."""
    edges = {id(line) for page in _pages(printed) for line in (page[0], page[-1]) if line.text.strip().isdigit()}
    asides = [Aside(line.text.strip(), PAGE_NUMBER) for line in printed if id(line) in edges]
    return [line for line in printed if id(line) not in edges], asides


def _without_footnotes(printed: Sequence[PrintedLine]) -> tuple[list[PrintedLine], list[str]]:
    """What stands at the foot of a page behind a number that a raised one in its text leads to."""
    text: list[PrintedLine] = []
    notes: list[str] = []
    for page in _pages(printed):
        numbers = "".join(line.notes for line in page)
        first = next((at for at in range(1, len(page)) if _opens_note(page[at - 1], page[at], numbers)), len(page))
        text += page[:first]
        for line in page[first:]:
            if line.cells or is_page_number(line.text):
                text.append(line)
            elif found := _NOTE.match(line.text):
                notes.append(line.text[found.end() :])
            else:
                notes[-1] += line.text
    return text, notes


def _opens_note(before: PrintedLine, line: PrintedLine, numbers: str) -> bool:
    """A line behind one of these numbers, set off from the text above it."""
    found = _NOTE.match(line.text)
    return bool(found and found[1] in numbers) and before.baseline - line.baseline > SET_OFF * before.size


def _pages(printed: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    pages: dict[int, list[PrintedLine]] = {}
    for line in printed:
        pages.setdefault(line.page, []).append(line)
    return list(pages.values())


def _set(printed: Sequence[PrintedLine]) -> Iterator[Line]:
    """The lines with what their place says: indented, centred, at the right."""
    margin, right = _margins(printed)
    em = median(line.size for line in printed) or 1
    for line in printed:
        if line.cells:
            yield from _ofpage_of(_of_cells(line.cells), line.page)
            continue
        is_indented = line.left - margin > 0.8 * em
        align = _align(line.left - margin, right - line.right, em, line.size)
        yield Line(line.text, bold=line.bold, align=align, page=line.page, is_indented=is_indented)


def _of_cells(cells: Sequence[Sequence[Cell]]) -> list[Line]:
    """What a ruled table is; a single row may belong to the table of the page before."""
    if len(cells) > 1:
        return laid_out(cells)
    return [Line("", table=Table((tuple(cell.text for cell in cells[0]),)))]


def _ofpage_of(lines: Sequence[Line], page: int) -> Iterator[Line]:
    for line in lines:
        line.page = page
        yield line


def _margins(printed: Sequence[PrintedLine]) -> tuple[float, float]:
    """The left edge that many lines share, and the rightmost."""
    lefts = Counter(round(line.left) for line in printed)
    common = [left for left, times in lefts.items() if times >= 0.05 * len(printed)]
    return min(common, default=0), max((line.right for line in printed), default=0)


def _align(before: float, behind: float, em: float, size: float) -> str:
    """By the room on both sides of a line; a title in larger type may fill its line."""
    is_apart = size > LARGER * em or (before > 3 * em and behind > 3 * em)
    if is_apart and abs(before - behind) < 1.5 * em:
        return "center"
    return "right" if before > 8 * em and before > behind else ""
