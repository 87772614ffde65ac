"""Document → the lines of an official paper (公文), each with the style it is set in. Word, PDF and text walk these."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from indicators.office.characters import storable
from reports.document.tree import Block, Document, plain_text

Style = Literal["addressees", "body", "part", "section", "item", "signature"]

LONGEST_TITLE_LINE = 20


class OfficialLine(NamedTuple):
    style: Style
    text: str


def number_line(document: Document) -> str:
    """文号, which stands above the title; "" where the report has none."""
    return storable(document.meta.get("document_number", "")).strip()


def title_lines(document: Document) -> tuple[str, ...]:
    """The title; a long one is broken where the issuer's name ends, as a title of two lines should be: by meaning."""
    title, issuer = storable(document.title), storable(document.meta.get("issuer", ""))
    if issuer and title.startswith(issuer) and len(title) > LONGEST_TITLE_LINE:
        return issuer, title.removeprefix(issuer)
    return (title,)


def lines(document: Document) -> Iterator[OfficialLine]:
    """Every line after the title: 主送 where it is named, the words of `Document.to_text`, the signature where there
    is one.

    An edition may be older than the cleaning of what is typed; what neither format can hold is left out.
    """
    return (line._replace(text=storable(line.text)) for line in _lines(document))


def _lines(document: Document) -> Iterator[OfficialLine]:
    yield from _addressees(document.meta)
    for paragraph in document.lead:
        yield OfficialLine("body", plain_text(paragraph))
    for block in document.walk():
        yield from _block(block)
    yield from _signature(document.meta)


def to_text(document: Document) -> str:
    """The paper as plain text: one paragraph a line, no blank lines, one final newline."""
    head = [number_line(document)] if number_line(document) else []
    return "".join(f"{line}\n" for line in [*head, document.title, *(line.text for line in lines(document))])


def _addressees(meta: dict[str, str]) -> Iterator[OfficialLine]:
    """主送机关, closed by a full-width colon however it was typed."""
    if named := meta.get("addressees", "").strip().rstrip("：:").strip():
        yield OfficialLine("addressees", f"{named}：")


def _block(block: Block) -> Iterator[OfficialLine]:
    """A heading on a line of its own is set in its level's style; one that runs on into the body is body."""
    has_heading = bool(block.marker or block.heading) and not block.run_on
    for at, line in enumerate(block.lines()):
        yield OfficialLine(_LEVELS[block.level] if has_heading and at == 0 else "body", plain_text(line))


_LEVELS: dict[str, Style] = {"part": "part", "section": "section", "item": "item"}


def _signature(meta: dict[str, str]) -> Iterator[OfficialLine]:
    """Issuer and date, where the report is dated; the source of an imported one may not be."""
    if meta.get("issued_on"):
        issued_on = date.fromisoformat(meta["issued_on"])
        yield OfficialLine("signature", meta.get("issuer", ""))
        yield OfficialLine("signature", f"{issued_on.year}年{issued_on.month}月{issued_on.day}日")
