"""What a block of a later document goes on from where that is known, and which of the older words are its. Pure.

A section moved, split, joined or written anew is set against what it was by its descent, not by how alike the two are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reports.document.alignment import LINES, bigrams, dice
from reports.document.tree import Block, Document, Paragraph, Span, plain_text

Stems = Mapping[str, Sequence[str]]
"""Anchor of a newer block → anchors of the older ones it goes on from: several of one that was joined."""

_SENTENCE = re.compile(r"[^。；！？]*[。；！？]|[^。；！？]+")
_ENDS = tuple("。；！？")


def known_stems(old: Document, stems: Stems) -> dict[str, tuple[str, ...]]:
    """Those that the older document still has."""
    there = {block.anchor for block in old.walk()}
    found = {anchor: tuple(stem for stem in own if stem in there) for anchor, own in stems.items()}
    return {anchor: own for anchor, own in found.items() if own}


def counterparts(old: Document, new: Document, stems: Stems) -> dict[str, Block]:
    """Each newer block with a known descent → what it was: the older block; of one that was split between several its own
    sentences; of several joined all their lines."""
    older = {block.anchor: block for block in old.walk()}
    heirs: dict[str, list[Block]] = {}
    for block in new.walk():
        for stem in stems.get(block.anchor, ()):
            heirs.setdefault(stem, []).append(block)
    shares = {stem: _shared_out(older[stem], own) for stem, own in heirs.items()}
    return {
        anchor: older[own[0]]
        if len(own) == 1 and len(heirs[own[0]]) == 1
        else _of_lines(older[own[0]], [line for stem in own for line in shares[stem][anchor]])
        for anchor, own in stems.items()
        if own and own[0] in heirs
    }


def sentences(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A paragraph cut behind each 。；！？; together they are the paragraph again."""
    held: list[Span] = []
    for span in paragraph:
        for piece in _SENTENCE.findall(span) if isinstance(span, str) else [span]:
            held.append(piece)
            if isinstance(piece, str) and piece.endswith(_ENDS):
                yield tuple(held)
                held = []
    if held:
        yield tuple(held)


def _shared_out(old: Block, heirs: Sequence[Block]) -> dict[str, list[Paragraph]]:
    """The older lines by heir: each sentence goes to the heir that says it, one that nobody says stays with the one before."""
    if len(heirs) == 1:
        return {heirs[0].anchor: list(old.lines())}
    said = {
        heir.anchor: [bigrams(plain_text(one)) for line in heir.lines() for one in sentences(line)] for heir in heirs
    }
    shares: dict[str, list[Paragraph]] = {heir.anchor: [] for heir in heirs}
    owner = heirs[0].anchor
    for line in old.lines():
        begun: str | None = None
        for sentence in sentences(line):
            grams = bigrams(plain_text(sentence))
            likes = {anchor: max((dice(grams, other) for other in own), default=0.0) for anchor, own in said.items()}
            best = max(likes, key=lambda anchor: likes[anchor])
            owner = best if likes[best] >= LINES else owner
            if begun == owner:
                shares[owner][-1] = (*shares[owner][-1], *sentence)
            else:
                shares[owner].append(sentence)
            begun = owner
    return shares


def _of_lines(block: Block, lines: Iterable[Paragraph]) -> Block:
    bare = replace(block, marker="", heading=(), run_on=False, charts=(), children=(), tables=())
    return replace(bare, paragraphs=tuple(lines))
