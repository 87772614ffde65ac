"""Report rows + book of figures → Document: the one place where a draft is read into the frozen tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from indicators.numbers import State, formatting
from indicators.office.kept.composed import composed, hang
from reports.document.main_points import PointLink, chosen
from reports.document.section_charts import with_findings
from reports.document.tree import Block, Document, Fact, FrozenChart, Promise, PromiseAnswer
from reports.document.year_facts import points_of
from reports.models import Answer, ChartSeries, Item, KeyFigure, Part, Report, Section, SectionChart, Task, TextBlock
from reports.narrative.binding import FigureBook, bind, bind_lines, bind_tables

Ordered = TypeVar("Ordered", bound=Model)


@dataclass(frozen=True, slots=True)
class Composed:
    """A draft as it was read at one moment, and the rows it was composed of.

    Whoever needs both takes both from here: read again, the rows may be others, for people write meanwhile.
    """

    document: Document
    rows: tuple[TextBlock, ...]
    """One for each block, in the order in which `document.walk()` passes them."""

    def pairs(self) -> Iterator[tuple[Block, TextBlock]]:
        return zip(self.document.walk(), self.rows, strict=True)

    @property
    def stems(self) -> dict[str, tuple[str, ...]]:
        """Each block's places in the edition the draft was started from, where that is known."""
        return {block.anchor: tuple(row.former) for block, row in self.pairs() if row.former}


def compose(report: Report, book: FigureBook) -> Document:
    """Resolve the whole draft with what the book holds: text, facts with their history, charts, promises."""
    return compose_from_rows(report, book).document


def compose_from_rows(report: Report, book: FigureBook) -> Composed:
    """The same with its rows beside it."""
    # Read first: nothing promised stands in a section that the parts, read after it, don't have yet.
    promised = _promised(report.pk)
    parts = _parts(report)
    document = _compose(report, book, parts, promised)
    return Composed(document, tuple(printed_rows(parts)))


@composed
def _promised(report: int) -> QuerySet[Task]:
    """What the plan promises, with what is frozen of it and no more."""
    frozen = ("year", "code", "area_id", "title", "source_phrase", "measure", "report_id")
    return Task.objects.filter(report=report).of_plan().only(*frozen).order_by("order", "code")


@composed
def _measuring(report: int) -> QuerySet[Any, tuple[int, str]]:
    """The codes of what each task is measured by, in the catalogue's order, with the task's key."""
    links = Task.indicators.through.objects.filter(task__report=report)
    return links.order_by("indicator__order", "indicator__code").values_list("task", "indicator__code")


def _compose(report: Report, book: FigureBook, parts: list[Part], promised: list[Task]) -> Document:
    anchors = dict(_anchored_sections(parts))
    document = Document(
        year=report.year,
        title=report.title,
        lead=bind_lines(report.lead, book),
        parts=tuple(_part(number, part, anchors, book) for number, part in enumerate(parts, 1)),
        facts=tuple(_facts(book)),
        key_figures=tuple(_key_figures(report.pk)),
        promises=tuple(_promises(report, promised, anchors)),
        answers=tuple(_answers(report, parts, anchors)),
        gone=tuple(_gone(book)),
        meta=_meta(report),
    )
    return with_findings(replace(document, points=chosen(points_of(document), report.points)))


def _parts(report: Report) -> list[Part]:
    """With all that stands in them. Five queries; each level is ordered within what it hangs on."""
    parts, sections, charts = _parts_of(report.pk), _sections_of(report.pk), _charts_of(report.pk)
    hang(_series_of(report.pk), ChartSeries.chart.field, on=charts)
    hang(charts, SectionChart.section.field, on=sections)
    hang(_items_of(report.pk), Item.section.field, on=sections)
    hang(sections, Section.part.field, on=parts)
    for part in parts:
        part.report = report
    return parts


@composed
def _parts_of(report: int) -> QuerySet[Part]:
    return _in_order(Part.objects.filter(report=report))


@composed
def _sections_of(report: int) -> QuerySet[Section]:
    return _in_order(Section.objects.filter(part__report=report))


@composed
def _items_of(report: int) -> QuerySet[Item]:
    return _in_order(Item.objects.filter(section__part__report=report))


@composed
def _charts_of(report: int) -> QuerySet[SectionChart]:
    return _in_order(SectionChart.objects.filter(section__part__report=report))


@composed
def _series_of(report: int) -> QuerySet[ChartSeries]:
    own = ChartSeries.objects.filter(chart__section__part__report=report)
    return _in_order(own.select_related("indicator"))


@composed
def _key_figures(report: int) -> QuerySet[Any, str]:
    return KeyFigure.objects.filter(report=report).order_by("order", "pk").values_list("indicator__code", flat=True)


def _in_order(rows: QuerySet[Ordered]) -> QuerySet[Ordered]:
    return rows.order_by("order", "pk")


def printed_rows(parts: Iterable[Part]) -> Iterator[TextBlock]:
    """Parts, sections and items in the order of the document: a bare section has no words of its own."""
    for part in parts:
        yield part
        for section in part.sections.all():
            if not section.is_bare:
                yield section
            yield from section.items.all()


def _anchored_sections(parts: list[Part]) -> Iterator[tuple[int, str]]:
    """Each section's anchor by its key. Those of the first achievements are `s1`, `s2` …, those of other parts `p3-1`;
    a bare one, which is not printed, has its part's."""
    first = next((part for part in parts if part.kind == Part.Kind.ACHIEVEMENTS), None)
    for number, part in enumerate(parts, 1):
        stem = "s" if part is first else f"p{number}-"
        printed = count(1)
        for section in part.sections.all():
            yield section.pk, f"p{number}" if section.is_bare else f"{stem}{next(printed)}"


def _item_anchors(sections: Iterable[Section], anchors: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Each item's anchor by its key: `s1-2`, directly below a part `p2-i1`."""
    for section in sections:
        stem = f"{anchors[section.pk]}-{'i' if section.is_bare else ''}"
        for at, item in enumerate(section.items.all(), 1):
            yield item.pk, f"{stem}{at}"


def _part(number: int, part: Part, anchors: dict[int, str], book: FigureBook) -> Block:
    """What stands in a bare section stands in the part itself."""
    book = book.for_part(part.kind)
    children: list[Block] = []
    charts: list[FrozenChart] = []
    for section in part.sections.all():
        if section.is_bare:
            children += _items(section, anchors, book)
            charts += _charts(section)
        else:
            children.append(_section(section, anchors, book))
    return _block("part", part, f"p{number}", book, kind=part.kind, charts=tuple(charts), children=tuple(children))


def _section(section: Section, anchors: dict[int, str], book: FigureBook) -> Block:
    items = tuple(_items(section, anchors, book))
    charts = tuple(_charts(section))
    return _block("section", section, anchors[section.pk], book, charts=charts, children=items)


def _items(section: Section, anchors: dict[int, str], book: FigureBook) -> Iterator[Block]:
    places = dict(_item_anchors([section], anchors))
    return (_block("item", item, places[item.pk], book) for item in section.items.all())


def _block(
    level: str,
    text: TextBlock,
    anchor: str,
    book: FigureBook,
    *,
    kind: str = "",
    charts: tuple[FrozenChart, ...] = (),
    children: tuple[Block, ...] = (),
) -> Block:
    return Block(
        level=level,
        kind=kind,
        anchor=anchor,
        marker=text.marker,
        heading=bind(text.heading, book),
        paragraphs=(paragraphs := bind_lines(text.body, book)),
        run_on=text.run_on,
        charts=charts,
        children=children,
        tables=bind_tables(text.tables, book, len(paragraphs)),
    )


def _charts(section: Section) -> Iterator[FrozenChart]:
    for chart in section.charts.all():
        codes = tuple(series.indicator.code for series in chart.series.all())
        yield FrozenChart(chart.kind, chart.title, chart.caption, codes)


def _facts(book: FigureBook) -> Iterator[Fact]:
    """The year's figures that have a value, in the catalogue's order."""
    for code, series in book.series.items():
        if series.at(book.year).value is not None:
            yield _fact(book, code)


def _fact(book: FigureBook, code: str) -> Fact:
    indicator, series, year = book.indicators[code], book.series[code], book.year
    own, change = series.at(year), series.change(year)
    return Fact(
        code=indicator.code,
        name=indicator.name,
        theme=indicator.theme.code,
        unit=series.unit,
        kind=series.kind,
        decimals=series.decimals,
        direction=series.direction,
        definition=indicator.definition,
        target=formatting.plain(indicator.target, series.decimals),
        value=formatting.plain(own.value, series.decimals),
        qualifier=own.qualifier,
        history=tuple((point.year, formatting.plain(point.value, series.decimals)) for point in series.known),
        change=change.sentence() if change.before.value is not None else "",
        marks=tuple(mark for mark in series.marks if mark.year <= year),
        is_new=change.state == State.NEW,
    )


def _gone(book: FigureBook) -> Iterator[PointLink]:
    """What had a figure the year before and is no longer counted; not what another indicator goes on for."""
    for code, series in book.series.items():
        if series.change(book.year).state == State.DROPPED and book.indicators[code].successor_id is None:
            yield PointLink(book.indicators[code].name, "indicator", code)


def _promises(report: Report, promised: list[Task], anchors: dict[int, str]) -> Iterator[Promise]:
    """One query."""
    codes: dict[int, list[str]] = defaultdict(list)
    for key, code in _measuring(report.pk):
        codes[key].append(code)
    for task in promised:
        if task.area_id:
            yield Promise(
                address=task.address,
                area=anchors[task.area_id],
                title=task.title,
                source_phrase=task.source_phrase,
                measure=task.measure,
                codes=tuple(codes[task.pk]),
            )


def _answers(report: Report, parts: list[Part], anchors: dict[int, str]) -> Iterator[PromiseAnswer]:
    """Last year's promises in their plan's order. One query."""
    items = dict(_item_anchors((section for part in parts for section in part.sections.all()), anchors))
    numbered = enumerate(parts, 1)
    problems = next((f"p{number}" for number, part in numbered if part.kind == Part.Kind.PROBLEMS), "")
    for one in _given(report.year):
        anchor = items.get(one.item_id, "") if one.item_id else problems
        yield PromiseAnswer(one.task.address, one.task.title, one.outcome, one.words, anchor)


@composed
def _given(year: int) -> QuerySet[Answer]:
    frozen = ("outcome", "words", "item_id", "task__year", "task__code", "task__title")
    given = Answer.objects.filter(task__year=year).select_related("task").only(*frozen)
    return given.order_by("task__order", "task__code")


def _meta(report: Report) -> dict[str, str]:
    """What the head and foot of the official document say; "" where the source is silent."""
    return {
        "addressees": report.addressees,
        "issuer": report.issuer,
        "document_number": report.document_number,
        "issued_on": report.issued_on.isoformat() if report.issued_on else "",
        "index_number": report.index_number,
        "category": report.category,
    }
