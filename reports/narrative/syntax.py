"""The one notation of the narrative: `{{code}}` quotes a figure of the report's own year.

    {{legality_review_decision_count}}            1235     the number (with % for a rate)
    {{work_plan_aspect_count|han}}                六       in 汉字
    {{proof_cleanup_notice_count|liang}}          两       in 汉字, 2 as 两
    {{legality_review_decision_count@-1}}         last year's
    {{legality_review_decision_count|change}}     同比增长12.3%   the comparison as a phrase

Pure: no database, no HTML. Malformed braces become a `Fault`, never literal text and never nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

Style = Literal["number", "han", "liang", "change"]
STYLES: tuple[str, ...] = get_args(Style)


@dataclass(frozen=True, slots=True)
class Token:
    """A well-formed quotation: which figure, how many years back (0, -1, …), how written."""

    code: str
    offset: int = 0
    style: str = "number"

    def __str__(self) -> str:
        year = f"@{self.offset}" if self.offset else ""
        style = "" if self.style == "number" else f"|{self.style}"
        return f"{{{{{self.code}{year}{style}}}}}"


@dataclass(frozen=True, slots=True)
class Fault:
    """Braces that don't say anything readable, kept as they were typed."""

    source: str


_BRACES = re.compile(r"\{\{(?P<inside>[^{}]*)\}\}|\{\{|\}\}")
_INSIDE = re.compile(
    r"\s*(?P<code>[a-z][a-z0-9_]*)\s*(?:@\s*(?P<offset>-[1-9][0-9]?))?\s*(?:\|\s*(?P<style>[a-z]+))?\s*"
)


def parse(text: str) -> Iterator[str | Token | Fault]:
    """Split one paragraph into plain runs, tokens and faults; joined again as text they give the paragraph."""
    position = 0
    for braces in _BRACES.finditer(text):
        if braces.start() > position:
            yield text[position : braces.start()]
        yield _read(braces)
        position = braces.end()
    if position < len(text):
        yield text[position:]


def tokens(text: str) -> Iterator[Token]:
    """The well-formed quotations of a text, in order."""
    return (piece for piece in parse(text) if isinstance(piece, Token))


def _read(braces: re.Match[str]) -> Token | Fault:
    inside = _INSIDE.fullmatch(braces["inside"] or "")
    style = (inside["style"] or "number") if inside else ""
    if inside is None or style not in STYLES:
        return Fault(braces[0])
    return Token(inside["code"], int(inside["offset"] or 0), style)
