"""Rich text → lines and tables, through striprtf. It keeps the words, their paragraphs, and numbers that stand written beside
an automatic list; type is lost.

The library makes one text of everything. What it must not run together is marked before it works, by characters that stand
in no text: breaks of a line, and where a table's rows, cells and their widths begin and end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from striprtf.striprtf import rtf_to_text

from reports.reading.breaks import BREAK, pieces
from reports.reading.lines import Line, Source
from reports.reading.refusals import CUT, DAMAGED, RICH, Refused
from reports.reading.tables import Cell, laid_out

_BEYOND = re.compile(rb"\\(?:deleted|v|revised)(?![a-z])(?!0)")
"""Tracked changes and hidden words: the library would pass them off as text."""
_SOFT, _ROW, _IN_TABLE, _EDGE, _JOINED, _CELL, _ROW_END, _INNER_CELL, _INNER_ROW = map(chr, range(0xE00B, 0xE014))
_MARKS = {
    "line": _SOFT,
    "trowd": _ROW,
    "intbl": _IN_TABLE,
    "cellx": _EDGE,
    "clmrg": _JOINED,
    "cell": _CELL,
    "row": _ROW_END,
    "nestcell": _INNER_CELL,
}
"""What takes the place of which word of the format: a cell that `clmrg` is joined to the one before it."""
_WORD = re.compile(rf"(?<!\\)\\({'|'.join(_MARKS)})(?![a-z])(-?\d*) ?")
_HIGH, _LOW, _BASE = 0xE200, 0xE300, 256
"""What a cell's right edge, in twips, is written with behind its mark."""
NEAR = 30
"""Twips within which two edges are one."""
_INNER_PROPERTIES = "{\\*\\nesttableprops"
"""Where the row of a table inside a cell ends; the library passes over the group."""
_WRITTEN_NUMBER = re.compile(r"\\pntext(?![a-z])")
"""An older word for `listtext`, which the library passes over."""
_STRUCTURE = re.compile(
    f"({_EDGE}[{chr(_HIGH)}-{chr(_HIGH + 255)}][{chr(_LOW)}-{chr(_LOW + 255)}]|[{_ROW}-{_ROW_END}])"
)


def read_rtf(content: bytes) -> Source:
    """Raises Refused for a file that is cut off, and for one that the library can't follow."""
    if content.count(b"{") > content.count(b"}") + content.count(b"\\{") + 2:
        raise Refused(CUT)
    if _BEYOND.search(content):
        raise Refused(RICH)
    try:
        text = rtf_to_text(_marked(content.decode("latin-1")), encoding="gb18030", errors="ignore")
    except (ValueError, IndexError, KeyError, LookupError, AttributeError, TypeError):
        raise Refused(DAMAGED) from None
    return Source("rtf", _TableReader().lines(text), is_printed=True)


def _marked(text: str) -> str:
    text = _WRITTEN_NUMBER.sub(r"\\listtext", text)
    text = text.replace(_INNER_PROPERTIES, _as_character(_INNER_ROW) + _INNER_PROPERTIES)
    return _WORD.sub(lambda word: _as_character(_MARKS[word[1]] + _place(*word.groups())), text)


def _place(word: str, twips: str) -> str:
    """Where a cell ends, as two signs; "" of every other word."""
    if word != "cellx":
        return ""
    high, low = divmod(min(max(int(twips or "0"), 0), _BASE * _BASE - 1), _BASE)
    return chr(_HIGH + high) + chr(_LOW + low)


def _as_character(signs: str) -> str:
    """In a group of its own: how many characters stand in for one is said there anew."""
    said = " ".join(rf"\u{ord(sign)}" for sign in signs)
    return rf"{{\uc0{said} }}"


_Drawn = tuple[Cell, int | None]
"""A cell and where it ends, None where its row defines nothing."""


@dataclass(slots=True)
class _TableReader:
    """The text of a file from mark to mark: paragraphs, and the rows of the table that is open."""

    out: list[Line] = field(default_factory=list)
    rows: list[list[_Drawn]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    edges: list[tuple[bool, int]] = field(default_factory=list)
    """Of each cell that the row's definition names: whether it is joined to the one before it, and where it ends."""
    is_inside: bool = False
    joins_next: bool = False
    said: str = ""

    def lines(self, text: str) -> list[Line]:
        for piece in _STRUCTURE.split(text):
            if _STRUCTURE.fullmatch(piece):
                self._meet(piece)
            else:
                self.said += piece
        self._end_row()
        self._close_table()
        self._say()
        return self.out

    def _meet(self, mark: str) -> None:
        if mark in (_ROW, _IN_TABLE):
            self._begin_row(is_defined=mark == _ROW)
        elif mark == _JOINED:
            self.joins_next = True
        elif mark[0] == _EDGE:
            self.edges.append((self.joins_next, (ord(mark[1]) - _HIGH) * _BASE + ord(mark[2]) - _LOW))
            self.joins_next = False
        elif mark == _CELL:
            self._begin_row(is_defined=False)
            self.cells.append(Cell(list(_paragraphs(self.said))))
            self.said = ""
        else:
            self._end_row()

    def _begin_row(self, *, is_defined: bool) -> None:
        """The first of its marks parts it from what stands before; a paragraph between two rows ends a table, be it empty."""
        if is_defined:
            self.edges = []
        if not self.is_inside:
            if self.said:
                self._close_table()
                self._say()
            self.said, self.is_inside = "", True

    def _end_row(self) -> None:
        defined: list[tuple[bool, int | None]] = [*self.edges, *[(False, None)] * len(self.cells)]
        row: list[_Drawn] = []
        for cell, (is_joined, end) in zip(self.cells, defined, strict=False):
            if not is_joined:
                row.append((cell, end))
            elif row:
                row[-1] = (row[-1][0], end)
        if row:
            self.rows.append(row)
        self.cells, self.is_inside = [], False

    def _close_table(self) -> None:
        self.out += laid_out(list(_spanning(self.rows)))
        self.rows = []

    def _say(self) -> None:
        self.out += _paragraphs(self.said, keeps_blank=True)
        self.said = ""


def _spanning(rows: Sequence[Sequence[_Drawn]]) -> Iterator[list[Cell]]:
    """The cells of each row, as wide as the columns that end before they do."""
    columns: list[int] = []
    for end in sorted({end for row in rows for _cell, end in row if end is not None}):
        if not columns or end - columns[-1] > NEAR:
            columns.append(end)
    for row in rows:
        before = 0
        for cell, right in row:
            reach = before + 1 if right is None else bisect_right(columns, right)
            cell.span, before = max(1, reach - before), reach
        yield [cell for cell, _end in row]


def _paragraphs(text: str, *, keeps_blank: bool = False) -> Iterator[Line]:
    words = re.sub(f"{_INNER_CELL}(?={_INNER_ROW})", "", text).replace(_INNER_CELL, " ")
    words = re.sub(rf"\s*{_INNER_ROW}\s*(?=\S)", "；", words).replace(_INNER_ROW, "")
    for paragraph in words.replace(_SOFT, "\v").split("\n"):
        for piece in _broken(paragraph):
            if keeps_blank or piece.strip():
                yield Line(piece)


def _broken(paragraph: str) -> list[str]:
    runs = [(paragraph.replace("\v", BREAK), False)]
    return ["".join(text for text, _bold in piece) for piece in pieces(runs)]
