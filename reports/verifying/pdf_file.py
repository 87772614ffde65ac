"""What is printed in a PDF as lines of text: a table cell by cell, row after row. Runs in the limited process; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.reading.formats.page import PrintedLine
from reports.reading.formats.pdf import printed_lines
from reports.reading.furniture import is_page_number

Row = tuple[str, ...]


def pdf_texts(content: bytes) -> list[str]:
    """Raises Refused with the sentence to say."""
    return list(_texts(printed_lines(content)))


def _texts(printed: Sequence[PrintedLine]) -> Iterator[str]:
    """A table that goes on over a page says its head again; it is the same table where nothing but the head and the number
    of pages stands between."""
    heads = _page_heads(printed)
    goes_on: Row | None = None
    for line in printed:
        rows = [tuple(cell.text for cell in row) for row in line.cells]
        if rows:
            yield from ("".join(row) for row in rows[rows[0] == goes_on :])
            goes_on = rows[0]
            continue
        yield line.text
        if line.text not in heads and not is_page_number(line.text):
            goes_on = None


def _page_heads(printed: Sequence[PrintedLine]) -> set[str]:
    """What several pages begin with."""
    first: dict[int, str] = {}
    for line in printed:
        first.setdefault(line.page, line.text)
    said = list(first.values())
    return {text for text in said if text and said.count(text) > 1}
