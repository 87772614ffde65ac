"""The one notation of the narrative: `{{code}}` quotes a figure of the report's own year.

    {{legality_review_decision_count}}            1235     the number (with % for a rate)
    {{work_plan_aspect_count|bare}}          6        without 约, 余 or 不少于, where the sentence says it in its own words
    {{legality_review_decision_count|grouped}}    1,235    with separators, as a report from elsewhere may write it
    {{work_plan_aspect_count|han}}                六       in 汉字
    {{proof_cleanup_notice_count|liang}}          两       in 汉字, 2 as 两
    {{legality_review_decision_count@-1}}         last year's
    {{legality_review_decision_count|change}}     同比增长12.3%   the comparison as a phrase
    {{legality_review_decision_count|difference}} 135      by how much it moved, without a sign
    {{legality_review_decision_count|rate}}       12.3%    the same in percent; refused for rates and zero bases
    {{legality_review_decision_count|times}}      2.3倍    as a multiple of last year's, from a base of 10 on
    {{open_gov_info_published_count|wan}}         1.2万    scaled, with one decimal; |yi for 亿
    {{petition_resolution_rate|target}}           不低于95%  the year's target; in the plan, next year's
    {{year}} {{year@-1}} {{year@+1}}              2019 2018 2020  the report's own year and its neighbours, plain text

Pure: no database, no HTML. Malformed braces become a `Fault`, never literal text and never nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

Style = Literal[
    "number", "bare", "grouped", "han", "liang", "wan", "yi", "change", "difference", "rate", "times", "target"
]
STYLES: tuple[str, ...] = get_args(Style)
YEAR = "year"
"""The one code that is no indicator: the year itself, so that next year's draft needs no rewriting."""


@dataclass(frozen=True, slots=True)
class Token:
    """A well-formed quotation: which figure, how many years back (0, -1, …), how written."""

    code: str
    offset: int = 0
    style: str = "number"

    def __str__(self) -> str:
        year = f"@{self.offset:+d}" if self.offset else ""
        style = "" if self.style == "number" else f"|{self.style}"
        return f"{{{{{self.code}{year}{style}}}}}"


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """Braces that don't say anything readable, kept as they were typed."""

    source: str


_BRACES = re.compile(r"\{\{(?P<inside>[^{}]*)\}\}|\{\{|\}\}")
_INSIDE = re.compile(
    r"\s*(?P<code>[a-z][a-z0-9_]*)\s*(?:@\s*(?P<offset>[+-][1-9][0-9]?))?\s*(?:\|\s*(?P<style>[a-z]+))?\s*"
)


def parse(text: str) -> Iterator[str | Token | SyntaxFault]:
    """Split one paragraph into plain runs, tokens and faults; joined again as text they give the paragraph."""
    position = 0
    for braces in _BRACES.finditer(text):
        if braces.start() > position:
            yield text[position : braces.start()]
        yield _read(braces)
        position = braces.end()
    if position < len(text):
        yield text[position:]


def tokens(text: str) -> Iterator[Token]:
    """The well-formed quotations of a text, in order."""
    return (piece for piece in parse(text) if isinstance(piece, Token))


def with_year(text: str, year: int) -> str:
    """The text with its years in place and its figures as they are quoted: how a heading is called in a list."""
    return "".join(_dated(piece, year) for piece in parse(text))


def _dated(piece: str | Token | SyntaxFault, year: int) -> str:
    match piece:
        case Token(code="year"):
            return str(year + piece.offset)
        case SyntaxFault(source):
            return source
        case _:
            return str(piece)


def _read(braces: re.Match[str]) -> Token | SyntaxFault:
    inside = _INSIDE.fullmatch(braces["inside"] or "")
    if inside is None:
        return SyntaxFault(braces[0])
    token = Token(inside["code"], int(inside["offset"] or 0), inside["style"] or "number")
    return token if _is_sayable(token) else SyntaxFault(braces[0])


def _is_sayable(token: Token) -> bool:
    """A year is written as a number; a figure is of this year or an earlier one, in a known style."""
    if token.code == YEAR:
        return token.style == "number"
    return token.offset <= 0 and token.style in STYLES
