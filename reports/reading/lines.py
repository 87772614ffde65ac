"""What every format is turned into: one stream of lines, with what the file knows about each. Pure.

A reader of a format (`reports.reading.formats`) says only what stands in the file: text, style, number, place. What it means is
decided afterwards and alike for all formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from reports.reading.markers import is_marker

LONGEST_CAPTION = 40
CAPTIONS = "\u3000"
"""Between the lines of a caption."""
_UNIT_LINE = re.compile(r"[（(]?(?:计量)?单位[:：]")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data, row by row; a row of one text spans all columns. `caption`: what its own first rows say so."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(slots=True)
class Line:
    """A paragraph of the file, or a printed line where the file knows no paragraphs (`Source.is_wrapped`).

    `bold`: how many characters from the start are set apart in bold, the number before them not counted as an end.
    `level`: 1 for what the file's own style calls its first level of headings, 0 for text.
    """

    text: str
    marker: str = ""
    """A number the program that wrote the file computes, and that does not stand in its text."""
    level: int = 0
    bold: int = 0
    align: str = ""
    page: int = 0
    is_indented: bool = False
    is_apart: bool = False
    """Something parts it from the line before: an empty line, a page break."""
    is_link: bool = False
    table: Table | None = None

    @property
    def is_bold(self) -> bool:
        return 0 < len(self.text) <= self.bold

    @property
    def full(self) -> str:
        return self.marker + self.text


@dataclass(frozen=True, slots=True)
class Aside:
    """What is not the report's text, and by which name it was set aside."""

    text: str
    why: str


@dataclass(slots=True)
class Source:
    """A file as read. `is_printed`: its paragraphs are what a print or a recognition left of them."""

    format: str
    lines: list[Line] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What a person should know about the file: hidden text, tracked changes."""
    is_printed: bool = False


def may_be_caption(text: str) -> bool:
    """Short, and no sentence."""
    return len(text) <= LONGEST_CAPTION and not re.search(r"[。；：，]$", text)


def says_unit(text: str) -> bool:
    """Whether a line says what the numbers of a table below it are counted in: 单位：件."""
    return bool(_UNIT_LINE.match(text))


def bold_lead(runs: Iterable[tuple[str, bool]]) -> int:
    """Where the bold opening of a paragraph ends; 0 if it has none. A plain number before it does not end it."""
    text, end = "", 0
    for piece, is_bold in runs:
        if is_bold and (end or not text.strip() or is_marker(text)):
            end = len(text) + len(piece)
        elif end and piece.strip():
            break
        text += piece
    return end


def recut(line: Line, text: str) -> Line:
    """The same line with a mended text; its bold opening is found again by counting what is no space."""
    if not line.bold:
        line.text = text
        return line
    seen = len(re.sub(r"\s", "", line.text[: line.bold]))
    line.text, line.bold = text, _reach(text, seen)
    return line


def _reach(text: str, count: int) -> int:
    """How far into the text the first `count` characters that are no spaces go."""
    for at, character in enumerate(text):
        if count <= 0:
            return at
        count -= not character.isspace()
    return len(text) if count <= 0 else 0
