"""One indicator: what it means, its years, and every sentence that quotes it (figures and prose meet here)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from hanyang_report.overview.indicator_year import Counted
from indicators.catalogue.family import (
    NEIGHBOURS,
    Lineage,
    lineage_of,
    neighbours_of,
    newest_of,
    with_years,
)
from indicators.catalogue.public_lineage import in_public, plain_lineage
from indicators.catalogue.seen_indicator import SeenIndicator
from indicators.charts.build import ChartEntry, build
from indicators.charts.chart import Chart, ChartKind
from indicators.models import (
    DerivedIndicator,
    Figure,
    FigureMove,
    Indicator,
    Statement,
)
from indicators.models.figure_move import FigureMoveQuerySet
from indicators.models.permissions import user_can_manage_collection
from indicators.models.seen_figure import SeenFigure
from indicators.numbers.comparison import Change
from indicators.numbers.derived import DerivedFigure
from indicators.numbers.measure import Kind
from indicators.numbers.series import LINE_NEEDS, Series
from indicators.office.kept.held import held
from indicators.office.kept.parts import page_part
from indicators.office.permissions import Person, user_can_read_drafts
from indicators.office.privacy import keeps_drafts_private
from indicators.round.joining import places_of
from reports.document.tree import Block, Paragraph, quotes, sentences
from reports.models import Edition

Shown = Counted | SeenIndicator
Told = Mapping[int, str]
"""By year, that a document says otherwise."""


@dataclass(frozen=True)
class YearRow:
    """A year of the table: its figure (None for a gap), the change since the last year known, remarks on the year."""

    year: int
    figure: Figure | SeenFigure | DerivedFigure | None
    change: Change | None
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Quotation:
    """A sentence of a published report that quotes the indicator, and where it stands."""

    year: int
    block: Block
    sentence: Paragraph


@dataclass(frozen=True)
class IndicatorPage:
    """An indicator's page as words: what stands in its head, and its content as written."""

    code: str
    name: str
    definition: str
    has_chart: bool
    content: SafeString


@require_safe
@keeps_drafts_private
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    page = everybodys_page(code) if request.user.is_anonymous else page_for(request.user, code)
    return render(request, "pages/indicator.html", {"page": page})


@held
def everybodys_page(code: str) -> IndicatorPage:
    """Found for codes that are there alone: nobody fills the memory with others."""
    try:
        chosen = in_public(plain_lineage(code))
    except Indicator.DoesNotExist:
        return derived_page(AnonymousUser(), code)
    theme = {"theme_code": chosen.theme_code, "theme": chosen.theme}
    return page_of(chosen, "pages/_indicator.html", context_of(chosen) | theme | {"facts": everybodys_facts(code)})


def page_for(reader: Person, code: str) -> IndicatorPage:
    """As somebody signed in sees it. Raises Http404."""
    if not (lineage := lineage_of(code)):
        return derived_page(reader, code)
    chosen = with_years(lineage, reader)
    theme = {"theme_code": chosen.theme.code, "theme": chosen.theme.short_name}
    own = {"facts": facts_for(reader, lineage), "moves": moves_of(chosen, reader)}
    return page_of(chosen, "pages/_indicator.html", context_of(chosen) | theme | own)


def derived_page(reader: Person, code: str) -> IndicatorPage:
    """Of a number that is computed. Raises Http404."""
    derived = DerivedIndicator.objects.seen_by(reader).called(code, Figure.objects.seen_by(reader))
    if derived is None:
        raise Http404(f"没有代码为“{code}”的指标。")
    return page_of(derived, "pages/_indicator_derived.html", years_of(derived))


def page_of(chosen: Shown, template: str, context: dict[str, Any]) -> IndicatorPage:
    content = render_to_string(template, {"indicator": chosen, **context})
    return IndicatorPage(chosen.code, chosen.name, chosen.definition, context["chart"] is not None, content)


def context_of(chosen: Indicator | SeenIndicator) -> dict[str, Any]:
    """Of one that has its years."""
    return years_of(chosen, dict(statements_of(chosen.pk))) | {"quotes": quotes_of(chosen.code)}


def years_of(chosen: Shown, told: Told | None = None) -> dict[str, Any]:
    """Its years as rows and, where there are enough, as a chart."""
    series = chosen.seen_series
    return {
        "rows": year_rows(chosen, series, told),
        "chart": chart_of(chosen, series),
        "shortage": shortage(series),
    }


@page_part("pages/_indicator_quotes.html")
def quotes_of(code: str) -> dict[str, Any]:
    """The sentences of published reports that quote it: what its figures are elsewhere leaves them as they are."""
    return {"quotations": list(quotations(code))}


@page_part("pages/_indicator_facts.html")
def everybodys_facts(code: str) -> dict[str, Any]:
    """What it is and what stands beside it: its own figures leave them as they are."""
    lineage = lineage_of(code)
    return facts_of(lineage, AnonymousUser()) if lineage else {}


def facts_for(reader: Person, lineage: Lineage) -> SafeString:
    """The same with what is not public and, for who manages rounds, its way into them."""
    places = places_of(lineage[0]) if user_can_manage_collection(reader) else []
    return everybodys_facts.shown({**facts_of(lineage, reader), "places": places})


def facts_of(lineage: Lineage, reader: Person) -> dict[str, Any]:
    chosen, *predecessors = lineage
    found = neighbours_of(chosen)
    shown = found[:NEIGHBOURS]
    newest = newest_of(shown, reader)
    return {
        "indicator": chosen,
        "predecessors": predecessors,
        "neighbours": [(one, newest.get(one.pk)) for one in shown],
        "neighbours_year": only_year(newest.values()),
        "has_more_neighbours": len(found) > NEIGHBOURS,
    }


def moves_of(chosen: Indicator, viewer: Person) -> FigureMoveQuerySet | None:
    """Who moved this indicator's figures, when and why: for people who read drafts, nobody else."""
    return FigureMove.objects.of_indicator(chosen.pk) if user_can_read_drafts(viewer) else None


def only_year(newest: Iterable[Figure]) -> int | None:
    """The year all of them share, to be said once; None when they differ."""
    years = {figure.year for figure in newest}
    return years.pop() if len(years) == 1 else None


@held
def statements_of(indicator: int) -> tuple[tuple[int, str], ...]:
    """Year by year what documents published elsewhere say otherwise than was public, beside it; by the indicator's key."""
    rows = Statement.objects.filter(figure__indicator_id=indicator).as_told()
    return tuple((statement.figure.year, statement.both) for statement in rows)


def year_rows(chosen: Shown, series: Series, told: Told | None = None) -> list[YearRow]:
    """Every year from the first to the last, newest first; years without a figure are gaps."""
    return [year_row(year, chosen, series, told or {}) for year in reversed(series.years())]


def year_row(year: int, chosen: Shown, series: Series, told: Told) -> YearRow:
    change = change_into(year, series)
    said = change.reason if change else ""
    remarks = (mark.text for mark in series.marks if mark.year == year and mark.text != said)
    figure = chosen.seen_through(year)
    stated = (told[year],) if year in told else ()
    return YearRow(year, figure, change, (*whose(figure, chosen), *stated, *remarks))


def whose(figure: Figure | SeenFigure | DerivedFigure | None, chosen: Shown) -> Iterator[str]:
    """That a year was counted by the indicator whose place this one took."""
    if isinstance(figure, Figure | SeenFigure) and figure not in chosen.seen:
        yield "当时由被接替的指标统计"


def change_into(year: int, series: Series) -> Change | None:
    """The change since the newest earlier year that has a value; None for gaps and for the first year."""
    before = series.previous(year)
    return series.change(year, since=before.year) if before and series.at(year).value is not None else None


def chart_of(chosen: Shown, series: Series) -> Chart | None:
    """Its years as a line, a streak as a timeline; nothing for a scope, which is not meant to move."""
    if chosen.kind == Kind.SCOPE or series.latest is None or not has_chart(chosen, series):
        return None
    kind = ChartKind.TIMELINE if chosen.kind == Kind.STREAK else ChartKind.LINE
    return build(kind, chosen.name, [ChartEntry(chosen.name, series)], series.latest.year, source=sources(chosen))


def has_chart(chosen: Shown, series: Series) -> bool:
    """A streak of n years speaks for n years; everything else needs as many values as make a line."""
    length = series.latest.value if series.latest else None
    return (length or 0) >= LINE_NEEDS if chosen.kind == Kind.STREAK else series.has_line


def shortage(series: Series) -> str:
    """What to say while there are too few years for a line: `目前只有2019年一年的数据，满三年起画走势图。`"""
    if not series.known or series.has_line:
        return ""
    years = "、".join(f"{point.year}年" for point in series.known)
    number = "一年" if len(series.known) == 1 else "两年"
    return f"目前只有{years}{number}的数据，满三年起画走势图。"


def sources(chosen: Shown) -> str:
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
