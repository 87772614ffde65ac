"""Markers by position, as official documents write them: 一、 → （一） → 1. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from indicators.numbers.formatting import han

LEVELS = ("part", "section", "item")


def marker(level: str, number: int) -> str:
    """`一、`, `（一）` or `1. ` (with its space); ValueError for another level."""
    match level:
        case "part":
            return f"{han(number)}、"
        case "section":
            return f"（{han(number)}）"
        case "item":
            return f"{number}. "
    raise ValueError(f"no such level: {level!r}")


def renumbered(level: str, markers: Sequence[str]) -> list[str]:
    """The markers of neighbours counted anew. A block without a marker stays without and is not counted."""
    numbers = count(1)
    return [marker(level, next(numbers)) if written else "" for written in markers]
