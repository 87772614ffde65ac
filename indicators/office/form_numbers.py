"""Numbers that a page sends back: a row's key, the version its reader saw. Pure."""

from __future__ import annotations

from collections.abc import Iterable

NOBODYS = -1
"""No row's key and no figure's version."""

LONGEST = 18
"""Digits that every database holds as an integer."""


def number(text: str) -> int:
    """The number; `NOBODYS` for anything that none of our pages would have sent."""
    is_plain = text.isascii() and text.isdecimal() and len(text) <= LONGEST
    return int(text) if is_plain else NOBODYS


def numbers(texts: Iterable[str]) -> list[int]:
    """Those that are numbers, in their order."""
    return [found for found in map(number, texts) if found != NOBODYS]
