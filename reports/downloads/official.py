"""Document → the lines of an official paper (公文), each with the style it is set in. Word, PDF and text walk these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from indicators.office.characters import storable
from reports.document.tree import BETWEEN_CELLS, Block, Document, Paragraph, Quote, TextTable, plain_text
from reports.downloads.signing import indents

Style = Literal[
    "addressees",
    "body",
    "part",
    "section",
    "item",
    "signature",
    "attachment_list",
    "attachment_next",
    "note",
    "attachment_mark",
    "attachment_title",
]
"""From `attachment_list` on: what only a paper under a letterhead has (`reports.downloads.letterhead`)."""

LONGEST_TITLE_LINE = 20
ATTACHMENT = "attachment"
"""The kind of a part that stands behind the signature."""


class OfficialLine(NamedTuple):
    """`spans` hold the figures it quotes, `anchor` the place on the report's page; "" for what no block says. An attachment's
    first line `begins_page`; `indent` is how many characters a signature stands in from the right."""

    style: Style
    spans: Paragraph
    anchor: str = ""
    begins_page: bool = False
    indent: float = 0

    @property
    def text(self) -> str:
        return plain_text(self.spans)


def number_line(document: Document) -> str:
    """文号, which stands above the title; "" where the report has none."""
    return storable(document.meta.get("document_number", "")).strip()


def title_lines(document: Document) -> tuple[str, ...]:
    """The title; a long one is broken where the issuer's name ends, as a title of two lines should be: by meaning."""
    title, issuer = storable(document.title), storable(document.meta.get("issuer", ""))
    if issuer and title.startswith(issuer) and len(title) > LONGEST_TITLE_LINE:
        return issuer, title.removeprefix(issuer)
    return (title,)


class OfficialTable(NamedTuple):
    """A table with its caption above; `header` and each row hold one text a column."""

    style: Literal["table"]
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    anchor: str = ""

    @property
    def columns(self) -> int:
        return max(map(len, (self.header, *self.rows)), default=0)

    @property
    def text(self) -> str:
        """Its rows as lines, as a report read as text has them."""
        rows = (BETWEEN_CELLS.join(row) for row in (self.header, *self.rows) if row)
        return "\n".join([*filter(None, [self.caption]), *rows])


def lines(document: Document) -> Iterator[OfficialLine | OfficialTable]:
    """All that comes after the title: 主送 where it is named, the words of `Document.to_text`, the signature where
    there is one, attachments behind it.

    An edition may be older than the cleaning of what is typed; what neither format can hold is left out.
    """
    yield from addressee_lines(document.meta)
    yield from text_lines(document)
    yield from signature_lines(document.meta)
    for part in attached_parts(document):
        for at, piece in enumerate(part_lines(part)):
            yield piece._replace(begins_page=True) if at == 0 and isinstance(piece, OfficialLine) else piece


def attached_parts(document: Document) -> tuple[Block, ...]:
    """What stands behind the signature."""
    return tuple(part for part in document.parts if part.kind == ATTACHMENT)


def text_lines(document: Document) -> Iterator[OfficialLine | OfficialTable]:
    """Lead and parts, from 主送 to the signature."""
    for paragraph in document.lead:
        yield official_line("body", paragraph)
    for part in document.parts:
        if part.kind != ATTACHMENT:
            yield from part_lines(part)


def part_lines(part: Block) -> Iterator[OfficialLine | OfficialTable]:
    """A part and all inside it."""
    for block in part.walk():
        yield from _block(block)


def official_line(style: Style, spans: Paragraph, anchor: str = "") -> OfficialLine:
    """Without what no format can hold."""
    kept = (span if isinstance(span, Quote) else storable(span) for span in spans)
    return OfficialLine(style, tuple(span for span in kept if span), anchor)


def to_text(document: Document) -> str:
    """The paper as plain text: one paragraph a line, no blank lines, one final newline."""
    head = [number_line(document)] if number_line(document) else []
    return "".join(f"{line}\n" for line in [*head, document.title, *(line.text for line in lines(document))])


def addressee_lines(meta: Mapping[str, str]) -> Iterator[OfficialLine]:
    """主送机关, closed by a full-width colon however it was typed."""
    if named := meta.get("addressees", "").strip().rstrip("：:").strip():
        yield official_line("addressees", (f"{named}：",))


def _block(block: Block) -> Iterator[OfficialLine | OfficialTable]:
    """A heading on a line of its own is set in its level's style; one that runs on into the body is body."""
    has_heading = bool(block.marker or block.heading) and not block.run_on
    for at, piece in enumerate(block.printed()):
        if isinstance(piece, TextTable):
            yield _table(piece, block.anchor)
        else:
            yield official_line(_LEVELS[block.level] if has_heading and at == 0 else "body", piece, block.anchor)


def _table(table: TextTable, anchor: str) -> OfficialTable:
    header, *rows = (tuple(storable(plain_text(cell)) for cell in row) for row in (table.header, *table.rows))
    return OfficialTable("table", storable(plain_text(table.caption)), header, tuple(rows), anchor)


_LEVELS: dict[str, Style] = {"part": "part", "section": "section", "item": "item"}


def signature_lines(meta: Mapping[str, str]) -> Iterator[OfficialLine]:
    """Issuer and date, where the report is dated; the source of an imported one may not be."""
    if meta.get("issued_on"):
        issued_on = date.fromisoformat(meta["issued_on"])
        issuer, day = meta.get("issuer", ""), f"{issued_on.year}年{issued_on.month}月{issued_on.day}日"
        for text, indent in zip((issuer, day), indents(issuer, day), strict=True):
            yield official_line("signature", (text,))._replace(indent=indent)


def keeping(pieces: Sequence[OfficialLine | OfficialTable]) -> set[int]:
    """Which pieces share a page with the one behind them: what stands above the signature, and a paragraph of the text
    with it, so that no page holds a signature alone."""
    signed = [at for at, piece in enumerate(pieces) if piece.style == "signature"]
    if not signed:
        return set()
    first = signed[0]
    while first and pieces[first - 1].style in ("attachment_list", "attachment_next"):
        first -= 1
    has_more = sum(piece.style == "body" for piece in pieces[:first]) > 1
    reaches_back = has_more and pieces[first - 1].style == "body"
    return set(range(first - reaches_back, signed[-1]))
