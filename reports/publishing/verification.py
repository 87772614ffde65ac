"""What is public, checked against itself: the chain of editions, and the figures of pages that read no edition."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.models import Figure, Statement
from indicators.models.figure_steps import FigureStatus
from indicators.numbers import formatting
from reports.document.tree import Document, Fact, UnknownSchema
from reports.document.year_facts import points_of
from reports.models import Edition


def faults() -> Iterator[str]:
    """A sentence for everything that is not as the publish verb left it; nothing when all is well.

    Two queries, and one reading of every edition there is.
    """
    before: Edition | None = None
    current: dict[int, Edition] = {}
    for edition in Edition.objects.select_related("report", "withdrawal").order_by("report__year", "number"):
        if before and before.report_id != edition.report_id:
            before = None
        yield from _edition(edition, before)
        current[edition.report.year] = before = edition
    yield from _figures({year: edition for year, edition in current.items() if not hasattr(edition, "withdrawal")})


def _edition(edition: Edition, before: Edition | None) -> Iterator[str]:
    """The fingerprint over the very bytes that were published, the link to the edition before, and a readable text."""
    number = before.number + 1 if before else 1
    if edition.number != number:
        yield f"{edition}：版次不连续，应为第{number}版。"
    if not edition.is_intact:
        yield f"{edition}：内容与指纹不符，在发布后被改动过。"
    if edition.previous_hash != (before.hash if before else ""):
        yield f"{edition}：记录的上一版指纹与上一版不符。"
    yield from _text(edition)


def _text(edition: Edition) -> Iterator[str]:
    try:
        document = Document.from_json(edition.text)
    except UnknownSchema as unknown:
        yield f"{edition}：{unknown}"
        return
    except (ValueError, KeyError, TypeError):
        yield f"{edition}：内容无法读取。"
        return
    if not edition.explanations_are_intact:
        yield f"{edition}：随版说明与版次记录的指纹不符，在发布后被改动过。"
    if document.year != edition.report.year:
        yield f"{edition}：内容是{document.year}年的报告。"
    if not set(document.points) <= set(points_of(document)):
        yield f"{edition}：本年要点与本版的数据不符。"


def _figures(current: dict[int, Edition]) -> Iterator[str]:
    """Published values against the facts of the editions everybody reads, each way."""
    figures = Figure.objects.published().select_related("indicator", "statement").order_by("-year", "indicator__order")
    published = {(figure.year, figure.indicator.code): figure for figure in figures}
    for year, edition in current.items():
        for fact in _facts(edition):
            yield from _fact(edition, fact, published.pop((year, fact.code), None))
    for figure in published.values():
        if figure.status == FigureStatus.LOCKED or figure.is_reopened:
            yield f"{figure}：发布值{figure.published_text}不在任何当前版次中。"


def _facts(edition: Edition) -> tuple[Fact, ...]:
    try:
        return edition.document.facts
    except (ValueError, KeyError, TypeError):
        return ()  # said already


def _fact(edition: Edition, fact: Fact, figure: Figure | None) -> Iterator[str]:
    if figure is None:
        yield f"{edition}：“{fact.name}”在版次中为{fact.value}{fact.unit}，却没有发布值。"
        return
    statement: Statement | None = getattr(figure, "statement", None)
    if statement is not None and statement.is_quoted:
        yield from _stated(edition, fact, statement)
        return
    value = formatting.plain(figure.published_value, figure.decimals)
    if (value, figure.published_qualifier, figure.unit) != (fact.value, fact.qualifier, fact.unit):
        yield f"{edition}：“{fact.name}”在版次中为{fact.value}{fact.unit}，发布值却是{figure.published_text}。"


def _stated(edition: Edition, fact: Fact, statement: Statement) -> Iterator[str]:
    """What the document says otherwise than is public is held against the document's own statement."""
    value = formatting.plain(statement.value, statement.figure.decimals)
    if (value, statement.qualifier, statement.figure.unit) != (fact.value, fact.qualifier, fact.unit):
        yield f"{edition}：“{fact.name}”在版次中为{fact.value}{fact.unit}，原文记载却是{statement.text}。"
