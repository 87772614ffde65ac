"""The text between head and signature: lines → parts, sections and items. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reports.reading import kinds
from reports.reading.entries import Entry, Style, as_heading, entries_of
from reports.reading.levels import Levels
from reports.reading.lines import CAPTIONS, Aside, Line, Table, may_be_caption, says_unit
from reports.reading.markers import Rank, marker_at_start
from reports.reading.outline import Block, TableAt

TABLE_HEAD = "表内的标题行"


@dataclass(slots=True)
class Body:
    parts: list[Block] = field(default_factory=list)
    tables: list[TableAt] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    """Text before the first part."""
    asides: list[Aside] = field(default_factory=list)


def read_body(lines: Sequence[Line], year: int | None) -> Body:
    """The parts of a text. Without any part, all of it is lead."""
    entries = entries_of(lines)
    builder = _Builder(Levels.of(entries, year))
    for at, entry in enumerate(entries):
        builder.take(entry, entries[at + 1] if at + 1 < len(entries) else None)
    parts = builder.body.parts
    for part, kind in zip(parts, kinds.kinds_of([part.heading for part in parts], year), strict=True):
        part.kind = kind
    return builder.body


def first_part(lines: Sequence[Line]) -> int:
    """The line on which the first part begins, -1 if there is none."""
    entries = entries_of(lines)
    levels = Levels.of(entries, None)
    return next((at for at, entry in enumerate(entries) if levels.is_part(entry)), -1)


class _Builder:
    """Takes one line after another and hangs it where it belongs."""

    def __init__(self, levels: Levels) -> None:
        self.levels = levels
        self.body = Body()
        self.part: Block | None = None
        self.section: Block | None = None
        self.item: Block | None = None
        self.item_depth = 0
        self.section_level = 0
        """The file's own level of the section, 0 where its style tells none."""
        self.list_depth = 0
        """Above 0 within a list that an announcement with a colon opened."""
        self.last = ""

    def take(self, entry: Entry, following: Entry | None) -> None:
        if entry.line.table:
            self._table(entry.line.table)
        elif self.levels.is_part(entry):
            self._open_part(entry)
        elif self.part is None:
            self._text(entry)
        elif entry.marker:
            self._numbered(self.part, entry, following)
        elif entry.is_heading() and not _is_caption(following):
            self._unnumbered(self.part, entry)
        else:
            self._text(entry)

    def _numbered(self, part: Block, entry: Entry, following: Entry | None) -> None:
        depth = self.levels.depth(entry)
        if depth <= 2 and entry.is_heading() and id(entry) not in self.levels.enumerations:
            self._open_section(part, entry)
        elif depth == 2 and self._follows_a_bare_heading(entry):
            self._open_section(part, as_heading(entry))
        elif depth > 2 and not self._is_listed(entry, depth) and self._is_item(entry, depth, following):
            self._open_item(part, entry, depth)
        else:
            self._text(entry)

    def _follows_a_bare_heading(self, entry: Entry) -> bool:
        """The next number behind a section that is one sentence and nothing below it: its fellow, whatever it counts."""
        section = self.section
        before = marker_at_start(section.marker) if section and not (section.body or section.items) else None
        own = entry.marker
        return bool(before and own and before.rank is own.rank and own.number == before.number + 1)

    def _is_listed(self, entry: Entry, depth: int) -> bool:
        """Whether the line belongs to a list that `…以下事项：` announces."""
        opens = self.last.endswith("：") and entry.marker is not None and entry.marker.number == 1
        if depth != self.list_depth and not (opens and entry.style is not Style.RUN):
            self.list_depth = 0
            return False
        self.list_depth = depth
        return True

    def _is_item(self, entry: Entry, depth: int, following: Entry | None) -> bool:
        if self.item and depth > self.item_depth:
            return False
        if entry.style is Style.RUN:
            return True
        if entry.style is Style.TEXT:
            return self.item is not None
        if self._follows_a_running_item(entry, depth):
            return True
        return following is not None and not following.line.table and self._is_below(following, depth)

    def _follows_a_running_item(self, entry: Entry, depth: int) -> bool:
        """The number behind an item before its text: its fellow, though it says no more than one sentence."""
        before = marker_at_start(self.item.marker) if self.item and self.item.run_on else None
        is_next = before is not None and entry.marker is not None and entry.marker.number == before.number + 1
        return is_next and depth == self.item_depth and entry.heading.endswith("。")

    def _is_below(self, entry: Entry, depth: int) -> bool:
        """A heading on a line of its own needs text under it, or at least something deeper."""
        return self.levels.depth(entry) > depth if entry.marker else entry.style is Style.TEXT

    def _unnumbered(self, part: Block, entry: Entry) -> None:
        """A heading known by its type: alone it is a section, or an item where its style is below the section's;
        before its text an item, where the part has sections above it."""
        if entry.style is Style.OWN and entry.line.level > self.section_level > 0:
            self._open_item(part, entry, int(Rank.ITEM))
        elif entry.style is Style.OWN:
            self._open_section(part, entry)
        elif self.section and not _is_fellow(self.section):
            self._open_item(part, entry, int(Rank.ITEM))
        elif self.levels.has_sections:
            self._open_section(part, entry)
        else:
            self._open_item(part, entry, int(Rank.ITEM))

    def _open_part(self, entry: Entry) -> None:
        self.part = _block("part", entry)
        self.body.parts.append(self.part)
        self.section = self.item = None
        self.section_level = 0
        self._opened(entry)

    def _open_section(self, part: Block, entry: Entry) -> None:
        self.section, self.item = _block("section", entry), None
        self.section_level = entry.line.level
        part.sections.append(self.section)
        self._opened(entry)

    def _open_item(self, part: Block, entry: Entry, depth: int) -> None:
        self.item, self.item_depth = _block("item", entry), depth
        (self.section or part).items.append(self.item)
        self._opened(entry)

    def _opened(self, entry: Entry) -> None:
        self.list_depth = 0
        self.last = entry.rest or entry.heading

    def _text(self, entry: Entry) -> None:
        if not entry.marker:
            self.list_depth = 0
        self._place().append(entry.text)
        self.last = entry.text

    def _place(self) -> list[str]:
        block = self.item or self.section or self.part
        return block.body if block else self.body.lead

    # ── tables ──

    def _table(self, table: Table) -> None:
        caption = self._caption(table)
        header, *rows = table.rows
        place = self._place()
        self.body.tables.append(TableAt(caption, self._where(), place[-1] if place else "", header, tuple(rows)))

    def _caption(self, table: Table) -> str:
        """What the line above says, with the line of units; else what the table's own first row does."""
        above = self._take_caption()
        if says_unit(above):
            above = CAPTIONS.join(filter(None, (self._take_caption(), above)))
        if not above or "单位" in table.caption:
            return CAPTIONS.join(filter(None, (above, table.caption)))
        self.body.asides += [Aside(table.caption, TABLE_HEAD)] if table.caption else []
        return above

    def _take_caption(self) -> str:
        place = self._place()
        return place.pop() if place and may_be_caption(place[-1]) else ""

    def _where(self) -> str:
        if not self.part:
            return "导语"
        where = f"P{len(self.body.parts)}"
        if self.section:
            where += f".S{len(self.part.sections)}"
        if self.item:
            where += f".I{len((self.section or self.part).items)}"
        return where


def _is_fellow(section: Block) -> bool:
    """A section that itself began with an unnumbered heading before its text: the next of these stands beside it."""
    return section.run_on and not section.marker


def _is_caption(following: Entry | None) -> bool:
    """A line right above a table heads the table."""
    return bool(following and following.line.table)


def _block(level: str, entry: Entry) -> Block:
    is_run_on = entry.style is not Style.OWN
    return Block(level, entry.number, entry.heading, run_on=is_run_on, body=[entry.rest] if entry.rest else [])
