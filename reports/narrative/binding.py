"""Tokens → spans: what a sentence quotes is looked up in a book of figures, read in one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from indicators import formatting
from indicators.models import Figure, Indicator
from indicators.review import PUBLISHABLE
from indicators.series import Series
from reports.document import Paragraph, Quote, Span
from reports.narrative import syntax
from reports.narrative.syntax import Fault, Token, parse

Row = tuple[int, Decimal | None, str]
"""Year, value, qualifier."""


@dataclass(frozen=True)
class FigureBook:
    """The figures one report can quote, by code: its own year's as entered, other years' as published."""

    year: int
    indicators: dict[str, Indicator]
    series: dict[str, Series]

    @classmethod
    def for_draft(cls, year: int) -> Self:
        """What the editor sees: the year's figures as entered, whatever their state."""
        return cls._read(year, _working)

    @classmethod
    def for_publication(cls, year: int) -> Self:
        """What an edition may quote: of the year's figures only those approved."""
        return cls._read(year, _approved)

    @classmethod
    def _read(cls, year: int, own: Callable[[Figure], Row]) -> Self:
        """All figures up to the year: one query for them, one for the indicators' annotations."""
        figures = (
            Figure.objects.filter(year__lte=year)
            .select_related("indicator__theme", "indicator__department")
            .prefetch_related("indicator__annotations")
            .order_by("indicator__order", "indicator__code", "year")
        )
        indicators: dict[str, Indicator] = {}
        rows: dict[str, list[Row]] = defaultdict(list)
        for figure in figures:
            indicators.setdefault(figure.indicator.code, figure.indicator)
            rows[figure.indicator.code].append(own(figure) if figure.year == year else _published(figure))
        return cls(year, indicators, {code: indicators[code].series(rows[code]) for code in indicators})


def _working(figure: Figure) -> Row:
    return figure.year, figure.value, figure.qualifier


def _approved(figure: Figure) -> Row:
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


def _span(piece: str | Token | Fault, book: FigureBook) -> Span:
    match piece:
        case str():
            return piece
        case Fault(source):
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
    value = series.at(year).value
    if value is None:
        fault = f"{book.indicators[token.code].name}：{year}年没有数据"
        return Quote(token.code, year, token.style, formatting.MISSING, "", fault)
    written, plain = _written(token, series, year), formatting.plain(value, series.decimals)
    fault = "" if written else "这个数写不成汉字数字"
    return Quote(token.code, year, token.style, written or plain, plain, fault)


def _written(token: Token, series: Series, year: int) -> str:
    """The figure as its token asks for it; "" where it can't be written so."""
    measured = series.at(year)
    match token.style:
        case "han" | "liang":
            return _in_han(measured.value, liang=token.style == "liang")
        case "change":
            return series.change(year).phrase()
        case _:
            return formatting.number(measured.value, series.kind, series.decimals, measured.qualifier)


def _in_han(value: Decimal | None, *, liang: bool) -> str:
    """六; "" for fractions and negatives, which 汉字 numerals don't say."""
    try:
        return formatting.han(value, liang=liang)
    except ValueError:
        return ""
