"""The whole report on one page to write on: every passage as it reads, its quotations as pieces that can be given back.

What a browser sends is text with tokens, never markup: joined again, the pieces of a line are the line, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.models import User
from reports.document.tree import Quote, TextTable
from reports.drafting.blocks import NAMES, reading_order
from reports.drafting.passage import Passage, Words
from reports.drafting.quoting import QuotingDesk
from reports.models import Report, Section
from reports.narrative.binding import FigureBook, bind
from reports.narrative.syntax import YEAR, SyntaxFault, Token, parse


@dataclass(frozen=True, slots=True)
class SheetChip:
    """A quotation: as it is written, as it reads, whose it is, and why it says nothing ("" where it does)."""

    source: str
    reads: str
    name: str
    fault: str = ""


OPENING = 20
"""So many characters of a text stand for a heading where there is none."""

Line = tuple[str | SheetChip, ...]


@dataclass(frozen=True)
class SheetPassage:
    """One passage of the sheet. `refusal` says why this reader can't write it, "" when they can."""

    passage: Passage
    heading: Line
    lines: tuple[Line, ...]
    tables: tuple[TextTable, ...]
    refusal: str

    @property
    def title(self) -> str:
        """What it is called, as it reads: marker and heading, else how it begins, else its level."""
        words = spoken(self.heading) or spoken(self.lines[0] if self.lines else ())[:OPENING]
        return f"{self.passage.marker}{words}".strip().removesuffix("。") or NAMES[self.passage.level]

    @property
    def is_bare(self) -> bool:
        """A section that is not printed has no words of its own to write."""
        return isinstance(self.passage.row, Section) and self.passage.row.is_bare


@dataclass(frozen=True)
class Sheet:
    """A report's passages for one reader, with the year's figures in hand."""

    report: Report
    desk: QuotingDesk

    @classmethod
    def of(cls, report: Report) -> Sheet:
        return cls(report, QuotingDesk.of(report))

    def passages(self, reader: User) -> Iterator[SheetPassage]:
        """In reading order, the lead first."""
        for row in (self.report, *reading_order(self.report)):
            passage = Passage(self.report, row)
            desk = QuotingDesk(self.desk.book.for_part(passage.kind), self.desk.statuses)
            heading, body = passage.words.heading, passage.words.body
            yield SheetPassage(
                passage=passage,
                heading=line(heading, desk.book),
                lines=lines(body, desk.book),
                tables=desk.tables(row),
                refusal=passage.refusal(reader),
            )


def spoken(pieces: Line) -> str:
    """A line as it reads."""
    return "".join(piece.reads if isinstance(piece, SheetChip) else piece for piece in pieces)


def words(typed: Words, book: FigureBook) -> tuple[Line, tuple[Line, ...]]:
    """Heading and body as pieces."""
    return line(typed.heading, book), lines(typed.body, book)


def lines(body: str, book: FigureBook) -> tuple[Line, ...]:
    """A body as pieces, one paragraph a line."""
    return tuple(line(each, book) for each in body.split("\n") if each)


def line(text: str, book: FigureBook) -> Line:
    """One paragraph as pieces. Braces that name no known figure stay the text they are."""
    found: list[str | SheetChip] = []
    at = 0
    for piece in parse(text):
        source = _source(text, at, piece)
        at += len(source)
        written = _chip(source, piece, book) if isinstance(piece, Token) else source
        if isinstance(written, str) and found and isinstance(found[-1], str):
            found[-1] += written
        else:
            found.append(written)
    return tuple(found)


def _source(text: str, at: int, piece: str | Token | SyntaxFault) -> str:
    """A piece as it was typed, spaces inside its braces and all."""
    match piece:
        case str():
            return piece
        case SyntaxFault(source):
            return source
    return text[at : text.index("}}", at) + 2]


def _chip(source: str, token: Token, book: FigureBook) -> str | SheetChip:
    if token.code == YEAR:
        return SheetChip(source, str(book.year + token.offset), "年份")
    indicator = book.indicators.get(token.code)
    if indicator is None:
        return source
    [span] = bind(source, book)
    quote = span if isinstance(span, Quote) else Quote(token.code, book.year, "number", span, "")
    reads = f"〔{indicator.name}〕" if quote.fault else quote.text
    return SheetChip(source, reads, indicator.name, quote.fault)
