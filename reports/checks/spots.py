"""The sentence in which a finding stands, with what it is about marked. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.finding import Spot
from reports.document.tree import plain_text
from reports.narrative.binding import FigureBook, bind
from reports.narrative.syntax import SyntaxFault, Token, parse

REACH = 60
"""Longer sentences are cut on both sides of what is meant."""
ENDS = "。；！？\n"
_END = re.compile(f"[{ENDS}]")


def as_read(source: str, book: FigureBook) -> str:
    """A piece of a source with its figures in place."""
    return plain_text(bind(source, book))


def spot_in(source: str, start: int, end: int, book: FigureBook) -> Spot:
    """`source[start:end]` in its sentence, figures read in place."""
    opening, closing = _opening(source, start), _END.search(source, end)
    before = as_read(source[opening:start], book)
    after = as_read(source[end : closing.end() if closing else len(source)], book)
    return Spot(_tail(before), as_read(source[start:end], book), _head(after))


def spot_of(text: str, start: int, end: int) -> Spot:
    """`text[start:end]` in its sentence, of a text whose figures are already read."""
    opening, closing = _opening(text, start), _END.search(text, end)
    return Spot(_tail(text[opening:start]), text[start:end], _head(text[end : closing.end() if closing else len(text)]))


def _opening(text: str, start: int) -> int:
    """Where the sentence that holds a place begins."""
    return max(text.rfind(mark, 0, start) for mark in ENDS) + 1


def _tail(text: str) -> str:
    return text if len(text) <= REACH else f"…{text[-REACH:]}"


def _head(text: str) -> str:
    return text.strip("\n") if len(text) <= REACH else f"{text[:REACH]}…"


def source_range(source: str, paragraph: int, start: int, end: int, book: FigureBook) -> tuple[int, int]:
    """Where `start:end` of the `paragraph`-th paragraph, as it reads, stands in the source with its quotations."""
    lines = [line for line in re.finditer(r"[^\n\r]+", source) if line[0]]
    places = list(_places(lines[paragraph][0], book))
    at = lines[paragraph].start()
    return at + places[start], at + places[end]


def _places(line: str, book: FigureBook) -> Iterator[int]:
    """For each character as it reads, and for the end, its place in the line."""
    at = 0
    for piece in parse(line):
        written = piece if isinstance(piece, str) else piece.source if isinstance(piece, SyntaxFault) else str(piece)
        length = len(written) if isinstance(piece, str) else len(as_read(written, book))
        for offset in range(length):
            yield at + offset if isinstance(piece, str) else at
        at += _written_length(line, at, piece)
    yield at


def _written_length(line: str, at: int, piece: str | Token | SyntaxFault) -> int:
    """How long a piece is as it was typed; a token may hold spaces."""
    if isinstance(piece, str):
        return len(piece)
    if isinstance(piece, SyntaxFault):
        return len(piece.source)
    return line.index("}}", at) + 2 - at
