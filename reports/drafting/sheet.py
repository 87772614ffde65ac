"""The whole report on one page to write on: every passage as it reads, for one reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.models import User
from reports.document.tree import TextTable
from reports.drafting.blocks import NAMES, reading_order
from reports.drafting.passage import Passage
from reports.drafting.pieces import Line, line, lines, spoken
from reports.drafting.quoting import QuotingDesk
from reports.models import Report, Section

OPENING = 20
"""So many characters of a text stand for a heading where there is none."""

_HEADINGS = {"part": "h2", "section": "h3", "item": "h4"}


@dataclass(frozen=True)
class SheetPassage:
    """One passage of the sheet. `refusal` says why this reader can't write it, "" when they can."""

    passage: Passage
    heading: Line
    lines: tuple[Line, ...]
    tables: tuple[TextTable, ...]
    refusal: str

    @property
    def title(self) -> str:
        """What it is called, as it reads: marker and heading, else how it begins, else its level."""
        words = spoken(self.heading) or spoken(self.lines[0] if self.lines else ())[:OPENING]
        return f"{self.passage.marker}{words}".strip().removesuffix("。") or NAMES[self.passage.level]

    @property
    def heading_tag(self) -> str:
        """The element its heading is: none that is called a heading where there are no words."""
        return _HEADINGS[self.passage.level] if self.heading else "div"

    @property
    def is_bare(self) -> bool:
        """A section that is not printed has no words of its own to write."""
        return isinstance(self.passage.row, Section) and self.passage.row.is_bare


@dataclass(frozen=True)
class DraftSheet:
    """A report's passages for one reader, with the year's figures in hand."""

    report: Report
    desk: QuotingDesk

    @classmethod
    def of(cls, report: Report) -> DraftSheet:
        return cls(report, QuotingDesk.of(report))

    def passages(self, reader: User) -> Iterator[SheetPassage]:
        """In reading order, the lead first."""
        for row in (self.report, *reading_order(self.report)):
            passage = Passage(self.report, row)
            desk = QuotingDesk(self.desk.book.for_part(passage.kind), self.desk.statuses)
            heading, body = passage.words.heading, passage.words.body
            yield SheetPassage(
                passage=passage,
                heading=line(heading, desk.book),
                lines=lines(body, desk.book),
                tables=desk.tables(row),
                refusal=passage.refusal(reader),
            )
