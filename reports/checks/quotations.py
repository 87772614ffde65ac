"""What the text quotes must exist, be filled in and be approved; so should the year's figures as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.models import Figure
from indicators.models.figure_steps import PUBLISHABLE, FigureStatus
from indicators.numbers import formatting
from reports.checks.addresses import figure_page, figures_page, text_page
from reports.checks.finding import Finding, FindingPlace
from reports.checks.material import WHOLE, CheckedPassage, Material
from reports.document.tree import Quote

EVERYWHERE = FindingPlace("", "本年度数据", WHOLE)
NAMES_SHOWN = 3


def quotations(material: Material) -> Iterator[Finding]:
    """Each quotation of the text by itself."""
    for passage in material.passages:
        for quote in passage.quotes():
            if quote.fault:
                yield _faulty(material, passage, quote)
            elif quote.year == material.year:
                yield from _unapproved(material, passage, quote)


def _faulty(material: Material, passage: CheckedPassage, quote: Quote) -> Finding:
    here = text_page(passage.row)
    if quote.code not in material.book.series:
        message = f"“{quote.code or quote.text}”：{quote.fault}。"
        return Finding.of("unresolved-reference", message, passage.place, here)
    name = material.book.indicators[quote.code].name
    if quote.value:
        return Finding.of("unresolved-reference", f"“{name}”：{quote.fault}。", passage.place, here)
    figure = material.figures.get(quote.code) if quote.year == material.year else None
    fix = figure_page(figure, material.collection) if figure else here
    return Finding.of("missing-figure", f"“{name}”没有{quote.year}年的数据。", passage.place, fix)


def _unapproved(material: Material, passage: CheckedPassage, quote: Quote) -> Iterator[Finding]:
    figure = material.figures.get(quote.code)
    if figure and not figure.is_only_sourced and figure.status not in PUBLISHABLE:
        message = (
            f"“{figure.indicator}”（{figure.value_text}）还是“{figure.get_status_display()}”，审核通过后才能发布。"
        )
        yield Finding.of("unapproved-figure", message, passage.place, figure_page(figure, material.collection))


def round_of_figures(material: Material) -> Iterator[Finding]:
    """The year's figures that the text leaves out: not filled in, or not approved."""
    quoted = {quote.code for quote in material.document.quotes() if quote.year == material.year}
    others = [figure for code, figure in material.figures.items() if code not in quoted]
    missing = [figure for figure in others if figure.value is None and figure.published_value is None]
    waiting = [figure for figure in others if figure.value is not None and figure.status not in PUBLISHABLE]
    if missing:
        message = f"正文没有引用的指标中，有{_listed(missing)}没有{material.year}年的数据。"
        yield Finding.of("figures-missing", message, EVERYWHERE, figures_page(material.report, FigureStatus.PENDING))
    if waiting:
        message = f"正文没有引用的指标中，有{_listed(waiting)}尚未审核通过，不会随报告发布。"
        yield Finding.of("figures-unapproved", message, EVERYWHERE, figures_page(material.report, waiting[0].status))


def differing_sources(material: Material) -> Iterator[Finding]:
    """A figure another publication made public, and entered otherwise here. A running correction is no such thing."""
    for code, figure in material.figures.items():
        if _differs(figure):
            published = formatting.measure(
                figure.published_value, figure.unit, figure.kind, figure.decimals, figure.published_qualifier
            )
            message = (
                f"“{figure.indicator}”填报为{figure.value_text}，已公开的是{published}（{figure.published_source}）。"
            )
            fix = figure_page(figure, material.collection)
            yield Finding.of("source-differs", message, material.place_of(code), fix)


def _differs(figure: Figure) -> bool:
    """Public, but not by an edition of ours: those lock their figures."""
    if None in (figure.value, figure.published_value) or figure.status == FigureStatus.LOCKED or figure.is_reopened:
        return False
    return (figure.value, figure.qualifier) != (figure.published_value, figure.published_qualifier)


def _listed(figures: list[Figure]) -> str:
    names = "、".join(f"“{figure.indicator}”" for figure in figures[:NAMES_SHOWN])
    return f"{names}等{len(figures)}项" if len(figures) > NAMES_SHOWN else names
