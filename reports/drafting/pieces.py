"""A passage's words as pieces to write on: plain text, and quotations that show their value and can be given back.

What a browser sends is text with tokens, never markup: joined again, the pieces of a line are the line, byte for byte.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports.document.tree import Quote
from reports.drafting.passage import Words
from reports.narrative.binding import FigureBook, bind
from reports.narrative.syntax import YEAR, SyntaxFault, Token, parse


@dataclass(frozen=True, slots=True)
class SheetChip:
    """A quotation: as it is written, as it reads, whose it is, and why it says nothing ("" where it does)."""

    source: str
    reads: str
    name: str
    fault: str = ""


Line = tuple[str | SheetChip, ...]


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
