"""On which page a paper's text ends, as far as that can be told before Word sets it. Pure.

Word breaks lines and pages itself, in the faces of whoever opens the file. What can be told is how few lines a text takes
and how many: digits are half as wide as 汉字 or a little more, a stop may hang over the margin, a closing mark may draw a
character to the next line. Where both counts end on the same page, that is the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

from indicators.charts.lettering import text_width
from reports.downloads.official import OfficialLine, OfficialTable, keeping
from reports.downloads.signing import between_scripts
from reports.downloads.table_columns import columns_of

PAGE, PITCH = 637.8, 28.95
"""In points: the height of the text between the margins, and of a line; 22 stand on a page."""
LINE = 28.0
"""How many 汉字 of the text's size stand on a line."""
WIDTH, LETTER, CAPTION, CELL_MARGINS = 442.2, 12.0, 14.0, 10.8
"""Of a table, in points: its width, its letters, its caption's, what a cell keeps free at its sides."""
ROW_LINE, RULE, AROUND_CAPTION = 20.0, 0.5, 12.0
TITLE_LINE, TITLE_LETTERS = 35.0, 20.0
HALF = 0.5
"""How wide a letter or digit is at least, in 汉字."""
DRAWN_OVER = 0.15
"""How many characters of a line may be drawn to the next, on an average of lines."""
AT_THE_MARGIN = ("addressees", "signature", "attachment_list", "attachment_next")
STANDING_IN = {"attachment_list": 2.0, "attachment_next": 6.5}
"""How many characters such a line stands in; what else is not at the margin has its first line indented."""
INDENT = "　　"

Piece = OfficialLine | OfficialTable


class End(NamedTuple):
    """The page on which a text ends, counted from 1, and how far it reaches down that page at most, in points."""

    page: int
    depth: float


def text_end(head: float, pieces: Sequence[Piece]) -> End | None:
    """Where the pieces end that begin `head` points below the top of the first page; None where it can't be told."""
    few, many = _Setting(head, is_wide=False), _Setting(head, is_wide=True)
    kept = keeping(pieces)
    for at, piece in enumerate(pieces):
        for setting in (few, many):
            setting.keep(is_kept=at in kept or at - 1 in kept)
            setting.put(piece)
    return End(many.page, max(few.depth, many.depth)) if few.page == many.page else None


class _Setting:
    """A text being set line by line, with the widest characters and breaks that may be, or the narrowest."""

    def __init__(self, head: float, *, is_wide: bool) -> None:
        self.page, self.depth, self.is_wide = 1, head, is_wide
        self._kept: float | None = None
        self._is_signed = False

    def keep(self, *, is_kept: bool) -> None:
        """What is kept together counts its height: where a page's end comes, Word takes some of it to the next page and
        LibreOffice all."""
        self._kept = (self._kept or 0.0) if is_kept else None

    def put(self, piece: Piece) -> None:
        if isinstance(piece, OfficialTable):
            self._table(piece)
        elif piece.style == "attachment_mark":
            self._turn()
            self._stack([PITCH, PITCH])
        elif piece.style == "attachment_title":
            self._stack([TITLE_LINE] * self._count(piece.text, TITLE_LETTERS))
            self._stack([PITCH])
        else:
            self._paragraph(piece)

    def _paragraph(self, line: OfficialLine) -> None:
        if line.style == "attachment_list":
            self._stack([PITCH])
        if line.style == "signature" and not self._is_signed:
            self._is_signed = True
            self._stack([PITCH, PITCH])
        left_in = STANDING_IN.get(line.style, 0)
        indent = "" if line.style in AT_THE_MARGIN else INDENT
        self._stack([PITCH] * self._count(indent + line.text, LINE - left_in))

    def _turn(self) -> None:
        self.page, self.depth = self.page + 1, 0

    def _stack(self, heights: Iterable[float], again: float = 0) -> None:
        """What is not torn, one below the other; `again` is how high what a new page begins with is."""
        for height in heights:
            if self.depth + height > PAGE:
                self.page, self.depth = self.page + 1, again + (self._kept or 0)
            self.depth += height
            if self._kept is not None:
                self._kept += height

    def _table(self, table: OfficialTable) -> None:
        if table.caption:
            self._stack([AROUND_CAPTION + ROW_LINE * self._count(table.caption, WIDTH / CAPTION)])
        shares = [column.share * WIDTH / 1000 for column in columns_of(table.header, table.rows, WIDTH / LETTER)]
        head = self._row(table.header, shares) if table.header else 0
        self._stack([head] if head else [])
        self._stack((self._row(row, shares) for row in table.rows if row), head)

    def _row(self, cells: Sequence[str], shares: Sequence[float]) -> float:
        """As high as its highest cell; a short row's last one takes the columns left."""
        widths = [*shares[: len(cells) - 1], sum(shares[len(cells) - 1 :])]
        rooms = [(width - CELL_MARGINS) / LETTER for width in widths]
        return RULE + ROW_LINE * max(self._count(cell, room) for cell, room in zip(cells, rooms, strict=True))

    def _count(self, text: str, room: float) -> int:
        """How many lines of so many 汉字 a text takes."""
        if not self.is_wide:
            narrow = sum(HALF if character.isascii() else text_width(character) for character in text)
            return max(1, ceil((narrow - 1) / room))
        wide = text_width(text) + between_scripts(text)
        return 1 if wide <= room else ceil((wide + 1 + DRAWN_OVER * (wide // room)) / room)
