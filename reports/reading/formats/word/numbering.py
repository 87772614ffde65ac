"""Word's automatic numbers, computed from their definitions: they stand nowhere in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element

from indicators.numbers.formatting import han
from reports.reading.formats.word.names import W, integer, value
from reports.reading.markers import CIRCLED, ROMAN

LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how a number is written, and the text around it (`（%2）`)."""

    start: int
    form: str
    text: str
    style: str


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted. Lists of one definition count on together."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: _Element | None) -> Numbering:
        numbering = cls()
        if root is not None:
            numbering._define(root)
        return numbering

    def _define(self, root: _Element) -> None:
        links: dict[str, str] = {}
        linked: dict[str, str] = {}
        for definition in root.iterfind(f"{W}abstractNum"):
            key = definition.get(f"{W}abstractNumId", "")
            self.levels[key] = {
                integer(level.get(f"{W}ilvl")): _level(level) for level in definition.iterfind(f"{W}lvl")
            }
            links[value(definition, "numStyleLink")] = key
            linked[value(definition, "styleLink")] = key
        for name in set(links) & set(linked) - {""}:
            self.levels[links[name]] = self.levels[linked[name]]
        for number in root.iterfind(f"{W}num"):
            self._use(number)

    def _use(self, number: _Element) -> None:
        key = number.get(f"{W}numId", "")
        definition = value(number, "abstractNumId")
        self.definitions[key] = definition
        for override in number.iterfind(f"{W}lvlOverride"):
            at = integer(override.get(f"{W}ilvl"))
            if (start := override.find(f"{W}startOverride")) is not None:
                self.restarts.setdefault(key, {})[at] = integer(start.get(f"{W}val"))
            if (level := override.find(f"{W}lvl")) is not None:
                self.definitions[key] = f"{definition}/{key}"
                self.levels[f"{definition}/{key}"] = {**self.levels.get(definition, {}), at: _level(level)}

    def level_of_style(self, number: str, style: str) -> int:
        """The level of a list that a style stands for."""
        levels = self.levels.get(self.definitions.get(number, ""), {})
        return next((at for at, level in levels.items() if level.style == style), 0)

    def next(self, number: str, at: int) -> str:
        """The number the next paragraph of a list gets on a level, "" for a bullet."""
        definition = self.definitions.get(number, "")
        levels = self.levels.get(definition, {})
        if at not in levels or not 0 <= at < LEVELS:
            return ""
        counts = self.counts.setdefault(definition, [-1] * LEVELS)
        if (start := self.restarts.get(number, {}).pop(at, None)) is not None:
            counts[at] = start - 1
        elif counts[at] < 0:
            counts[at] = levels[at].start - 1
        counts[at] += 1
        counts[at + 1 :] = [-1] * (LEVELS - at - 1)
        return _written(levels, counts, at)


def _level(level: _Element) -> Level:
    start = value(level, "start")
    form = "decimal" if level.find(f"{W}isLgl") is not None else value(level, "numFmt") or "decimal"
    return Level(integer(start) if start else 1, form, value(level, "lvlText")[:40], value(level, "pStyle"))


def _written(levels: dict[int, Level], counts: list[int], at: int) -> str:
    if levels[at].form in ("bullet", "none"):
        return ""

    def number(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        level = levels.get(place)
        return _number(counts[place] if counts[place] >= 0 else level.start, level.form) if level else ""

    return re.sub(r"%([1-9])", number, levels[at].text)


def _number(count: int, form: str) -> str:
    if form.startswith(
        ("chinese", "taiwaneseCounting", "japaneseCounting", "ideographDigital", "ideographTraditional")
    ):
        return han(count) if 0 <= count < 10000 else str(count)
    if form.startswith("decimalEnclosedCircle") and 0 < count <= len(CIRCLED):
        return CIRCLED[count - 1]
    if form in ("lowerRoman", "upperRoman") and 0 < count <= len(ROMAN):
        return ROMAN[count - 1] if form == "upperRoman" else ROMAN[count - 1].lower()
    if form in ("lowerLetter", "upperLetter") and 0 < count <= 26:
        return chr((96 if form == "lowerLetter" else 64) + count)
    return str(count)
