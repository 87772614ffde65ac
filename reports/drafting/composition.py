"""Report rows + book of figures → Document: the one place where a draft is read into the frozen tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch

from indicators.numbers import formatting
from reports.document.tree import Block, Document, Fact, FrozenChart, Promise, PromiseAnswer
from reports.models import Answer, ChartSeries, Part, Report, Section, SectionChart, Task, TextBlock
from reports.narrative.binding import FigureBook, bind, bind_lines


def compose(report: Report, book: FigureBook) -> Document:
    """Resolve the whole draft with what the book holds: text, facts with their history, charts, promises."""
    parts = list(_parts(report))
    anchors = {section.pk: anchor for _, section, anchor in _anchored_sections(parts)}
    return Document(
        year=report.year,
        title=report.title,
        lead=bind_lines(report.lead, book),
        parts=tuple(_part(number, part, anchors, book) for number, part in enumerate(parts, 1)),
        facts=tuple(_facts(book)),
        key_figures=tuple(key.indicator.code for key in report.key_figures.select_related("indicator")),
        promises=tuple(_promise(task, anchors) for task in report.tasks.with_context().order_by("order", "code")),
        answers=tuple(_answers(report, parts, anchors)),
        meta=_meta(report),
    )


def _parts(report: Report) -> Iterable[Part]:
    series = Prefetch("series", ChartSeries.objects.select_related("indicator"))
    charts = Prefetch("charts", SectionChart.objects.prefetch_related(series))
    sections = Prefetch("sections", Section.objects.prefetch_related(charts, "items"))
    return report.parts.prefetch_related(sections)


def _anchored_sections(parts: list[Part]) -> Iterator[tuple[Part, Section, str]]:
    """Sections of the achievements are `s1`, `s2` …; those of other parts `p3-1`."""
    for number, part in enumerate(parts, 1):
        stem = "s" if part.kind == Part.Kind.ACHIEVEMENTS else f"p{number}-"
        for at, section in enumerate(part.sections.all(), 1):
            yield part, section, f"{stem}{at}"


def _part(number: int, part: Part, anchors: dict[int, str], book: FigureBook) -> Block:
    book = book.for_part(part.kind)
    sections = tuple(_section(section, anchors[section.pk], book) for section in part.sections.all())
    return _block("part", part, f"p{number}", book, kind=part.kind, children=sections)


def _section(section: Section, anchor: str, book: FigureBook) -> Block:
    items = tuple(_block("item", item, f"{anchor}-{at}", book) for at, item in enumerate(section.items.all(), 1))
    charts = tuple(_chart(chart) for chart in section.charts.all())
    return _block("section", section, anchor, book, charts=charts, children=items)


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
        paragraphs=bind_lines(text.body, book),
        run_on=text.run_on,
        charts=charts,
        children=children,
    )


def _chart(chart: SectionChart) -> FrozenChart:
    codes = tuple(series.indicator.code for series in chart.series.all())
    return FrozenChart(chart.kind, chart.title, chart.caption, codes)


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
    )


def _promise(task: Task, anchors: dict[int, str]) -> Promise:
    return Promise(
        address=task.address,
        area=anchors[task.area_id],
        title=task.title,
        source_phrase=task.source_phrase,
        measure=task.measure,
        codes=tuple(indicator.code for indicator in task.indicators.all()),
    )


def _answers(report: Report, parts: list[Part], anchors: dict[int, str]) -> Iterator[PromiseAnswer]:
    """Last year's promises in their plan's order. One query."""
    items = {
        item.pk: f"{anchors[section.pk]}-{at}"
        for part in parts
        for section in part.sections.all()
        for at, item in enumerate(section.items.all(), 1)
    }
    numbered = enumerate(parts, 1)
    problems = next((f"p{number}" for number, part in numbered if part.kind == Part.Kind.PROBLEMS), "")
    given = Answer.objects.filter(task__year=report.year).select_related("task")
    for one in given.order_by("task__order", "task__code"):
        anchor = items.get(one.item_id, "") if one.item_id else problems
        yield PromiseAnswer(one.task.address, one.task.title, one.outcome, one.words, anchor)


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
