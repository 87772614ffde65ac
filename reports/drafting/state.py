"""The draft at a glance: every passage with its state, and what of it is still as last year's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from indicators.office.kept.held import held
from reports.document.tree import Paragraph, Quote, plain_text, quotes
from reports.drafting.blocks import level_of
from reports.drafting.passage import editor_address
from reports.models import Item, Part, Report, Section, TextBlock, texts_of
from reports.narrative.binding import FigureBook, bind, bind_lines

OPENING = 28
"""So many 汉字 of a text stand for a heading where there is none."""
BARE = "（不分小节，条目直接列在本部分下）"


@dataclass(frozen=True)
class DraftLine:
    """One passage of the outline. `first` and `last` among its neighbours: it goes no further up or down."""

    pk: int
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
    edited_by: str
    edited_at: datetime | None

    @property
    def key(self) -> str:
        """What a form calls it: `item-12`."""
        return f"{self.level}-{self.pk}"

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


@held
def lines(pk: int) -> tuple[DraftLine, ...]:
    """A whole report in reading order: lead, parts, sections, items."""
    report = Report.objects.get(pk=pk)
    book, old = FigureBook.for_draft(report.year), texts_before(report)
    parts = list(report.parts.select_related("edited_by").prefetch_related(*_deep("sections")))
    read = partial(_line, report, book=book, old=old)
    lead = read(report, report.lead, (), (True, True))
    return (lead, *(line for level in _walk(parts, read) for line in level))


def texts_before(report: Report) -> set[str]:
    """Every body of last year's report as it is written, lead included. Four queries."""
    year = report.year - 1
    found = set(Report.objects.filter(year=year).values_list("lead", flat=True))
    for model, way in ((Part, "report"), (Section, "part__report"), (Item, "section__part__report")):
        found |= set(model._default_manager.filter(**{f"{way}__year": year}).values_list("body", flat=True))
    return found - {""}


def _deep(name: str) -> tuple[str, ...]:
    return name, f"{name}__edited_by", f"{name}__items", f"{name}__items__edited_by"


def _walk(parts: Sequence[Part], read: Callable[..., DraftLine]) -> Iterator[list[DraftLine]]:
    for part in parts:
        kind = part.get_kind_display()
        sections = list(part.sections.all())
        yield [read(part, part.body, sections, _ends(part, parts), kind)]
        for section in sections:
            items = list(section.items.all())
            if section.is_bare and not items:
                continue
            yield [read(section, section.body, items, _ends(section, sections), kind)]
            yield [read(item, item.body, (), _ends(item, items), kind) for item in items]


def _ends(block: TextBlock, neighbours: Sequence[Any]) -> tuple[bool, bool]:
    return block == neighbours[0], block == neighbours[-1]


def _line(
    report: Report,
    row: Any,
    body: str,
    below: Sequence[TextBlock],
    ends: tuple[bool, bool],
    kind: str = "",
    *,
    book: FigureBook,
    old: set[str],
) -> DraftLine:
    is_lead = isinstance(row, Report)
    book = book.for_part(kind)
    heading: Paragraph = ("导语",) if is_lead else (row.marker, *bind(row.heading, book))
    paragraphs = bind_lines(body, book)
    cells = [bind(cell, book) for cell in texts_of([] if is_lead else row.tables)]
    text = "".join(map(plain_text, (*paragraphs, *cells)))
    is_bare = isinstance(row, Section) and row.is_bare
    return DraftLine(
        pk=row.pk,
        level="lead" if is_lead else level_of(row),
        title=BARE if is_bare else plain_text(heading).removesuffix("。"),
        opening="" if is_bare or (not is_lead and row.heading) else text[:OPENING],
        address=editor_address(row, report),
        kind=kind,
        length=len(text),
        faults=sum(bool(quote.fault) for quote in _quotes((heading, *paragraphs, *cells))),
        is_empty=not text and not below,
        is_as_before=body in old,
        is_first=ends[0],
        is_last=ends[1],
        has_below=bool(below),
        edited_by="" if is_lead else str(row.edited_by or ""),
        edited_at=row.edited_at,
    )


def _quotes(paragraphs: Sequence[Paragraph]) -> Iterator[Quote]:
    return (quote for paragraph in paragraphs for quote in quotes(paragraph))
