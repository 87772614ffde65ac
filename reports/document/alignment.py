"""Which block of one document answers which of another: by kind, heading, figures quoted and words. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from reports.document.tree import Block, Document, Paragraph, plain_text

SIBLINGS = 0.35
"""How alike two blocks under the same heading must be to be one; blocks from different places must be more so."""
STRANGERS = 0.55
LINES = 0.3

Pairs = dict[str, str]
"""Anchor of the newer block → anchor of the older."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the anchor of what it stands in ("" for a part), and the whole way in words: 一（三）2."""

    parent: str
    label: str


def places_of(document: Document) -> tuple[tuple[str, Place], ...]:
    """Each block's place by its anchor, in reading order."""
    return _places_in(document.parts)


@lru_cache(maxsize=16)
def _places_in(parts: tuple[Block, ...]) -> tuple[tuple[str, Place], ...]:
    return tuple(place for part in parts for place in _places(part, "", ""))


def _places(block: Block, parent: str, above: str) -> Iterator[tuple[str, Place]]:
    label = above + (block.marker.strip().rstrip("、.") or plain_text(block.heading)[:10])
    yield block.anchor, Place(parent, label)
    for child in block.children:
        yield from _places(child, block.anchor, label)


def aligned(old: Document, new: Document, known: Mapping[str, str] = MappingProxyType({})) -> Pairs:
    """What is known first; then parents, what stands in them, and what is left over wherever it stands."""
    pairs: Pairs = dict(known)
    older = {block.anchor: block for block in old.walk()}
    for block in new.walk():
        if block.anchor in known:
            _pair(older[known[block.anchor]].children, block.children, SIBLINGS, pairs)
    _pair(old.parts, new.parts, SIBLINGS, pairs)
    for level in ("section", "item"):
        lost = [block for block in old.walk() if block.level == level and block.anchor not in pairs.values()]
        come = [block for block in new.walk() if block.level == level and block.anchor not in pairs]
        _pair(lost, come, STRANGERS, pairs)
    return pairs


def _pair(old: Sequence[Block], new: Sequence[Block], threshold: float, pairs: Pairs) -> None:
    """The likest first; of two as like, those that stand closer."""
    traits = {id(block): Traits.of(block) for block in (*old, *new)}
    scores = sorted(
        (
            (traits[id(a)].likeness(traits[id(b)]), -abs(at - to), a, b)
            for at, a in enumerate(old)
            for to, b in enumerate(new)
            if b.anchor not in pairs
        ),
        key=lambda scored: scored[:2],
        reverse=True,
    )
    taken = set(pairs.values())
    for score, _, a, b in scores:
        if score >= threshold and a.anchor not in taken and b.anchor not in pairs:
            taken.add(a.anchor)
            pairs[b.anchor] = a.anchor
            _pair(a.children, b.children, SIBLINGS, pairs)


@dataclass(frozen=True, slots=True)
class Traits:
    """What a block is recognised by; words and figures are those of all that stands in it."""

    kind: str
    heading: Counter[str]
    words: Counter[str]
    codes: frozenset[str]

    @classmethod
    def of(cls, block: Block) -> Traits:
        text = "".join(plain_text(line) for each in block.walk() for line in each.texts())
        codes = frozenset(quote.code for each in block.walk() for quote in each.quotes())
        return cls(block.kind, bigrams(plain_text(block.heading).strip("。")), bigrams(text), codes)

    def likeness(self, other: Traits) -> float:
        """0 … 1. The same statutory kind or the same heading alone are enough."""
        if self.kind != other.kind:
            return 0.0
        heading = dice(self.heading, other.heading)
        parts = [(0.5, heading)] if self.heading and other.heading else []
        parts += [(0.3, dice(self.words, other.words))] if self.words and other.words else []
        parts += [(0.3, _shared(self.codes, other.codes))] if self.codes and other.codes else []
        weight = sum(share for share, _ in parts)
        mean = sum(share * like for share, like in parts) / weight if weight else 0.0
        return max(mean, 0.8 * heading, 0.4 if self.kind and self.kind != "other" else 0.0)


Scored = tuple[float, tuple[tuple[int, int], ...]]


def paired_lines(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Places of paragraphs that belong together, in order on both sides: the alignment alike in most words."""
    if old == new or not old or not new:
        return [(at, at) for at in range(min(len(old), len(new)))]
    grams = [[bigrams(plain_text(line)) for line in side] for side in (old, new)]
    best: dict[tuple[int, int], Scored] = {}
    for at in range(len(old) + 1):
        for to in range(len(new) + 1):
            options: list[Scored] = [(0.0, ())] if not (at and to) else [best[at - 1, to], best[at, to - 1]]
            if at and to and (like := _alike(grams[0][at - 1], grams[1][to - 1], old[at - 1] == new[to - 1])) >= LINES:
                score, pairs = best[at - 1, to - 1]
                options.append((score + like, (*pairs, (at - 1, to - 1))))
            best[at, to] = max(options, key=lambda option: option[0])
    return list(best[len(old), len(new)][1])


def _alike(old: Counter[str], new: Counter[str], is_equal: bool) -> float:
    return 1.0 if is_equal else dice(old, new)


def bigrams(text: str) -> Counter[str]:
    """A text's pairs of neighbouring characters, counted; of a single character itself."""
    return Counter(text[at : at + 2] for at in range(len(text) - 1)) or Counter(text)


def dice(one: Counter[str], other: Counter[str]) -> float:
    """0 … 1: how much of both is shared."""
    total = one.total() + other.total()
    if not total:
        return 0.0
    return 2 * sum(min(one[pair], other[pair]) for pair in one.keys() & other.keys()) / total


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
