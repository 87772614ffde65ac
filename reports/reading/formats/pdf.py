"""A PDF with a text layer → printed lines, with their place on the page. It knows no paragraphs; indents and widths show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import pypdfium2
from pypdfium2 import raw

from reports.reading.furniture import PAGE_NUMBER
from reports.reading.lines import Aside, Line, Source
from reports.reading.refusals import CUT, DAMAGED, PDF_LOCKED, SCANNED, TOO_LONG, Refused

MOST_PAGES = 400
FEWEST_CHARACTERS = 15
"""A page with fewer carries no text layer worth reading."""
BOLD_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line as printed: left and right end and height, in points."""

    text: str
    page: int
    left: float
    right: float
    height: float
    bold: int


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
    return Source("pdf", list(_set(kept)), asides=asides, is_printed=True)


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
    text = text_page.get_text_range()
    has_places = len(text) == text_page.count_chars()
    at = 0
    for line in text.split("\r\n"):
        if line.strip():
            yield _printed(text_page, line, at, number + 1) if has_places else _Printed(line, number + 1, 0, 0, 0, 0)
        at += len(line) + 2
    text_page.close()
    page.close()


def _printed(text_page: pypdfium2.PdfTextPage, line: str, at: int, page: int) -> _Printed:
    first = at + len(line) - len(line.lstrip())
    left, bottom, _right, top = text_page.get_charbox(first, loose=True)
    right = text_page.get_charbox(at + len(line.rstrip()) - 1, loose=True)[2]
    return _Printed(line, page, left, right, top - bottom, _bold(text_page, first, len(line)))


def _bold(text_page: pypdfium2.PdfTextPage, first: int, length: int) -> int:
    """How many characters from the start are set in a bold weight."""
    count = 0
    while count < length and raw.FPDFText_GetFontWeight(text_page.raw, first + count) >= BOLD_WEIGHT:
        count += 1
    return count


def _without_numbers(printed: Sequence[_Printed]) -> tuple[list[_Printed], list[Aside]]:
    """A bare number at the foot or head of a page is the page's."""
    edges = {id(line) for page in _pages(printed) for line in (page[0], page[-1]) if line.text.strip().isdigit()}
    asides = [Aside(line.text.strip(), PAGE_NUMBER) for line in printed if id(line) in edges]
    return [line for line in printed if id(line) not in edges], asides


def _pages(printed: Sequence[_Printed]) -> list[list[_Printed]]:
    pages: dict[int, list[_Printed]] = {}
    for line in printed:
        pages.setdefault(line.page, []).append(line)
    return list(pages.values())


def _set(printed: Sequence[_Printed]) -> Iterator[Line]:
    """The lines with what their place says: indented, centred, at the right."""
    margin, right = _margins(printed)
    em = median(line.height for line in printed) or 1
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
