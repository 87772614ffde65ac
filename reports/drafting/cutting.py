"""Where a text may be cut in two: after a sentence or a paragraph, never inside a word or a quotation. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_END = re.compile(r"[。；！？][”》）]*|\n")


@dataclass(frozen=True, slots=True)
class CutPiece:
    """A sentence (or line) of a body and where it starts; `opens` a paragraph."""

    at: int
    text: str
    opens: bool


def cuts(body: str) -> list[int]:
    """The places in a body where its second half could start."""
    ends = sorted({found.end() for found in _END.finditer(body)})
    return [at for at in ends if body[at:].strip() and body[at] != "\n"]


def pieces(body: str) -> list[CutPiece]:
    """The body cut everywhere it can be."""
    places = [0, *cuts(body), len(body)]
    return [
        CutPiece(start, body[start:end].strip("\n"), not start or body[start - 1] == "\n")
        for start, end in pairwise(places)
        if body[start:end].strip()
    ]
