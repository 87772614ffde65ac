"""The sentence in which a finding stands, with what it is about marked. Pure."""

from __future__ import annotations

import re

from reports.checks.finding import Spot
from reports.document.tree import plain_text
from reports.narrative.binding import FigureBook, bind

REACH = 60
"""Longer sentences are cut on both sides of what is meant."""
_END = re.compile(r"[。；！？\n]")


def spot_in(source: str, start: int, end: int, book: FigureBook) -> Spot:
    """`source[start:end]` in its sentence, figures read in place."""
    opening = max((mark.end() for mark in _END.finditer(source, 0, start)), default=0)
    closing = _END.search(source, end)
    before = plain_text(bind(source[opening:start], book))
    after = plain_text(bind(source[end : closing.end() if closing else len(source)], book))
    return Spot(_tail(before), plain_text(bind(source[start:end], book)), _head(after))


def spot_of(text: str, start: int, end: int) -> Spot:
    """`text[start:end]` in its sentence, of a text whose figures are already read."""
    opening = max((mark.end() for mark in _END.finditer(text, 0, start)), default=0)
    closing = _END.search(text, end)
    return Spot(_tail(text[opening:start]), text[start:end], _head(text[end : closing.end() if closing else len(text)]))


def _tail(text: str) -> str:
    return text if len(text) <= REACH else f"…{text[-REACH:]}"


def _head(text: str) -> str:
    return text.strip("\n") if len(text) <= REACH else f"{text[:REACH]}…"
