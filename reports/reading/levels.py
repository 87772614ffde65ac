"""Which number stands for which level in this document: documents nest 一、（一）1. as they like, or leave numbers out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.reading import kinds
from reports.reading.entries import Entry, Style
from reports.reading.markers import Rank


@dataclass(frozen=True, slots=True)
class Levels:
    """How this document nests. `top` is the rank of its parts, None where they carry no number."""

    top: Rank | None
    year: int | None
    by_style: bool
    has_sections: bool
    enumerations: frozenset[int]
    """Lines (by identity of their entry) whose section numbers only count off paragraphs."""
    shift: int = 0
    """How many levels lower a number stands here than where 一、 heads the parts."""

    @classmethod
    def of(cls, entries: Sequence[Entry], year: int | None) -> Levels:
        top = _top(entries)
        named = [entry for entry in entries if entry.style is Style.OWN and kinds.kind_of(entry.heading, year)]
        # the file's own first level is the parts' where, of statutory headings that stand, one has it
        by_style = top is None and any(entry.line.level == 1 for entry in named or entries)
        levels = cls(top, year, by_style, has_sections=False, enumerations=frozenset(), shift=_shift(entries, top))
        return replace(
            levels,
            has_sections=_has_sections(entries, levels),
            enumerations=frozenset(_enumerations(entries, levels)),
        )

    def is_part(self, entry: Entry) -> bool:
        if entry.style is Style.TEXT:
            return False
        if self.top is not None:
            return entry.rank is self.top
        if entry.marker or entry.style is not Style.OWN:
            return False
        return entry.line.level == 1 if self.by_style else bool(kinds.kind_of(entry.heading, self.year))

    def depth(self, entry: Entry) -> int:
        """1 part, 2 section, 3 and more item, whatever numbers this document uses."""
        return int(entry.rank or 0) - self.shift if entry.marker else 0


def _top(entries: Sequence[Entry]) -> Rank | None:
    """The highest rank that heads lines; where 一、 is missing, only numbers with statutory headings take its place."""
    headings = [entry for entry in entries if entry.is_heading() and entry.rank is not None]
    for rank in (Rank.CHAPTER, Rank.PART):
        if any(entry.rank is rank for entry in headings):
            return rank
    for rank in (Rank.SECTION, Rank.ITEM):
        named = {kinds.kind_of(entry.heading) for entry in headings if entry.rank is rank and entry.style is Style.OWN}
        if kinds.PROBLEMS in named and len(named - {""}) > 1:
            return rank
    return None


def _shift(entries: Sequence[Entry], top: Rank | None) -> int:
    """第一部分 pushes 一、 down a level; where no 一、 stands below it, （一） opens its sections as ever."""
    if top is None or (top is Rank.CHAPTER and not any(entry.rank is Rank.PART for entry in entries)):
        return 0
    return int(top) - int(Rank.PART)


def _has_sections(entries: Sequence[Entry], levels: Levels) -> bool:
    return any(
        levels.depth(entry) == 2 if entry.marker else entry.style is Style.OWN and not levels.is_part(entry)
        for entry in entries
        if entry.is_heading()
    )


def _enumerations(entries: Sequence[Entry], levels: Levels) -> list[int]:
    """Problems counted off as （一）…（二）… in plain sentences, where this document sets its sections otherwise."""
    groups: list[list[Entry]] = []
    headings: list[str] = []
    for entry in entries:
        if levels.is_part(entry):
            groups.append([])
            headings.append(entry.heading)
        elif groups and levels.depth(entry) == 2:
            groups[-1].append(entry)
    plain = [bool(group) and all(e.style is not Style.OWN and not e.is_bold for e in group) for group in groups]
    if all(is_plain for is_plain, group in zip(plain, groups, strict=True) if group):
        return []
    return [
        id(entry)
        for group, is_plain, heading in zip(groups, plain, headings, strict=True)
        if is_plain and kinds.kind_of(heading, levels.year) == kinds.PROBLEMS
        for entry in group
    ]
