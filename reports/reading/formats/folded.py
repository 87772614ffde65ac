"""A page set in two columns, as gazettes are: its right column belongs below its left one. Pure."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from statistics import median

from reports.reading.formats.printed import Character

GAP = 1.0
"""Of the size of type: so wide at least is the blank between two columns."""
LEADING = 1.5
"""Of the size of type: what parts the end of one column from the beginning of the next."""
FEWEST, SHORTEST = 6, 8
"""Lines of a column, and characters in most of them: cells of a table are fewer or shorter."""
FULL, MANY = 1.5, 0.25
"""Of the size of type: how near to the column's edge a full line ends; so many of the left column's do."""
MIDDLE = (0.5, 0.48, 0.52, 0.46, 0.54)
"""Of a page's width: where the blank between the columns may stand."""
ACROSS = 0.25
"""Of a page's lines, how many at most stand over both columns."""

Piece = Sequence[Character]
_middle = attrgetter("middle")


@dataclass(frozen=True, slots=True)
class Fold:
    """Where the right column begins, how far to the right of the left one, and between which heights, from the top down."""

    gutter: float
    shift: float
    leading: float
    bands: tuple[tuple[float, float], ...]

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page lies once every right column stands below its left one."""
        drop = 0.0
        for top, bottom in self.bands:
            height = top - bottom + self.leading
            if y < bottom:
                drop += height
            elif y <= top and x > self.gutter:
                return x - self.shift, y - drop - height
            else:
                break
        return x, y - drop

    def flat(self, characters: Iterable[Character]) -> list[Character]:
        return [self._moved(character) for character in characters]

    def _moved(self, character: Character) -> Character:
        left, baseline = self.place(character.left, character.baseline)
        return replace(character, left=left, right=character.right + left - character.left, baseline=baseline)


def fold_of(lines: Sequence[Piece], width: float) -> Fold | None:
    """How a page of this width is folded, by its lines from the top down; None for a page of one column."""
    gutter, parted = min(
        ((width * at, _all_parted(lines, width * at)) for at in MIDDLE), key=lambda each: each[1].count(None)
    )
    if parted.count(None) > ACROSS * len(lines):
        return None
    left, right = ([pieces[side] for pieces in parted if pieces and pieces[side]] for side in (0, 1))
    if not (right and _is_prose(left) and _is_full(left)) or (len(right) >= FEWEST and not _is_prose(right)):
        return None
    size = median(character.size for character in left[0])
    margins = [min(piece[0].left for piece in column) for column in (left, right)]
    return Fold(gutter, margins[1] - margins[0], LEADING * size, tuple(_bands(parted)))


def _all_parted(lines: Sequence[Piece], gutter: float) -> list[tuple[Piece, Piece] | None]:
    return [_parted(line, gutter) for line in lines]


def _parted(line: Piece, gutter: float) -> tuple[Piece, Piece] | None:
    """What of a line stands on each side; None for a line over both columns."""
    first = bisect(line, gutter, key=_middle)
    left, right = line[:first], line[first:]
    if left and right:
        is_apart = right[0].left - left[-1].right > GAP * right[0].size
    else:
        is_apart = line[-1].right < gutter or line[0].left > gutter
    return (left, right) if is_apart else None


def _is_prose(column: Sequence[Piece]) -> bool:
    return len(column) >= FEWEST and median(map(len, column)) >= SHORTEST


def _is_full(column: Sequence[Piece]) -> bool:
    edge = max(piece[-1].right for piece in column)
    full = sum(edge - piece[-1].right < FULL * piece[-1].size for piece in column)
    return full >= max(FEWEST, MANY * len(column))


def _bands(parted: Sequence[tuple[Piece, Piece] | None]) -> Iterable[tuple[float, float]]:
    """Highest and lowest baseline of each stretch of columns that no line over both interrupts."""
    heights: list[float] = []
    for pieces in (*parted, None):
        if pieces:
            heights += [character.baseline for piece in pieces for character in piece]
        elif heights:
            yield max(heights), min(heights)
            heights = []
