"""Everything the checks look at, gathered in one go: the number of queries is the same for every report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils import timezone

from indicators.models import Collection, Figure, Target
from indicators.models.rule import rules_in_force
from indicators.office.kept.composed import composed
from indicators.rules import PlainRule
from reports.checks import district
from reports.checks.finding import FindingPlace
from reports.document.tree import Document, Paragraph, Quote, plain_text, quotes, sentences
from reports.drafting.composition import Composed, compose_from_rows
from reports.models import Edition, Filing, Report, Task, TextBlock, texts_of
from reports.narrative.binding import FigureBook, bind_lines

if TYPE_CHECKING:
    from reports.checks.laws import Register
    from reports.checks.proposals import Catalogue, Proposal
    from reports.narrative.numerals import Numeral

HEAD = "标题与导语"
LEAD = "导语"
WHOLE = "全文"


@dataclass(frozen=True, eq=False)
class CheckedPassage:
    """One field of text: as it is written (`source`), and as it reads with its figures (`paragraphs`).

    `kind` is the statutory kind of the part it stands in, "" for the head.
    """

    place: FindingPlace
    row: Report | TextBlock
    field: str
    kind: str
    source: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def is_heading(self) -> bool:
        return self.field in ("title", "heading")

    @property
    def mendable(self) -> TextBlock | None:
        """The block in whose heading or body one click can write; the report's head and tables have forms of their own."""
        return self.row if isinstance(self.row, TextBlock) and self.field in ("heading", "body") else None

    def quotes(self) -> Iterator[Quote]:
        for paragraph in self.paragraphs:
            yield from quotes(paragraph)


@dataclass(frozen=True, eq=False)
class Material:
    report: Report
    today: date
    book: FigureBook
    composed: Composed
    figures: dict[str, Figure]
    """The year's figures by code."""
    collection: Collection | None
    previous: Document | None
    """Last year's report as published."""
    phrases: tuple[str, ...]
    register: Register
    targets: tuple[Target, ...]
    """What last year's plan set for this year."""
    promises: tuple[Task, ...]
    """What last year's report promised for this year."""
    rules: tuple[PlainRule, ...]
    editions: tuple[Edition, ...]
    is_filed: bool

    @property
    def year(self) -> int:
        return self.report.year

    @property
    def document(self) -> Document:
        return self.composed.document

    @property
    def is_imported(self) -> bool:
        """A report published elsewhere before this site."""
        return any(edition.origin == Edition.Origin.IMPORTED for edition in self.editions)

    @cached_property
    def places(self) -> dict[str, FindingPlace]:
        """Every block's place by its anchor."""
        ranked = enumerate(_places(self.document), 1)
        return {place.anchor: replace(place, rank=rank) for rank, place in ranked}

    @cached_property
    def passages(self) -> tuple[CheckedPassage, ...]:
        """Every text of the report, head first, in reading order."""
        return tuple(self._passages())

    @cached_property
    def catalogue(self) -> Catalogue:
        """The indicators prepared for telling whose a number is, with the sentences that quoted them last year."""
        said = sentences_by_code([self.previous] if self.previous else [])
        return district.catalogue(self.book, said)

    def proposals(self, passage: CheckedPassage, numerals: list[Numeral]) -> list[list[Proposal]]:
        """For each number of a passage what it may be: a figure, in the plan a target of next year."""
        return district.reader_of(passage.kind)(self.catalogue, passage.source, numerals)

    def place_of(self, code: str) -> FindingPlace:
        """Where the report first quotes an indicator; the whole report where it doesn't."""
        quoting = (p.place for p in self.passages for quote in p.quotes() if quote.code == code)
        return next(quoting, FindingPlace("", WHOLE, WHOLE))

    def _passages(self) -> Iterator[CheckedPassage]:
        for field, label in (("title", "标题"), ("lead", LEAD)):
            yield self._passage(FindingPlace("", label, HEAD, 0), self.report, field, "", getattr(self.report, field))
        kind = ""
        for block, row in self.composed.pairs():
            kind = block.kind if block.level == "part" else kind
            place = self.places[block.anchor]
            yield self._passage(place, row, "heading", kind, row.heading)
            yield self._passage(place, row, "body", kind, row.body)
            if row.tables:
                yield self._passage(place, row, "tables", kind, "\n".join(filter(None, texts_of(row.tables))))

    def _passage(
        self, place: FindingPlace, row: Report | TextBlock, field: str, kind: str, source: str
    ) -> CheckedPassage:
        return CheckedPassage(place, row, field, kind, source, bind_lines(source, self.book.for_part(kind)))


def sentences_by_code(documents: Iterable[Document]) -> dict[str, list[str]]:
    """The sentences that quoted each indicator in published reports."""
    said: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        for block in document.walk():
            for paragraph in block.paragraphs:
                for sentence in sentences(paragraph):
                    for quote in quotes(sentence):
                        said[quote.code].append(plain_text(sentence))
    return said


def gather(report: Report, today: date | None = None, composed: Composed | None = None) -> Material:
    book = FigureBook.for_draft(report.year)
    previous = next(iter(_texts_of(report.year - 1)), "")
    return Material(
        report=report,
        today=today or timezone.localdate(),
        book=book,
        composed=composed or compose_from_rows(report, book),
        figures=_figures(book),
        collection=Collection.objects.of(report.year),
        previous=Document.from_json(previous) if previous else None,
        targets=tuple(_targets(report.year)),
        register=district.register(),
        phrases=district.set_phrases(),
        promises=tuple(_promises(report.year)),
        rules=rules_in_force(),
        editions=tuple(_editions(report.pk)),
        is_filed=Filing.objects.filter(report=report).exists(),
    )


def _figures(book: FigureBook) -> dict[str, Figure]:
    """The year's figures in the catalogue's order, each with its indicator as the book has it. One query."""
    rows = {one.indicator_id: one for one in _figures_of(book.year)}
    found = {}
    for code, indicator in book.indicators.items():
        if figure := rows.get(indicator.pk):
            figure.indicator = indicator
            found[code] = figure
    return found


@composed
def _figures_of(year: int) -> QuerySet[Figure]:
    return Figure.objects.of_year(year).select_related("department").order_by()


@composed
def _texts_of(year: int) -> QuerySet[Any, str]:
    """Of the edition that everybody reads, if there is one."""
    return Edition.objects.current().of_year(year).values_list("text", flat=True)


@composed
def _targets(year: int) -> QuerySet[Target]:
    return Target.objects.filter(year=year).select_related("indicator")


@composed
def _promises(year: int) -> QuerySet[Task]:
    return Task.objects.of_plan().of_year(year).select_related("area", "answer")


@composed
def _editions(report: int) -> QuerySet[Edition]:
    return Edition.objects.filter(report=report).order_by("number").defer("text")


def _places(document: Document) -> Iterator[FindingPlace]:
    """`一（三）2. 落实合法性审核制度`: the way down to a block, and its own heading."""
    for part in document.parts:
        number, group = part.marker.rstrip("、 "), part.title
        yield FindingPlace(part.anchor, part.title, group)
        for section in part.children:
            yield FindingPlace(section.anchor, f"{number}{section.title}", group)
            for item in section.children:
                yield FindingPlace(item.anchor, f"{number}{section.marker}{item.title}", group)
