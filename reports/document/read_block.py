"""A section, an item or a figure's line with all that its words on a page are made of, as plain values: what reads alike is
equal. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from reports.document.alignment import Place
from reports.document.notes import BLOCKS, Notes, gathered_codes
from reports.document.tree import Block, Document, Fact


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """Of the document around it no more than the block shows; not which edition that is, for editions share most of their
    words. `places` and `anchors` are those of the blocks in it, in reading order."""

    block: Block
    year: int
    title: str
    facts: tuple[Fact, ...]
    places: tuple[Place, ...]
    anchors: tuple[tuple[tuple[str, str], ...], ...]

    @classmethod
    def of(cls, block: Block, document: Document, places: Mapping[str, Place], notes: Notes) -> ReadBlock:
        inside, codes = tuple(block.walk()), shown_codes(block)
        return cls(
            block,
            document.year,
            document.title,
            tuple(fact for fact in document.facts if fact.code in codes),
            tuple(places[one.anchor] for one in inside),
            tuple(tuple(notes.get(one.anchor, {}).items()) for one in inside),
        )

    def shown(self) -> dict[str, object]:
        """What a template is given in the place of the whole document's."""
        blocks = [one.anchor for one in self.block.walk()]
        return {
            "block": self.block,
            "document": Document(self.year, self.title, (), (), facts=self.facts),
            "places": dict(zip(blocks, self.places, strict=True)),
            "notes": {anchor: dict(own) for anchor, own in zip(blocks, self.anchors, strict=True)},
        }


@lru_cache(BLOCKS)
def shown_codes(block: Block) -> frozenset[str]:
    """The figures that a block and what stands in it explain or draw."""
    charted = (code for one in block.walk() for chart in one.charts for code in chart.codes)
    return frozenset((*gathered_codes(block), *charted))


@lru_cache(BLOCKS)
def apart(block: Block) -> tuple[Block, tuple[Block, ...]]:
    """A block without the sections in it, and these."""
    sections = tuple(child for child in block.children if child.level == "section")
    return replace(block, children=tuple(child for child in block.children if child.level != "section")), sections


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure as it is explained at the end of a section, at `anchor`. Without a `number` and its `permalink`: in a draft."""

    fact: Fact
    anchor: str
    year: int
    title: str
    number: str = ""
    permalink: str = ""
