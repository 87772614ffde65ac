"""The draft at a glance: every passage with its state, and what of it is still as last year's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reports.document.tree import Paragraph, Quote, plain_text, quotes
from reports.drafting.blocks import level_of
from reports.drafting.passage import editor_address
from reports.models import Item, Part, Report, Section, TextBlock
from reports.narrative.binding import FigureBook, bind, bind_lines

OPENING = 28
"""So many 汉字 of a text stand for a heading where there is none."""


@dataclass(frozen=True)
class DraftLine:
    """One passage of the outline. `first` and `last` among its neighbours: it goes no further up or down."""

    row: Report | TextBlock
    level: str
    title: str
    opening: str
    address: str
    kind: str
    length: int
    faults: int
    is_empty: bool
    is_as_before: bool
    is_first: bool
    is_last: bool
    has_below: bool

    @property
    def key(self) -> str:
        """What a form calls it: `item-12`."""
        return f"{self.level}-{self.row.pk}"

    @property
    def is_block(self) -> bool:
        """Whether it can be moved; the lead can't."""
        return self.level != "lead"

    @property
    def state(self) -> str:
        """In a word; "" for a heading whose text stands below it."""
        if self.is_empty:
            return "空"
        if self.is_as_before:
            return "与上年相同"
        return "已改写" if self.length else ""

    @property
    def tone(self) -> str:
        return "draft" if self.is_empty or self.is_as_before else "done"


def lines(report: Report, book: FigureBook) -> list[DraftLine]:
    """The whole report in reading order: lead, parts, sections, items."""
    old = texts_of(report.year - 1)
    parts = list(report.parts.select_related("edited_by").prefetch_related(*_deep("sections")))
    lead = _line(report, report.lead, (), (True, True), book, old)
    return [lead, *(line for level in _walk(parts, book, old) for line in level)]


def texts_of(year: int) -> set[str]:
    """Every body of a year's report as it is written, lead included. Four queries."""
    found = set(Report.objects.filter(year=year).values_list("lead", flat=True))
    for model, way in ((Part, "report"), (Section, "part__report"), (Item, "section__part__report")):
        found |= set(model._default_manager.filter(**{f"{way}__year": year}).values_list("body", flat=True))
    return found - {""}


def _deep(name: str) -> tuple[str, ...]:
    return name, f"{name}__edited_by", f"{name}__items", f"{name}__items__edited_by"


def _walk(parts: Sequence[Part], book: FigureBook, old: set[str]) -> Iterator[list[DraftLine]]:
    for part in parts:
        kind = part.get_kind_display()
        sections = list(part.sections.all())
        yield [_line(part, part.body, sections, _ends(part, parts), book, old, kind)]
        for section in sections:
            items = list(section.items.all())
            yield [_line(section, section.body, items, _ends(section, sections), book, old, kind)]
            yield [_line(item, item.body, (), _ends(item, items), book, old, kind) for item in items]


def _ends(block: TextBlock, neighbours: Sequence[Any]) -> tuple[bool, bool]:
    return block == neighbours[0], block == neighbours[-1]


def _line(
    row: Any,
    body: str,
    below: Sequence[TextBlock],
    ends: tuple[bool, bool],
    book: FigureBook,
    old: set[str],
    kind: str = "",
) -> DraftLine:
    is_lead = isinstance(row, Report)
    book = book.for_part(kind)
    heading: Paragraph = ("导语",) if is_lead else (row.marker, *bind(row.heading, book))
    paragraphs = bind_lines(body, book)
    text = "".join(map(plain_text, paragraphs))
    return DraftLine(
        row=row,
        level="lead" if is_lead else level_of(row),
        title=plain_text(heading).removesuffix("。"),
        opening="" if not is_lead and row.heading else text[:OPENING],
        address=editor_address(row, book.year),
        kind=kind,
        length=len(text),
        faults=sum(bool(quote.fault) for quote in _quotes((heading, *paragraphs))),
        is_empty=not text and not below,
        is_as_before=body in old,
        is_first=ends[0],
        is_last=ends[1],
        has_below=bool(below),
    )


def _quotes(paragraphs: Sequence[Paragraph]) -> Iterator[Quote]:
    return (quote for paragraph in paragraphs for quote in quotes(paragraph))
