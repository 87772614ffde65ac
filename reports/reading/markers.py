"""The numbers that stand before headings and enumerations: 第一章 Ⅰ. 一、 （一） 1. （1） ①. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from unicodedata import normalize

from indicators.numbers.formatting import parse_han

HAN = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""Typed as letters, or as one sign each: Ⅳ."""


class Rank(IntEnum):
    """The kinds of numbers, in the order in which official documents nest them."""

    CHAPTER = 0
    PART = 1
    SECTION = 2
    ITEM = 3
    DETAIL = 4
    POINT = 5


DIVISIONS = ("部分", "篇", "章", "节")
"""第一篇, 第一章, 第一节: a document nests those it has in this order."""
_YEAR = r"20\d\d年"
_DIVISION = rf"第\s*(?:[{HAN}]{{1,3}}|\d{{1,2}})\s*(?P<unit>{'|'.join(DIVISIONS)})(?!课)[\s、：:]*"
_SHAPES: dict[Rank, str] = {
    Rank.CHAPTER: rf"{_DIVISION}"
    rf"|(?:[Ⅰ-Ⅻ]|{'|'.join(ROMAN)})(?:\s*(?:、|[.．](?![\dA-Za-z])|[.．](?={_YEAR}))\s*|\s+(?=[\u4e00-\u9fff]))",
    Rank.PART: rf"[{HAN}]{{1,3}}\s*[、．.]",
    Rank.SECTION: rf"(?:[（(]\s*[{HAN}]{{1,3}}\s*[）)]|〔[{HAN}]{{1,3}}〕|\[[{HAN}]{{1,3}}\]|【[{HAN}]{{1,3}}】|[㈠-㈩])[、.．]?",
    Rank.ITEM: rf"(?:\d{{1,2}}\s*[.．、](?:(?!\d)|(?={_YEAR}))|[⒈-⒛]) ?",
    Rank.DETAIL: r"(?:[（(]\s*\d{1,2}\s*[）)]|[⑴-⒇])[、.．]?|\d{1,2}[）)]",
    Rank.POINT: rf"[{CIRCLED}]",
}
_MARKER = re.compile(r"\s*(?:" + "|".join(f"(?P<{rank.name}>{shape})" for rank, shape in _SHAPES.items()) + ")")


@dataclass(frozen=True, slots=True)
class Marker:
    text: str
    rank: Rank
    number: int

    @property
    def end(self) -> int:
        return len(self.text)

    @property
    def division(self) -> str:
        """部分, 篇, 章 or 节 where that is what is counted, else ""."""
        found = re.match(_DIVISION, self.text)
        return found["unit"] if found else ""


def marker_at_start(text: str) -> Marker | None:
    """The number a text begins with, as it is written: `（一）`, `1. ` with its space."""
    found = _MARKER.match(text)
    rank = next((rank for rank in Rank if found and found[rank.name]), None)
    return Marker(found[0], rank, _number(found[0])) if found and rank is not None else None


def is_marker(text: str) -> bool:
    """Whether a text is a number and nothing else."""
    found = marker_at_start(text)
    return bool(found and found.end >= len(text.rstrip()))


def _number(marker: str) -> int:
    """㈠, ⑴, ⒈ and ① are one sign each, and say what they would in several."""
    plain = normalize("NFKC", marker)
    if letters := re.match("[IVX]+", plain.lstrip()):
        return ROMAN.index(letters[0]) + 1
    if digits := re.search(r"\d+", plain):
        return int(digits[0])
    han = re.search(f"[{HAN}]+", plain)
    try:
        return int(parse_han(han[0])) if han else 0
    except ValueError:
        return 0
