"""A report as rows, one below the other, as a person reviews it: what was read becomes rows, and rows become an outline.

Levels are a property of a row, so raising, splitting and joining change single rows and never the order of the words.
What was set aside as furniture is a row too, at its place in the file. Pure.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from reports.reading.lines import Aside
from reports.reading.outline import Attachment, Block, Outline, TableAt

Document = Mapping[str, Any]
HEAD = ("title", "year", "issuer", "document_number", "index_number", "category", "addressee", "signature", "date")
"""What stands above and below the text."""


class RowRole(StrEnum):
    PART, SECTION, ITEM = "part", "section", "item"
    TEXT = "text"
    TABLE = "table"
    ATTACHMENT = "attachment"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"


HEADINGS = (RowRole.PART, RowRole.SECTION, RowRole.ITEM)


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One heading, paragraph, table or line of furniture.

    `id` stays with a row whatever happens to others. `line`: where in the file it begins, -1 unknown. `kind`: of a part;
    of furniture by which name it was set aside. `run_on`: the paragraph below goes on behind the heading.
    """

    id: int
    role: RowRole
    text: str = ""
    marker: str = ""
    kind: str = ""
    run_on: bool = False
    line: int = -1
    is_checked: bool = False
    table: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        return cls(**{**stored, "role": RowRole(stored["role"])})

    def as_json(self) -> dict[str, Any]:
        """Only what differs from an ordinary paragraph is written."""
        plain = type(self)(self.id, self.role)
        names = (name for name in self.__slots__ if getattr(self, name) != getattr(plain, name))
        return {"id": self.id, "role": self.role.value} | {name: getattr(self, name) for name in names}

    @property
    def is_heading(self) -> bool:
        return self.role in HEADINGS

    @property
    def full(self) -> str:
        return self.marker + self.text


# ── from what was read ─────────────────────────────────────────────────────────────────────────────────────


def rows_of(document: Document) -> list[ReviewRow]:
    """The rows of a document as it was read, each with the line of the file it begins in."""
    text = [*_body(document), *_attachments(document)]
    text += [ReviewRow(0, RowRole.FOOTNOTE, note) for note in document["footnotes"]]
    lines = [squeezed(line["text"]) for line in document.get("lines", ())]
    asides = [ReviewRow(0, RowRole.FURNITURE, aside["text"], kind=aside["why"]) for aside in document["set_aside"]]
    asides = _furniture_at(asides, lines)
    woven = _woven(_placed(text, _without(asides, lines)), asides)
    return [replace(row, id=number) for number, row in enumerate(woven, 1)]


def _body(document: Document) -> Iterator[ReviewRow]:
    tables: list[Document] = list(document["tables"])
    yield from _paragraphs(document["lead"], "", tables)
    for p, part in enumerate(document["parts"], 1):
        yield from _block(part, RowRole.PART, f"P{p}", tables)
        for i, item in enumerate(part["items"], 1):
            yield from _block(item, RowRole.ITEM, f"P{p}.I{i}", tables)
        for s, section in enumerate(part["sections"], 1):
            yield from _block(section, RowRole.SECTION, f"P{p}.S{s}", tables)
            for i, item in enumerate(section["items"], 1):
                yield from _block(item, RowRole.ITEM, f"P{p}.S{s}.I{i}", tables)
    yield from (_table(table) for table in tables if table["where"] != ATTACHED)


ATTACHED = "附件"


def _block(block: Document, role: RowRole, where: str, tables: list[Document]) -> Iterator[ReviewRow]:
    yield ReviewRow(0, role, block["heading"], block["marker"], block.get("kind", ""), bool(block["run_on"]))
    yield from _paragraphs(block["body"], where, tables)


def _paragraphs(body: Iterable[str], where: str, tables: list[Document]) -> Iterator[ReviewRow]:
    """A block's paragraphs, each with the tables that follow it. A table is taken from the list where it is put."""
    here = [table for table in tables if table["where"] == where]
    above = [table for table in here if not any(_follows(table, text) for text in body)]
    yield from _taken(above, tables)
    for text in body:
        yield ReviewRow(0, RowRole.TEXT, text)
        yield from _taken([table for table in here if table in tables and _follows(table, text)], tables)


def _follows(table: Document, text: str) -> bool:
    return bool(table["after"]) and text.endswith(table["after"])


def _taken(those: Iterable[Document], tables: list[Document]) -> Iterator[ReviewRow]:
    for table in those:
        tables.remove(table)
        yield _table(table)


def _table(table: Document) -> ReviewRow:
    return ReviewRow(0, RowRole.TABLE, table["caption"], table={"header": table["header"], "rows": table["rows"]})


def _attachments(document: Document) -> Iterator[ReviewRow]:
    for attachment in document["attachments"]:
        yield ReviewRow(0, RowRole.ATTACHMENT, attachment["title"], attachment["label"])
        yield from (ReviewRow(0, RowRole.TEXT, text) for text in attachment["body"])
    yield from (_table(table) for table in document["tables"] if table["where"] == ATTACHED)


# ── where in the file ──────────────────────────────────────────────────────────────────────────────────────

LONGEST_KEY, SHORTEST_KEY = 16, 4
REACH = 4000
"""So many characters behind the last row a short key is looked for: further off it is somebody else's."""


def squeezed(text: str) -> str:
    """Without any space."""
    return re.sub(r"\s+", "", text)


def _placed(rows: Sequence[ReviewRow], lines: Sequence[str]) -> list[ReviewRow]:
    """Each row with the line it begins in, found by its first characters behind the row before."""
    everything, starts = "".join(lines), _starts(lines)
    placed, cursor = [], 0
    for row in rows:
        found = _found(everything, _key(row), cursor)
        if found >= 0:
            cursor = found
        placed.append(replace(row, line=_line_at(starts, found)))
        cursor += 1 if found >= 0 else 0
    return placed


def _key(row: ReviewRow) -> str:
    cells = row.table.get("header", ()) if row.table else ()
    return squeezed(row.text or "".join(cells))[:LONGEST_KEY]


def _found(everything: str, key: str, cursor: int) -> int:
    """Mended words differ from the file's: less of the beginning is looked for, and nearer by."""
    found = everything.find(key, cursor) if key else -1
    while found < 0 and len(key) > SHORTEST_KEY:
        key = key[: len(key) // 2]
        found = everything.find(key, cursor, cursor + REACH)
    return found


def _starts(lines: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line)
    return starts


def _line_at(starts: Sequence[int], found: int) -> int:
    """The last line that begins at or before a character."""
    return bisect_right(starts, found) - 1 if found >= 0 else -1


def _furniture_at(asides: Sequence[ReviewRow], lines: Sequence[str]) -> list[ReviewRow]:
    """What was set aside, each at the next line that reads so; a head's cells at the line they stand in."""
    taken: set[int] = set()
    placed = []
    for aside in asides:
        key = squeezed(aside.text)
        at = next((n for n, line in enumerate(lines) if n not in taken and line == key), -1)
        taken.add(at)
        if at < 0:
            at = next((n for n, line in enumerate(lines) if len(key) >= SHORTEST_KEY and key in line), -1)
        placed.append(replace(aside, line=at))
    return placed


def _without(asides: Iterable[ReviewRow], lines: Sequence[str]) -> list[str]:
    """The lines, those emptied that are furniture as a whole: a contents list says every heading before it comes."""
    whole = {aside.line for aside in asides if aside.line >= 0 and lines[aside.line] == squeezed(aside.text)}
    return ["" if number in whole else line for number, line in enumerate(lines)]


def _woven(rows: Sequence[ReviewRow], asides: Sequence[ReviewRow]) -> Iterator[ReviewRow]:
    """The rows in their order; furniture before the first row of a later line, what stands nowhere at the end."""
    waiting = sorted((aside for aside in asides if aside.line >= 0), key=lambda aside: aside.line)
    for row in rows:
        while waiting and 0 <= waiting[0].line < row.line:
            yield waiting.pop(0)
        yield row
    yield from waiting
    yield from (aside for aside in asides if aside.line < 0)


# ── to an outline ──────────────────────────────────────────────────────────────────────────────────────────


def outline_of(head: Mapping[str, Any], rows: Iterable[ReviewRow]) -> Outline:
    """What the rows say now. A section or item without a part above it opens one without a heading."""
    outline = Outline()
    for name in HEAD:
        setattr(outline, name, head.get(name) or (None if name == "year" else ""))
    place = _Place(outline)
    for row in rows:
        place.add(row)
    outline.tables = place.tables
    return outline


class _Place:
    """Where the next row belongs."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.body, self.where = outline.lead, ""
        self.block: Block | None = None
        self.tables: list[TableAt] = []

    def add(self, row: ReviewRow) -> None:
        if row.is_heading:
            self._open(row)
        elif row.role is RowRole.TEXT:
            self.body.append(row.text)
        elif row.role is RowRole.TABLE:
            self._table(row)
        elif row.role is RowRole.ATTACHMENT:
            attachment = Attachment(row.marker, row.text)
            self.outline.attachments.append(attachment)
            self.body, self.where = attachment.body, ATTACHED
        elif row.role is RowRole.FOOTNOTE:
            self.outline.footnotes.append(row.text)
        else:
            self.outline.furniture.append(Aside(row.text, row.kind))

    def _open(self, row: ReviewRow) -> None:
        block = Block(row.role.value, row.marker, row.text, row.kind, row.run_on)
        parts = self.outline.parts
        if row.role is not RowRole.PART and not parts:
            parts.append(Block(RowRole.PART.value))
        if row.role is RowRole.PART:
            parts.append(block)
            self.where = f"P{len(parts)}"
        elif row.role is RowRole.SECTION:
            parts[-1].sections.append(block)
            self.where = f"P{len(parts)}.S{len(parts[-1].sections)}"
        else:
            above = parts[-1].sections[-1] if parts[-1].sections else parts[-1]
            above.items.append(block)
            section = f".S{len(parts[-1].sections)}" if parts[-1].sections else ""
            self.where = f"P{len(parts)}{section}.I{len(above.items)}"
        self.body = block.body

    def _table(self, row: ReviewRow) -> None:
        header, rows = tuple(row.table["header"]), tuple(tuple(cells) for cells in row.table["rows"])
        after = self.body[-1] if self.body else ""
        self.tables.append(TableAt(row.text, self.where, after, header, rows))
