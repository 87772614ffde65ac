"""Where a number comes from and where it goes: the sentences that quote it, its officer, evidence, log and 批示."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, Q
from django.urls import reverse

from indicators.charts.build import ChartEntry, build
from indicators.charts.chart import Chart, ChartKind
from indicators.models import (
    Evidence,
    Explanation,
    Figure,
    FigureInstruction,
    FigureMove,
    FigureQuerySet,
    Indicator,
    User,
)
from indicators.numbers.comparison import Change
from indicators.numbers.measure import Kind
from indicators.numbers.series import Series
from indicators.numbers.succession import joined
from indicators.office.kept.held import held
from reports.document.tree import Document, Paragraph, quotes, sentences
from reports.drafting.composition import compose
from reports.models import Edition, Report
from reports.narrative.binding import FigureBook


@dataclass(frozen=True, slots=True)
class QuotedIn:
    """A sentence that quotes the number; `place` names where, `url` leads there."""

    year: int
    sentence: Paragraph
    place: str
    url: str
    is_draft: bool = False


@dataclass(frozen=True)
class Trace:
    """`row` is the figure with its people and papers; None where nobody was asked for it that year."""

    indicator: Indicator
    year: int
    row: Figure | None
    said: tuple[QuotedIn, ...]

    @property
    def figure(self) -> Figure | None:
        """As seen: with its value; None for a gap."""
        return self.indicator.seen_in(self.year)

    @cached_property
    def series(self) -> Series:
        return self.indicator.seen_series

    @property
    def change(self) -> Change:
        return self.series.change(self.year)

    @property
    def is_from_elsewhere(self) -> bool:
        """Public through another publication's word, not yet entered here."""
        row = self.row
        return row is not None and row.value is None and row.published_value is not None

    @property
    def chart(self) -> Chart | None:
        """Its years up to this one as a line, what came later is another year's story; nothing while they are too few."""
        until = self.series.window(0, self.year)
        if self.indicator.kind in (Kind.SCOPE, Kind.STREAK) or not until.has_line or until.latest is None:
            return None
        entry = ChartEntry(self.indicator.name, until)
        key = f"trace-{self.indicator.pk}"
        return build(ChartKind.LINE, self.indicator.name, [entry], until.latest.year, key=key)


def traces_of(codes: Sequence[str], year: int, viewer: User) -> list[Trace]:
    """One trace for each code that is in the catalogue, in the order asked for."""
    figures = Figure.objects.seen_by(viewer)
    asked = Q(code__in=codes) | Q(successor__code__in=codes)
    found = Indicator.objects.filter(asked).with_context().with_figures(figures).with_annotations()
    by_code = {indicator.code: indicator for indicator in joined(found)}
    lying = Figure.objects.of_year(year).filter(indicator__code__in=codes)
    rows = {row.indicator_id: row for row in _rows(lying)}
    report = Report.objects.filter(year=year).first()
    published = Edition.objects.current().filter(report__year__lte=year).newest_first()[:2]
    documents = [edition.document for edition in published]
    return [
        Trace(one, year, rows.get(one.pk), _newest_said(code, report, documents))
        for code in codes
        if (one := by_code.get(code))
    ]


def _rows(figures: FigureQuerySet) -> Iterable[Figure]:
    return figures.select_related("indicator", "department", "entered_by", "published_by").prefetch_related(
        Prefetch("evidence", Evidence.objects.in_force()),
        Prefetch("moves", FigureMove.objects.with_context().with_value_before()),
        Prefetch("explanations", Explanation.objects.select_related("by").order_by("-at", "-pk")),
        Prefetch("instructions", FigureInstruction.objects.select_related("by", "answered_by")),
        Prefetch("department__members", User.objects.filter(is_active=True, is_staff=True)),
    )


def _newest_said(code: str, report: Report | None, published: Sequence[Document]) -> tuple[QuotedIn, ...]:
    """What the year's report says of the number, as published or as drafted; where it quotes it nowhere, the newest
    published before it."""
    if report and not any(document.year == report.year for document in published):
        drafted = said_in_draft(report.pk).get(code, ())
        if drafted:
            return drafted
    return next(filter(None, (_sayings(document).get(code, ()) for document in published)), ())


@held
def said_in_draft(pk: int) -> Mapping[str, tuple[QuotedIn, ...]]:
    """What a report's draft says of each number it quotes, by code."""
    report = Report.objects.get(pk=pk)
    return _sayings(compose(report, FigureBook.for_draft(report.year)), is_draft=True)


def _sayings(document: Document, *, is_draft: bool = False) -> dict[str, tuple[QuotedIn, ...]]:
    """The sentences of a document below its lead by the code of each number they quote."""
    address = reverse("report_draft" if is_draft else "report", args=[document.year])
    said: dict[str, tuple[QuotedIn, ...]] = {}
    for block in document.walk():
        for sentence in (one for line in block.lines() for one in sentences(line)):
            found = QuotedIn(document.year, sentence, block.title, f"{address}#{block.anchor}", is_draft)
            for code in {quote.code for quote in quotes(sentence)}:
                said[code] = (*said.get(code, ()), found)
    return said
