"""Word's paragraph styles: what they add up to along the chain they are based on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from lxml.etree import _Element

from reports.reading.formats.word.names import W, integer, switch, value

LONGEST_CHAIN = 12
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WordStyle:
    """`level`: 1 for a first level of headings, 0 for text. `number`: (list, level or None)."""

    name: str = ""
    level: int = 0
    is_bold: bool = False
    is_hidden: bool = False
    align: str = ""
    number: tuple[str, int | None] | None = None


@dataclass(slots=True)
class Styles:
    elements: dict[str, _Element] = field(default_factory=dict)
    default: str = ""
    known: dict[str, WordStyle] = field(default_factory=dict)

    @classmethod
    def of(cls, root: _Element | None) -> Styles:
        styles = cls()
        for element in root.iterfind(f"{W}style") if root is not None else ():
            key = element.get(f"{W}styleId", "")
            styles.elements[key] = element
            if element.get(f"{W}default") == "1" and element.get(f"{W}type") == "paragraph":
                styles.default = key
        return styles

    def get(self, key: str) -> WordStyle:
        key = key or self.default
        if key not in self.known:
            self.known[key] = self._resolved(key)
        return self.known[key]

    def _chain(self, key: str) -> list[_Element]:
        """The style and what it is based on, nearest first."""
        chain: list[_Element] = []
        while key in self.elements and len(chain) < LONGEST_CHAIN:
            chain.append(self.elements[key])
            key = value(self.elements[key], "basedOn")
        return chain

    def _resolved(self, key: str) -> WordStyle:
        chain = self._chain(key)
        paragraphs = [properties for element in chain if (properties := element.find(f"{W}pPr")) is not None]
        runs = [properties for element in chain if (properties := element.find(f"{W}rPr")) is not None]
        return WordStyle(
            name=value(chain[0], "name") if chain else "",
            level=_first(outline_level(p) for p in paragraphs) or _heading_level([value(e, "name") for e in chain]),
            is_bold=bool(_first(switch(r, "b") for r in runs)),
            is_hidden=bool(_first(switch(r, "vanish") for r in runs)),
            align=_first(value(p, "jc") or None for p in paragraphs) or "",
            number=_first(list_number(p) for p in paragraphs),
        )


def outline_level(properties: _Element | None) -> int | None:
    """1–9; None where the paragraph is not given one."""
    level = value(properties, "outlineLvl")
    return integer(level) + 1 if level and integer(level) < 9 else None


def list_number(properties: _Element | None) -> tuple[str, int | None] | None:
    """Which list a paragraph is numbered by, and on which level if it says so."""
    number = properties.find(f"{W}numPr") if properties is not None else None
    key = value(number, "numId")
    level = value(number, "ilvl")
    return (key, integer(level) if level else None) if key else None


def _heading_level(names: list[str]) -> int:
    found = [re.fullmatch(r"(?:heading|标题)\s*(\d)", name, re.IGNORECASE) for name in names]
    return next((int(match[1]) for match in found if match), 0)


def _first(values: Iterable[T | None]) -> T | None:
    """The nearest style that says anything about it."""
    return next((found for found in values if found is not None), None)
