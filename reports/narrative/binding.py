"""Tokens → spans: what a sentence quotes is looked up in a book of figures, read in one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any, Self

from django.db.models import QuerySet

from indicators.models import Figure, Indicator, Statement, Target
from indicators.models.figure_steps import PUBLISHABLE
from indicators.numbers import formatting, said_change
from indicators.numbers.comparison import Measured
from indicators.numbers.series import Series
from indicators.office.kept.composed import composed
from reports.document.tree import Paragraph, Quote, Span, TextTable
from reports.narrative import syntax
from reports.narrative.syntax import SyntaxFault, Token, parse
from reports.narrative.written_table import WrittenTable

PLAN = "plan"
"""The statutory kind of the part that speaks of next year."""

Row = tuple[int, Decimal | None, str]
"""Year, value, qualifier."""


@dataclass(frozen=True)
class FigureBook:
    """The figures one report can quote, by code: its own year's as entered, other years' as published."""

    year: int
    indicators: dict[str, Indicator]
    series: dict[str, Series]
    targets: dict[tuple[str, int], Measured] = field(default_factory=dict)
    """By code and year."""
    is_of_plan: bool = False

    @cached_property
    def names(self) -> dict[str, str]:
        return {code: indicator.name for code, indicator in self.indicators.items()}

    @cached_property
    def units(self) -> dict[str, str]:
        return {code: series.unit for code, series in self.series.items()}

    @property
    def target_year(self) -> int:
        """The plan speaks of what next year is to reach, every other part of what this one was."""
        return self.year + 1 if self.is_of_plan else self.year

    def for_part(self, kind: str) -> Self:
        """The book as a part of this statutory kind reads it."""
        return replace(self, is_of_plan=kind == PLAN)

    def target(self, token: Token) -> Measured:
        """The year's own target, else the indicator's standing one; empty where there is neither."""
        standing = self.indicators[token.code].target
        return self.targets.get((token.code, self.target_year + token.offset)) or Measured(standing)

    def of_own_year(self, codes: Container[str]) -> Self:
        """The book with these figures alone, and without their other years."""
        series = {code: one.only(self.year) for code, one in self.series.items() if code in codes}
        return replace(self, indicators={code: self.indicators[code] for code in series}, series=series)

    @classmethod
    def for_draft(cls, year: int) -> Self:
        """What the editor sees: the year's figures as entered, whatever their state."""
        return cls._read(year, _working)

    @classmethod
    def for_publication(cls, year: int) -> Self:
        """What an edition may quote: of the year's figures only those approved."""
        return cls._read(year, _approved)

    @classmethod
    def of_everything(cls, year: int) -> Self:
        """What a report from elsewhere may speak of: every indicator, with what is known of any year, or nothing."""
        figures = Figure.objects.order_by("year").select_related("indicator")
        rows: dict[str, list[Row]] = defaultdict(list)
        for figure in figures:
            rows[figure.indicator.code].append(_working(figure) if figure.year == year else _published(figure))
        indicators = Indicator.objects.with_context().with_annotations()
        known = {indicator.code: indicator for indicator in indicators}
        return cls(year, known, {code: known[code].series(rows[code]) for code in known})

    @classmethod
    def _read(cls, year: int, own: Callable[[Figure], Row]) -> Self:
        """All figures up to the year. Five queries; of a century of other years no row becomes more than its number."""
        rows: dict[int, list[Row]] = defaultdict(list)
        for key, other, value, qualifier in _said_before(year):
            rows[key].append((other, value, qualifier))
        for figure in _of_own_year(year):
            rows[figure.indicator_id].append(_stated(figure) or own(figure))
        indicators = {one.code: one for one in _catalogue() if one.pk in rows}
        targets = {(code, at): Measured(value, qualifier) for code, at, value, qualifier in _targets_about(year)}
        return cls(year, indicators, {code: one.series(rows[one.pk]) for code, one in indicators.items()}, targets)


@composed
def _said_before(year: int) -> QuerySet[Any, tuple[int, int, Decimal | None, str]]:
    others = Figure.objects.filter(year__lt=year).order_by("year")
    return others.values_list("indicator_id", "year", "published_value", "published_qualifier")


@composed
def _of_own_year(year: int) -> QuerySet[Figure]:
    return Figure.objects.of_year(year).select_related("statement").order_by()


@composed
def _catalogue() -> QuerySet[Indicator]:
    return Indicator.objects.with_context().with_annotations().order_by("order", "code")


@composed
def _targets_about(year: int) -> QuerySet[Any, tuple[str, int, Decimal | None, str]]:
    """With those of the neighbouring years, which a text may quote."""
    targets = Target.objects.filter(year__in=(year - 1, year, year + 1)).order_by()
    return targets.values_list("indicator__code", "year", "value", "qualifier")


def _stated(figure: Figure) -> Row | None:
    """What the year's report itself states otherwise than is public: published elsewhere, it quotes its own words."""
    statement: Statement | None = getattr(figure, "statement", None)
    if statement is None or not statement.is_quoted:
        return None
    return figure.year, statement.value, statement.qualifier


def _working(figure: Figure) -> Row:
    """As entered; what nobody has entered yet but another publication made public is quoted as published there."""
    if figure.is_only_sourced:
        return _published(figure)
    return figure.year, figure.value, figure.qualifier


def _approved(figure: Figure) -> Row:
    if figure.is_only_sourced:
        return _published(figure)
    return _working(figure) if figure.status in PUBLISHABLE else (figure.year, None, "")


def _published(figure: Figure) -> Row:
    return figure.year, figure.published_value, figure.published_qualifier


def bind(text: str, book: FigureBook) -> Paragraph:
    """Resolve one paragraph. What can't be resolved stays as a quote with a fault, where it stands."""
    spans: list[Span] = []
    for piece in parse(text):
        span = _span(piece, book)
        if isinstance(span, str) and spans and isinstance(spans[-1], str):
            spans[-1] += span
        else:
            spans.append(span)
    return tuple(spans)


def bind_lines(text: str, book: FigureBook) -> tuple[Paragraph, ...]:
    """Resolve a body: one paragraph a line."""
    return tuple(bind(line, book) for line in text.splitlines() if line)


def bind_tables(tables: Iterable[WrittenTable], book: FigureBook, length: int) -> tuple[TextTable, ...]:
    """Resolve the tables of a body of `length` paragraphs: caption and cells."""
    return tuple(
        TextTable(
            after=min(table["after"], length),
            caption=bind(table["caption"], book),
            header=tuple(bind(cell, book) for cell in table["header"]),
            rows=tuple(tuple(bind(cell, book) for cell in row) for row in table["rows"]),
        )
        for table in tables
    )


def _span(piece: str | Token | SyntaxFault, book: FigureBook) -> Span:
    match piece:
        case str():
            return piece
        case SyntaxFault(source):
            return Quote("", book.year, "number", source, "", fault="引用写法不完整")
        case Token(code=syntax.YEAR):
            return str(book.year + piece.offset)
        case Token():
            return _quote(piece, book)


def _quote(token: Token, book: FigureBook) -> Quote:
    year = book.year + token.offset
    series = book.series.get(token.code)
    if series is None:
        return Quote(token.code, year, token.style, token.code, "", fault="没有这个指标")
    if token.style == "target":
        return _target(token, book)
    value = series.at(year).value
    if value is None:
        fault = f"{book.indicators[token.code].name}：{year}年没有数据"
        return Quote(token.code, year, token.style, formatting.MISSING, "", fault)
    plain = formatting.plain(value, series.decimals)
    try:
        return Quote(token.code, year, token.style, _written(token, series, year), plain)
    except ValueError as unsayable:
        return Quote(token.code, year, token.style, plain, plain, str(unsayable))


def _target(token: Token, book: FigureBook) -> Quote:
    """The target of the year that the passage speaks of; frozen with the text like any other figure."""
    year = book.target_year + token.offset
    series, target = book.series[token.code], book.target(token)
    if target.value is None:
        fault = f"{book.indicators[token.code].name}：{year}年没有目标"
        return Quote(token.code, year, token.style, formatting.MISSING, "", fault)
    text = formatting.number(target.value, series.kind, series.decimals, target.qualifier)
    return Quote(token.code, year, token.style, text, formatting.plain(target.value, series.decimals))


def _written(token: Token, series: Series, year: int) -> str:
    """The figure as its token asks for it. Raises ValueError with the reason where it can't be written so."""
    measured = series.at(year)
    match token.style:
        case "han" | "liang":
            return _in_han(measured.value, liang=token.style == "liang")
        case "wan" | "yi":
            return formatting.scaled(
                measured.value, series.kind, "万" if token.style == "wan" else "亿", measured.qualifier
            )
        case "bare":
            return formatting.number(measured.value, series.kind, series.decimals)
        case "grouped":
            return formatting.measure(measured.value, "", series.kind, series.decimals, thousands=True)
        case "change":
            return series.change(year).phrase()
        case "difference":
            return said_change.difference(series.change(year))
        case "rate":
            return said_change.rate(series.change(year))
        case "times":
            return said_change.times(series.change(year))
        case _:
            return formatting.number(measured.value, series.kind, series.decimals, measured.qualifier)


def _in_han(value: Decimal | None, *, liang: bool) -> str:
    """六. Raises ValueError for fractions and negatives, which 汉字 numerals don't say."""
    try:
        return formatting.han(value, liang=liang)
    except ValueError:
        raise ValueError("这个数写不成汉字数字") from None
