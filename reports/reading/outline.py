"""A report as it was understood: the outline, with the same keys as the product's own structure. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reports.reading.lines import Aside


@dataclass(slots=True)
class Block:
    """A part, section or item. `run_on`: the first paragraph of the body goes on behind the heading."""

    level: str
    marker: str = ""
    heading: str = ""
    kind: str = ""
    run_on: bool = False
    body: list[str] = field(default_factory=list)
    sections: list[Block] = field(default_factory=list)
    items: list[Block] = field(default_factory=list)

    @property
    def title(self) -> str:
        return f"{self.marker}{self.heading}"


@dataclass(frozen=True, slots=True)
class TableAt:
    """A table and its place: `where` as in P1.S2.I3 or 附件, `after` the paragraph it follows."""

    caption: str
    where: str
    after: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class Attachment:
    label: str
    title: str
    body: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    title: str = ""
    year: int | None = None
    issuer: str = ""
    document_number: str = ""
    index_number: str = ""
    category: str = ""
    addressee: str = ""
    lead: list[str] = field(default_factory=list)
    parts: list[Block] = field(default_factory=list)
    signature: str = ""
    date: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    tables: list[TableAt] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    furniture: list[Aside] = field(default_factory=list)
    uncertain: list[str] = field(default_factory=list)

    def walk(self) -> Iterator[tuple[str, str, Block]]:
        """(where, kind of its part, block) in reading order."""
        for p, part in enumerate(self.parts, 1):
            yield f"P{p}", part.kind, part
            for i, item in enumerate(part.items, 1):
                yield f"P{p}.I{i}", part.kind, item
            for s, section in enumerate(part.sections, 1):
                yield f"P{p}.S{s}", part.kind, section
                for i, item in enumerate(section.items, 1):
                    yield f"P{p}.S{s}.I{i}", part.kind, item
