"""Characters with their places on a page → the lines a reader sees. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

SAME_LINE = 0.5
"""Of the size of type: how far apart two baselines of one line may be, for raised numbers and other faces."""
SMALL, RAISED = 0.75, 0.15
"""A raised number is smaller than the line's type by this, and so much higher."""
WORD_GAP, CELL_GAP = 0.2, 1.5
CELL = "\t"


@dataclass(frozen=True, slots=True)
class Character:
    sign: str
    left: float
    right: float
    baseline: float
    size: float
    is_bold: bool = False

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def raised(line: Sequence[Character]) -> list[Character]:
    """The small raised digits of a line, that lead to footnotes."""
    size, base = median(c.size for c in line), median(c.baseline for c in line)
    return [c for c in line if c.sign.isdigit() and c.size < SMALL * size and c.baseline > base + RAISED * size]


def lines_of(characters: Sequence[Character]) -> Iterator[list[Character]]:
    """Lines from the top of the page, each from left to right."""
    line: list[Character] = []
    for character in sorted(characters, key=lambda c: -c.baseline):
        if line and line[0].baseline - character.baseline > SAME_LINE * max(line[0].size, character.size):
            yield sorted(line, key=lambda c: c.left)
            line = []
        line.append(character)
    if line:
        yield sorted(line, key=lambda c: c.left)


def spaced(line: Sequence[Character]) -> str:
    """The line's text: a blank where words stand apart, a tab where cells do."""
    text = ""
    for before, character in zip([None, *line], line, strict=False):
        gap = (character.left - before.right) / character.size if before else 0
        text += (CELL if gap > CELL_GAP else " " if gap > WORD_GAP else "") + character.sign
    return text
