"""Characters with their places on a page → the lines a reader sees. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from statistics import median

SAME_LINE = 0.5
"""Of the size of type: how far apart two baselines of one line may be, for raised numbers and other faces."""
SMALL, RAISED = 0.75, 0.15
"""A raised number is smaller than the line's type by this, and so much higher."""
WORD_GAP, CELL_GAP = 0.2, 1.5
CELL = "\t"
SMALLER = 0.8
"""Of the size of type: how large at most the numbers are that count a page's lines."""
FEWEST_NUMBERED = 3


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


def without_line_numbers(characters: Sequence[Character]) -> list[Character]:
    """Without the small numbers in the margin that count the lines of a draft: left of all else, one more on each line."""
    heads = [number for line in lines_of(characters) if (number := _number_before(line))]
    counted = {id(character) for number in heads for character in number}
    margin = min((c.left for c in characters if id(c) not in counted), default=0.0)
    heads = [number for number in heads if number[-1].right < margin]
    values = [int("".join(c.sign for c in number)) for number in heads]
    if len(values) < FEWEST_NUMBERED or values != list(range(values[0], values[0] + len(values))):
        return list(characters)
    gone = {id(character) for number in heads for character in number}
    return [c for c in characters if id(c) not in gone]


def _number_before(line: Sequence[Character]) -> list[Character]:
    """The digits a line begins with, where they are smaller than what they stand before and set off from it."""
    number = list(takewhile(lambda c: c.sign.isdecimal() and c.size <= SMALLER * line[-1].size, line))
    rest = line[len(number) :]
    return number if rest and number and rest[0].left - number[-1].right > WORD_GAP * number[-1].size else []
