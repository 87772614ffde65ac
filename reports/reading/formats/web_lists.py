"""What a browser writes before the items of numbered lists, and what the depth of such lists says of a report's levels. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from indicators.numbers.formatting import han
from reports.reading import kinds
from reports.reading.lines import Line
from reports.reading.markers import Rank, marker_at_start

LEVELS_READ = "网页的编号列表嵌套了{}层，各层都只写1.、2.、3.；已按层次读作{}，请核对。"
_SHAPES = ("{}、", "（{}）")
_LARGEST_HAN = 99
_ROMAN: tuple[tuple[int, str], ...] = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"],
        strict=True,
    )
)
_LARGEST_ROMAN = 3999


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line that opens an item of a list: so deep, so many in; `is_plain`: as a list is numbered where nothing is said."""

    line: Line
    depth: int
    number: int
    is_plain: bool


@dataclass(slots=True)
class ListNumbers:
    """Counts the items of a page's numbered lists, met in reading order."""

    _next: dict[etree._Element, int] = field(default_factory=dict)
    _numbered: list[_Numbered] = field(default_factory=list)

    def count(self, item: etree._Element) -> int | None:
        """The number of an item that is met; None outside of numbered lists."""
        listing = item.getparent()
        if listing is None or listing.tag != "ol":
            return None
        is_back = listing.get("reversed") is not None
        counted = self._next.get(listing)
        if counted is None:
            counted = _whole(listing.get("start"), len(listing.findall("li")) if is_back else 1)
        number = _whole(item.get("value"), counted)
        self._next[listing] = number + (-1 if is_back else 1)
        return number

    def write(self, item: etree._Element, number: int, line: Line) -> None:
        """The number before the item's first line, where the page shows one and the text has none of its own."""
        listing = item.getparent()
        style = f"{listing.get('style', '')};{item.get('style', '')}"
        if line.marker or "none" in style or marker_at_start("".join(item.itertext()).strip()):
            return
        kind = item.get("type") or listing.get("type", "1")
        line.marker = f"{written(number, kind)}."
        depth = 1 + sum(1 for _ in listing.iterancestors("ol"))
        self._numbered.append(_Numbered(line, depth, number, kind == "1"))

    def by_depth(self, lines: Sequence[Line]) -> str:
        """Where lists inside lists bear plain numbers all through, as a word processor saves 一、（一）1., each level gets the
        number of official documents again; the sentence that says so, "" where nothing was done. The outermost must bear
        headings of a report's parts, and nothing else may."""
        depths = {one.depth for one in self._numbered}
        parts = sum(one.depth == 1 and bool(kinds.kind_of(one.line.text)) for one in self._numbered)
        if max(depths, default=0) < 2 or parts < 2 or not all(map(_can_be_han, self._numbered)):
            return ""
        if any(_heads(line) for line in lines if line.text and not line.marker):
            return ""
        for one in self._numbered:
            if one.depth <= len(_SHAPES):
                one.line.marker = _SHAPES[one.depth - 1].format(han(one.number))
        shown = "".join(shape.format("一") for shape in _SHAPES[: max(depths)]) + ("1." if max(depths) > 2 else "")
        return LEVELS_READ.format(max(depths), shown)


def written(number: int, kind: str) -> str:
    """As a browser writes it for a list of this type; what letters can't say it writes in digits."""
    write = {"a": _letters, "i": _roman}.get(kind.lower())
    shown = write(number) if write and number > 0 else ""
    return (shown.upper() if kind.isupper() else shown) or str(number)


def _letters(number: int) -> str:
    """a … z, aa, ab …"""
    shown = ""
    while number:
        number, rest = divmod(number - 1, 26)
        shown = chr(ord("a") + rest) + shown
    return shown


def _roman(number: int) -> str:
    if number > _LARGEST_ROMAN:
        return ""
    shown = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        shown += letters * times
    return shown


def _whole(text: str | None, otherwise: int) -> int:
    """An attribute that should be a whole number; no browser takes one of more than nine digits."""
    said = (text or "").strip()
    return (
        int(said)
        if said.isascii() and said.lstrip("+-").isdigit() and len(said) < 10 and said.rfind("-") < 1
        else otherwise
    )


def _heads(line: Line) -> bool:
    """A line outside the lists that bears the number of a part or section in its text."""
    marker = marker_at_start(line.text)
    return marker is not None and marker.rank <= Rank.SECTION


def _can_be_han(one: _Numbered) -> bool:
    return one.is_plain and 0 < one.number <= _LARGEST_HAN
