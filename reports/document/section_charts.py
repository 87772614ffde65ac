"""A section's frozen charts → charts to draw, from the facts frozen beside them. Pure: nothing is asked again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from django.urls import reverse

from indicators.charts.build import ChartEntry, Span, build_over_time
from indicators.charts.chart import Chart
from indicators.numbers.series import Dated, Series
from reports.document.tree import Block, Document, Fact, FrozenChart

REMEMBERED = 400
"""Charts of some twenty reports. A page is made again for one figure, a draft composed each time anybody looks at it: most charts
are drawn of the figures they were drawn of before."""


def charts_of(block: Block, document: Document) -> list[Chart]:
    """The block's charts in their order. One that has nothing to show is left out."""
    drawn = (_draw(frozen, document, f"{block.anchor}-chart-{number}") for number, frozen in enumerate(block.charts, 1))
    return [chart for chart in drawn if chart]


def series_of(fact: Fact, own: Dated) -> Series:
    """A fact's years as a series: earlier published ones and its own, as they were when the report was published."""
    series = Series.of(
        _rows(fact, own), unit=fact.unit, kind=fact.kind, decimals=fact.decimals, direction=fact.direction
    )
    return replace(series, marks=fact.marks, introduced=own.year if fact.is_new else None)


def _facts(frozen: FrozenChart, document: Document) -> tuple[Fact, ...]:
    return tuple(fact for code in frozen.codes if (fact := document.fact(code)))


def _draw(frozen: FrozenChart, document: Document, key: str) -> Chart | None:
    return _drawn(frozen, _facts(frozen, document), Span(document.year - 1, document.year), document.title, key)


@lru_cache(maxsize=REMEMBERED)
def _drawn(frozen: FrozenChart, facts: tuple[Fact, ...], own: Span, title: str, key: str) -> Chart | None:
    if not facts:
        return None
    entries = [ChartEntry(fact.name, series_of(fact, own), reverse("indicator", args=[fact.code])) for fact in facts]
    source = f"来源：《{title}》"
    chart = build_over_time(frozen.kind, frozen.title, entries, own, source=source, caption=frozen.caption, key=key)
    return replace(chart, finding=frozen.finding) if chart and frozen.finding else chart


def with_findings(document: Document) -> Document:
    """The document with what each of its charts shows said beside it, as readers will find it whatever is said later."""
    return replace(document, parts=tuple(_found(part, document) for part in document.parts))


def _found(block: Block, document: Document) -> Block:
    own = Span(document.year - 1, document.year)
    charts = tuple(replace(one, finding=_finding(one, _facts(one, document), own)) for one in block.charts)
    return replace(block, charts=charts, children=tuple(_found(child, document) for child in block.children))


def _finding(frozen: FrozenChart, facts: tuple[Fact, ...], own: Span) -> str:
    """What a chart of these facts shows in its own year; "" where it has nothing to show."""
    drawn = _drawn(frozen, facts, own, "", "")
    return drawn.finding if drawn else ""


def _rows(fact: Fact, own: Dated) -> Iterator[tuple[int, Decimal | None, str]]:
    """Only the own year's qualifier is frozen; earlier values stand as they were printed."""
    for at, value in fact.history:
        yield at, Decimal(value) if value else None, fact.qualifier if at == own.year else ""
