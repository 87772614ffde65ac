"""Where a quoted figure is explained: the cards that stand at the end of a section, one for each figure it quotes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from reports.document.tree import Block, Document

LEAD = "lead"
"""The name under which the paragraphs before the first part find their notes."""
Notes = Mapping[str, Mapping[str, str]]
"""For each block (by anchor) and the lead: where the note of each figure it may quote stands (by code)."""

REMEMBERED = 16
"""Documents: what a text gathers stays as it is while the numbers of its figures change."""
BLOCKS = 40 * REMEMBERED


def gathers(block: Block) -> tuple[Block, ...]:
    """The blocks whose figures are explained at the end of this one: a section's are all in it, a part's all that
    stand in no section, an item has none of its own."""
    if block.level == "section":
        return tuple(block.walk())
    if block.level == "part":
        outside = (child for child in block.children if child.level != "section")
        return (block, *(inside for child in outside for inside in child.walk()))
    return ()


@lru_cache(BLOCKS)
def gathered_codes(block: Block) -> tuple[str, ...]:
    """The figures explained at the end of a block, once each, in reading order."""
    return tuple(dict.fromkeys(quote.code for inside in gathers(block) for quote in inside.quotes()))


def notes_of(document: Document) -> Notes:
    """The first note of a figure has the anchor citations lead to, `figure-…`; one repeated in a later section has its
    section's beside it. The lead leads to the first."""
    return _notes(document.parts, frozenset(fact.code for fact in document.facts))


@lru_cache(REMEMBERED)
def _notes(parts: tuple[Block, ...], known: frozenset[str]) -> Notes:
    first: dict[str, str] = {}
    notes: dict[str, Mapping[str, str]] = {LEAD: MappingProxyType(first)}
    for part in parts:
        for place in part.walk():
            own = {code: _anchor(code, place, first) for code in gathered_codes(place) if code in known}
            notes |= dict.fromkeys((block.anchor for block in gathers(place)), MappingProxyType(own))
    return MappingProxyType(notes)


def _anchor(code: str, block: Block, first: dict[str, str]) -> str:
    repeated = f"figure-{code}-{block.anchor}"
    return repeated if code in first else first.setdefault(code, f"figure-{code}")
