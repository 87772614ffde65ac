"""One indicator: what it means, its years, and every sentence that quotes it (figures and prose meet here)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from indicators.charts.build import Entry, build
from indicators.charts.chart import Chart, ChartKind
from indicators.comparison import Change
from indicators.measure import Kind
from indicators.models import Figure, FigureQuerySet, Indicator
from indicators.series import LINE_NEEDS, Series
from indicators.views.privacy import keeps_drafts_private
from reports.document import Block, Paragraph, quotes, sentences
from reports.models import Edition


@dataclass(frozen=True)
class YearRow:
    """A year of the table: its figure (None for a gap), the change since the last year known, remarks on the year."""

    year: int
    figure: Figure | None
    change: Change | None
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Quotation:
    """A sentence of a published report that quotes the indicator, and where it stands."""

    year: int
    block: Block
    sentence: Paragraph


@keeps_drafts_private
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    figures = Figure.objects.seen_by(request.user)
    chosen = get_object_or_404(
        Indicator.objects.with_context()
        .select_related("successor")
        .with_figures(figures)
        .prefetch_related("annotations"),
        code=code,
    )
    series = chosen.seen_series
    relatives = list(relatives_of(chosen, figures))
    neighbours = [other for other in relatives if other.theme_id == chosen.theme_id and other.is_active]
    return render(
        request,
        "pages/indicator.html",
        {
            "indicator": chosen,
            "latest": chosen.seen[-1] if chosen.seen else None,
            "rows": year_rows(chosen, series),
            "chart": chart_of(chosen, series),
            "shortage": shortage(chosen, series),
            "quotations": list(quotations(code)),
            "neighbours": neighbours,
            "neighbours_year": only_year(neighbours),
            "predecessors": [other for other in relatives if other.successor_id == chosen.pk],
        },
    )


def relatives_of(chosen: Indicator, figures: FigureQuerySet) -> Iterable[Indicator]:
    """Its theme's other indicators and those it has replaced, each with its newest figure as `seen`."""
    related = Indicator.objects.filter(Q(theme=chosen.theme) | Q(successor=chosen)).exclude(pk=chosen.pk)
    return related.with_figures(figures.newest_each())


def only_year(indicators: Iterable[Indicator]) -> int | None:
    """The year all their newest figures share, to be said once; None when they differ."""
    years = {figure.year for indicator in indicators for figure in indicator.seen}
    return years.pop() if len(years) == 1 else None


def year_rows(chosen: Indicator, series: Series) -> list[YearRow]:
    """Every year from the first to the last, newest first; years without a figure are gaps."""
    return [year_row(year, chosen, series) for year in reversed(series.years())]


def year_row(year: int, chosen: Indicator, series: Series) -> YearRow:
    change = change_into(year, series)
    said = change.reason if change else ""
    remarks = (mark.text for mark in series.marks if mark.year == year and mark.text != said)
    return YearRow(year, chosen.seen_in(year), change, tuple(remarks))


def change_into(year: int, series: Series) -> Change | None:
    """The change since the newest earlier year that has a value; None for gaps and for the first year."""
    before = series.previous(year)
    return series.change(year, since=before.year) if before and series.at(year).value is not None else None


def chart_of(chosen: Indicator, series: Series) -> Chart | None:
    """Its years as a line, a streak as a timeline; nothing for a scope, which is not meant to move."""
    if chosen.kind == Kind.SCOPE or series.latest is None or not has_chart(chosen, series):
        return None
    kind = ChartKind.TIMELINE if chosen.kind == Kind.STREAK else ChartKind.LINE
    return build(kind, chosen.name, [Entry(chosen.name, series)], series.latest.year, source=sources(chosen))


def has_chart(chosen: Indicator, series: Series) -> bool:
    """A streak of n years speaks for n years; everything else needs as many values as make a line."""
    length = series.latest.value if series.latest else None
    return (length or 0) >= LINE_NEEDS if chosen.kind == Kind.STREAK else series.has_line


def shortage(chosen: Indicator, series: Series) -> str:
    """What to say while there are too few years for a line: `目前只有2019年一年的数据，满三年起画走势图。`"""
    if not series.known or series.has_line:
        return ""
    years = "、".join(f"{point.year}年" for point in series.known)
    number = "一年" if len(series.known) == 1 else "两年"
    return f"目前只有{years}{number}的数据，满三年起画走势图。"


def sources(chosen: Indicator) -> str:
    """Where the drawn figures come from, each source once."""
    named = dict.fromkeys(figure.seen_source for figure in chosen.seen if figure.seen_source)
    return f"来源：{'；'.join(named)}" if 0 < len(named) <= 2 else "来源见下表"


def quotations(code: str) -> Iterator[Quotation]:
    """Where the current editions quote a figure, newest year first."""
    for edition in Edition.objects.current().newest_first():
        for block in edition.document.walk():
            for line in block.lines():
                for sentence in sentences(line):
                    if any(quote.code == code for quote in quotes(sentence)):
                        yield Quotation(edition.report.year, block, sentence)
