"""What a report that was published elsewhere shows of other years: read from what is public now, and no part of its edition."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from indicators.models import Figure, Indicator
from indicators.numbers import formatting
from indicators.numbers.series import Point, Series
from indicators.office.kept.composed import composed
from indicators.office.kept.held import held
from reports.document.tree import Document, Fact
from reports.models import Edition

REMEMBERED = 400
"""Facts of some ten reports."""


def shown(edition: Edition) -> Document:
    """The edition's document as its page shows it: for one that came from elsewhere with the other years as they are
    public now; what was published here keeps what was frozen. Three queries, or none."""
    document = edition.document
    if not edition.reads_other_years:
        return document
    series = _series(document)
    facts = (_with_years(fact, series[fact.code]) if fact.code in series else fact for fact in document.facts)
    return replace(document, facts=tuple(facts))


def tells_other_years(edition: Edition, document: Document) -> bool:
    """Whether its page shows more than the edition."""
    return edition.reads_other_years and document.facts != edition.document.facts


def _series(document: Document) -> dict[str, Series]:
    """The public series of its figures up to its year, of those that have earlier years; the own year as the document has
    it."""
    own = {fact.code: Point(document.year, Decimal(fact.value), fact.qualifier) for fact in document.facts}
    points: dict[str, list[Point]] = defaultdict(list)
    for code, *point in _published_before(document.year, tuple(own)):
        points[code].append(Point(*point))
    measured = _measured(tuple(sorted(points)))
    return {code: replace(one, points=(*points[code], own[code])) for code, one in measured}


@composed
def _published_before(year: int, codes: tuple[str, ...]) -> QuerySet[Figure, Any]:
    """Rows of (code, year, value, qualifier), earlier years first."""
    found = Figure.objects.published().filter(indicator__code__in=codes, year__lt=year).order_by("year")
    return found.values_list("indicator__code", "year", "published_value", "published_qualifier")


@held
def _measured(codes: tuple[str, ...]) -> tuple[tuple[str, Series], ...]:
    """Each indicator by its code with what its years are measured in, and none of them."""
    return tuple((one.code, one.series(())) for one in Indicator.objects.filter(code__in=codes).with_annotations())


@lru_cache(maxsize=REMEMBERED)
def _with_years(fact: Fact, series: Series) -> Fact:
    """The fact with the years of a series that ends in its own."""
    year = series.points[-1].year
    change = series.change(year)
    return replace(
        fact,
        history=tuple((point.year, formatting.plain(point.value, series.decimals)) for point in series.known),
        change=change.sentence() if change.before.value is not None else "",
        marks=tuple(mark for mark in series.marks if mark.year <= year),
    )
