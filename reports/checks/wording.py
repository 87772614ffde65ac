"""Direction words and superlatives held against the figures they speak of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from indicators import formatting
from indicators.comparison import LEVEL, State
from indicators.series import Series
from reports.checks.addresses import text_page
from reports.checks.claims import DIRECTIONS, Claim, Says, claims
from reports.checks.finding import Finding
from reports.checks.material import Material, Passage
from reports.document import Quote, sentences
from reports.models import Part

TRUE_IN: dict[Says, frozenset[State]] = {
    "up": frozenset({State.UP, State.ZERO_BASE}),
    "down": frozenset({State.DOWN}),
    "level": LEVEL,
}
FULL = Decimal(100)


def wording(material: Material) -> Iterator[Finding]:
    """Every claim of the text that the figures contradict or cannot prove. The plan speaks of what is to come."""
    for passage in material.passages:
        if passage.kind == Part.Kind.PLAN:
            continue
        for paragraph in passage.paragraphs:
            for sentence in sentences(paragraph):
                for claim in claims(sentence, material.year):
                    for quote in claim.quotes:
                        yield from _judged(material, passage, claim, quote)


def _judged(material: Material, passage: Passage, claim: Claim, quote: Quote) -> Iterator[Finding]:
    series = material.book.series[quote.code]
    name = material.book.indicators[quote.code].name
    if claim.says in DIRECTIONS:
        yield from _direction(passage, claim, quote, series, name)
    elif fault := _superlative(claim, quote, series):
        message = f"写的是“{claim.text}”，而{_said(name, fault)}。"
        yield Finding.of("superlative-contradicted", message, passage.place, text_page(passage.row))


def _direction(passage: Passage, claim: Claim, quote: Quote, series: Series, name: str) -> Iterator[Finding]:
    change = series.change(quote.year)
    said = f"写的是“{'未' if claim.is_denied else ''}{claim.text}”"
    if not change.state.is_comparable:
        message = f"{said}，而{_said(name, change.sentence())}，增减无从核对。"
        yield Finding.of("direction-unproven", message, passage.place, text_page(passage.row))
    elif (change.state in TRUE_IN[claim.says]) == claim.is_denied:
        advice = f"可写作 {{{{{quote.code}|change}}}}，由数据自行成句。"
        message = f"{said}，而{_said(name, change.sentence())}。{advice}"
        yield Finding.of("direction-contradicted", message, passage.place, text_page(passage.row))


def _superlative(claim: Claim, quote: Quote, series: Series) -> str:
    """What speaks against it, or ''. What is denied (未全部) claims nothing."""
    if claim.is_denied:
        return ""
    now = Decimal(quote.value)
    earlier = [(p.year, p.value) for p in series.known if p.value is not None and p.year < quote.year]
    match claim.says:
        case "all":
            return "" if now == FULL and not series.at(quote.year).qualifier else f"为{quote.text}"
        case "first":
            return _not_the_first(now, series, earlier)
        case "most":
            return _beaten([(year, value) for year, value in earlier if value >= now], series)
        case _:
            return _beaten([(year, value) for year, value in earlier if value <= now], series)


def _not_the_first(value: Decimal, series: Series, earlier: list[tuple[int, Decimal]]) -> str:
    if series.kind == "streak" and value > 1:
        return f"已连续{formatting.measure(value, series.unit, series.kind, series.decimals)}"
    return _beaten([(year, was) for year, was in earlier if was > 0], series)


def _beaten(years: list[tuple[int, Decimal]], series: Series) -> str:
    """The newest of the years that speak against it."""
    if not years:
        return ""
    year, value = years[-1]
    return f"{year}年为{formatting.measure(value, series.unit, series.kind, series.decimals)}"


def _said(name: str, fact: str) -> str:
    return f"“{name}”{fact}"
