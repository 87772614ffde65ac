"""Which passage a paragraph of paper belongs to, and one change from paper written into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from reports.document.tree import Block, TextTable, plain_text
from reports.drafting.composition import Composed
from reports.drafting.passage import Passage, Words
from reports.models import Report, TextBlock

ALIKE = 0.5
"""How much of a paragraph must still be there for its passage to be told."""
_CONTEXTS = (8, 6, 4, 3, 2, 1, 0)
_SPACE = re.compile(r"[\s\u3000]+")


def squeezed(text: str) -> str:
    return _SPACE.sub("", text)


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph as it is printed now, and the passage that says it."""

    text: str
    passage: Passage


def printed(report: Report, composed: Composed) -> list[Printed]:
    """Every paragraph of the draft, in reading order; it was composed of this very report."""
    lead = Passage(report, report)
    found = [Printed(plain_text(paragraph), lead) for paragraph in composed.document.lead]
    for block, row in composed.pairs():
        found += _of_block(report, row, block)
    return found


def _of_block(report: Report, row: TextBlock, block: Block) -> Iterator[Printed]:
    passage = Passage(report, row)
    for piece in block.printed():
        if isinstance(piece, TextTable):
            cells = (plain_text(cell) for cell in piece.cells())
            yield from (Printed(cell, passage) for cell in cells if cell)
        else:
            yield Printed(plain_text(piece), passage)


def nearest(paragraph: str, now: list[Printed]) -> Printed | None:
    """The paragraph that is meant: the same words, else the likest; None where nothing is like it."""
    sought = squeezed(paragraph)
    if not sought:
        return None
    for one in now:
        if squeezed(one.text) == sought:
            return one
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(sought)
    best, found = ALIKE, None
    for one in now:
        matcher.set_seq1(squeezed(one.text))
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (share := matcher.ratio()) > best:
            best, found = share, one
    return found


def changed(words: Words, paragraph: str, at: int, old: str, new: str) -> Words | None:
    """The passage's words with `old`, at this place of the printed paragraph, written `new`.

    None where the place can't be told for certain, or where a quoted figure would be written over by hand.
    """
    if "{{" in new or "\n" in new:
        return None
    if (heading := _written(words.heading, paragraph, at, old, new)) is not None:
        return replace(words, heading=heading)
    body = _written(words.body, paragraph, at, old, new)
    return None if body is None else replace(words, body=body)


def _written(text: str, paragraph: str, at: int, old: str, new: str) -> str | None:
    """By as much of what stands before and after as is found exactly once."""
    for length in _CONTEXTS:
        before, after = paragraph[max(0, at - length) : at], paragraph[at + len(old) :][:length]
        sought = f"{before}{old}{after}"
        if not sought or text.count(sought) != 1:
            continue
        start = text.index(sought)
        if _is_in_token(text, start, start + len(sought)):
            return None
        return f"{text[:start]}{before}{new}{after}{text[start + len(sought) :]}"
    return None


def _is_in_token(text: str, start: int, end: int) -> bool:
    """Whether a part of a quoted figure's code lies there."""
    return any(found.start() < end and start < found.end() for found in re.finditer(r"\{\{.*?\}\}", text))
