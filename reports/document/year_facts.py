"""What a document knows of its year → the sentences of 本年要点. Pure: nothing but what stands in the document."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from indicators.charts.build import Span
from reports.document.main_points import KeptOrNot, MainPoint, Moved, YearFacts, main_points
from reports.document.section_charts import series_of
from reports.document.tree import Document, Fact

REMEMBERED = 400
"""Changes of some ten reports."""


def points_of(document: Document) -> tuple[MainPoint, ...]:
    """Every sentence that can be made of the document's own facts, whichever of them were published with it."""
    return main_points(year_facts(document))


def year_facts(document: Document) -> YearFacts:
    return YearFacts(
        year=document.year,
        lines=tuple(_lines(document)),
        gone=document.gone,
        promises=tuple(KeptOrNot(one.address, one.title, one.outcome) for one in document.answers),
        sections=len(document.achievements()),
    )


def _lines(document: Document) -> Iterator[Moved]:
    """By the history alone; a fact that says otherwise of its own year is not spoken of."""
    for fact in document.facts:
        if dict(fact.history).get(document.year) == fact.value:
            yield _moved(fact, Span(document.year - 1, document.year))


@lru_cache(maxsize=REMEMBERED)
def _moved(fact: Fact, own: Span) -> Moved:
    """Where another fact of the page has changed, this one moved as before."""
    return Moved(fact.code, fact.name, series_of(fact, own).change(own.year, own.since))
