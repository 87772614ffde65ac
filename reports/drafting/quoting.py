"""Figures while they are being quoted: what a text quotes and how else it could, what is wrong, what can be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from indicators.models import Figure, Indicator
from indicators.models.figure_steps import PUBLISHABLE, FigureStatus
from indicators.numbers import formatting
from indicators.numbers.comparison import Change, Measured
from indicators.numbers.measure import Kind
from indicators.numbers.series import Series
from reports.document.text_search import Query
from reports.document.tree import Paragraph, Quote, TextTable
from reports.drafting.passage import Words
from reports.models import Report, TextBlock
from reports.narrative.binding import FigureBook, bind, bind_lines, bind_tables
from reports.narrative.syntax import YEAR, SyntaxFault, Token, parse

MANNERS: tuple[tuple[str, str, int], ...] = (
    ("数字", "number", 0),
    ("不带修饰", "bare", 0),
    ("千分位", "grouped", 0),
    ("汉字", "han", 0),
    ("两", "liang", 0),
    ("上年", "number", -1),
    ("与上年比", "change", 0),
    ("增减数", "difference", 0),
    ("增减率", "rate", 0),
    ("倍数", "times", 0),
    ("以万计", "wan", 0),
    ("以亿计", "yi", 0),
    ("目标", "target", 0),
)
"""The ways to quote a figure that are offered: name, style, year."""


HAN = ("han", "liang")
NOT_OURS = ("grouped",)
"""Running text has no separators; a report from elsewhere keeps those it was published with."""
ONLY_WHERE_SAYABLE = ("difference", "rate", "times", "wan", "yi", "target")
"""Not every figure has a multiple or a target: these are offered only where they say something."""


@dataclass(frozen=True, slots=True)
class Manner:
    """One way to quote a figure and what it would read; `fault` says why it can't."""

    name: str
    token: str
    text: str
    fault: str
    is_chosen: bool
    style: str = "number"


@dataclass(frozen=True, slots=True)
class Chip:
    """A figure a text quotes. `number` counts the braces of its field, from 0, so that they can be found again."""

    field: str
    number: int
    source: str
    code: str
    name: str
    year: int
    reads: str
    measure: str
    change: str
    status: str
    is_approved: bool
    manners: tuple[Manner, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """A reference that says nothing: where it stands, what was typed, why."""

    place: str
    source: str
    reason: str


@dataclass(frozen=True)
class PassageReading:
    """A passage as it reads with its figures."""

    marker: str
    heading: Paragraph
    paragraphs: tuple[Paragraph, ...]
    run_on: bool
    chips: tuple[Chip, ...]
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """An indicator somebody may want to quote."""

    name: str
    token: str
    change_token: str
    measure: str
    change: str
    status: str
    is_quoted: bool


@dataclass(frozen=True)
class QuotingDesk:
    """The year's figures as the editor has them in hand: the book, and how far each has come."""

    book: FigureBook
    statuses: Mapping[str, str]

    @classmethod
    def of(cls, report: Report, kind: str = "") -> QuotingDesk:
        """`kind` is the statutory kind of the part that is written: the plan's targets are next year's."""
        statuses = Figure.objects.of_year(report.year).order_by().values_list("indicator__code", "status")
        return cls(FigureBook.for_draft(report.year).for_part(kind), dict(statuses))

    def read(self, words: Words, marker: str = "") -> PassageReading:
        """The words with their figures in place, each figure on its own, and what is wrong."""
        return PassageReading(
            marker=marker,
            heading=bind(words.heading, self.book),
            paragraphs=bind_lines(words.body, self.book),
            run_on=words.run_on,
            chips=tuple(self._chips("heading", words.heading)) + tuple(self._chips("body", words.body)),
            troubles=tuple(self._troubles("标题", words.heading)) + tuple(self._by_line(words.body)),
        )

    def tables(self, row: Report | TextBlock) -> tuple[TextTable, ...]:
        """The tables of a passage as they are kept, with their figures in place; the lead has none."""
        if isinstance(row, Report):
            return ()
        return bind_tables(row.tables, self.book, len(row.body.splitlines()))

    def find(self, typed: str, text: str = "") -> list[FoundFigure]:
        """The year's indicators that match what was typed — name, code, 口径, theme, department, number.

        All of them when nothing was typed. Those whose very name matches come first; `text` tells which are quoted.
        """
        query = Query.read(typed)
        indicators = Indicator.objects.collected_in(self.book.year).with_context()
        found = [indicator for indicator in indicators if not query or query.finds(*self._said_of(indicator))]
        quoted = {token.code for token in _tokens(text)}
        found.sort(key=lambda indicator: bool(query) and not query.finds(indicator.name))
        return [self._found(indicator, indicator.code in quoted) for indicator in found]

    # ── pieces ──

    def _chips(self, field: str, text: str) -> Iterator[Chip]:
        for number, piece in enumerate(_braces(text)):
            if isinstance(piece, Token) and piece.code in self.book.series:
                yield self._chip(field, number, piece)

    def _chip(self, field: str, number: int, token: Token) -> Chip:
        series, year = self.book.series[token.code], self.book.year + token.offset
        status = self.statuses.get(token.code, "")
        return Chip(
            field=field,
            number=number,
            source=str(token),
            code=token.code,
            name=self.book.indicators[token.code].name,
            year=year,
            reads=self._quote(token).text,
            measure=_measure(series, series.at(year)),
            change=self._change(token, series).sentence(),
            status=FigureStatus(status).label if status else "",
            is_approved=token.offset < 0 or status in PUBLISHABLE,
            manners=self._manners(token, series.kind),
        )

    def _change(self, token: Token, series: Series) -> Change:
        """An earlier year's number is set against the report's own, which is what its reader will ask about."""
        year = self.book.year + token.offset
        is_earlier_number = token.offset < 0 and token.style != "change"
        return series.change(self.book.year, since=year) if is_earlier_number else series.change(year)

    def _manners(self, token: Token, kind: str) -> tuple[Manner, ...]:
        """A rate is not written in 汉字; 两 is offered where it reads otherwise than 汉字, the bare number where the figure
        is qualified, one with separators where it stands so already."""
        offered = [self._manner(*manner, token) for manner in MANNERS if kind != Kind.RATE or manner[1] not in HAN]
        said = {manner.text for manner in offered if manner.name == "汉字"}
        shown = [
            m
            for m in offered
            if m.is_chosen or not (m.style in NOT_OURS or (m.fault and m.style in ONLY_WHERE_SAYABLE))
        ]
        plain = {manner.text for manner in offered if manner.style == "number"}
        same = {"两": said, "不带修饰": plain}
        return tuple(m for m in shown if m.is_chosen or m.text not in same.get(m.name, ()))

    def _manner(self, name: str, style: Any, offset: int, chosen: Token) -> Manner:
        token = replace(chosen, style=style, offset=offset)
        quote = self._quote(token)
        return Manner(name, str(token), quote.text, quote.fault, token == chosen, style)

    def _troubles(self, place: str, text: str) -> Iterator[Trouble]:
        for piece in _braces(text):
            source = piece.source if isinstance(piece, SyntaxFault) else str(piece)
            for span in bind(source, self.book):
                if isinstance(span, Quote) and span.fault:
                    yield Trouble(place, source, span.fault)

    def _by_line(self, body: str) -> Iterator[Trouble]:
        for number, line in enumerate(body.splitlines(), 1):
            yield from self._troubles(f"第{number}行", line)

    def _quote(self, token: Token) -> Quote:
        [span] = bind(str(token), self.book)
        return span if isinstance(span, Quote) else Quote("", self.book.year, "number", span, "")

    def _found(self, indicator: Indicator, is_quoted: bool) -> FoundFigure:
        series = self.book.series.get(indicator.code)
        status = self.statuses.get(indicator.code, "")
        return FoundFigure(
            name=indicator.name,
            token=str(Token(indicator.code)),
            change_token=str(Token(indicator.code, style="change")),
            measure=_measure(series, series.at(self.book.year)) if series else formatting.MISSING,
            change=series.change(self.book.year).badge if series else "",
            status=FigureStatus(status).label if status else "",
            is_quoted=is_quoted,
        )

    def _said_of(self, indicator: Indicator) -> list[str]:
        series = self.book.series.get(indicator.code)
        value = formatting.plain(series.at(self.book.year).value, series.decimals) if series else ""
        return [
            indicator.name,
            indicator.code,
            indicator.definition,
            indicator.theme.name,
            str(indicator.department),
            value,
        ]


def is_token(text: str) -> bool:
    """One pair of braces that make sense, and nothing else."""
    pieces = list(parse(text))
    return len(pieces) == 1 and isinstance(pieces[0], Token)


def restyled(text: str, number: int, token: str) -> str:
    """The text with the `number`-th braces (from 0) written as `token`."""
    pieces: list[str] = []
    for at, piece in _numbered(text):
        source = piece.source if isinstance(piece, SyntaxFault) else str(piece)
        pieces.append(token if at == number else source)
    return "".join(pieces)


def _numbered(text: str) -> Iterator[tuple[int, str | Token | SyntaxFault]]:
    """Each piece of a text with the number of its braces, −1 for plain words."""
    number = -1
    for piece in parse(text):
        number += not isinstance(piece, str)
        yield (-1 if isinstance(piece, str) else number), piece


def _braces(text: str) -> Iterable[Token | SyntaxFault]:
    return (piece for piece in parse(text) if not isinstance(piece, str))


def _tokens(text: str) -> Iterator[Token]:
    return (piece for piece in _braces(text) if isinstance(piece, Token) and piece.code != YEAR)


def _measure(series: Series, measured: Measured) -> str:
    return formatting.measure(measured.value, series.unit, series.kind, series.decimals, measured.qualifier)
