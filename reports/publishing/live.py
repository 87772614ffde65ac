"""What a report that was published elsewhere shows of other years: read from what is public now, and no part of its edition."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from indicators.models import Figure, Indicator
from indicators.numbers import formatting
from indicators.numbers.series import Series
from reports.document.tree import Document, Fact
from reports.models import Edition

Row = tuple[int, Decimal | None, str]


def shown(edition: Edition) -> Document:
    """The edition's document as its page shows it: for one that came from elsewhere with the other years as they are
    public now; what was published here keeps what was frozen. Two queries, or none."""
    document = edition.document
    if not edition.reads_other_years or not document.facts:
        return document
    series = _series(document)
    facts = tuple(_with_years(fact, series[fact.code], document) for fact in document.facts if fact.code in series)
    rest = tuple(fact for fact in document.facts if fact.code not in series)
    order = {fact.code: at for at, fact in enumerate(document.facts)}
    return replace(document, facts=tuple(sorted((*facts, *rest), key=lambda fact: order[fact.code])))


def other_years(edition: Edition, document: Document) -> str:
    """A mark of what the page shows beside the edition; "" where it shows nothing but that."""
    if not edition.reads_other_years or document.facts == edition.document.facts:
        return ""
    return hashlib.sha256(repr(document.facts).encode()).hexdigest()[:16]


def _series(document: Document) -> dict[str, Series]:
    """The public series of each of its figures up to its year; the own year as the document has it."""
    codes = [fact.code for fact in document.facts]
    rows: dict[str, list[Row]] = defaultdict(list)
    earlier = Figure.objects.published().filter(indicator__code__in=codes, year__lt=document.year)
    said = earlier.order_by("year").values_list("indicator__code", "year", "published_value", "published_qualifier")
    for code, year, value, qualifier in said:
        rows[code].append((year, value, qualifier))
    for fact in document.facts:
        rows[fact.code].append((document.year, Decimal(fact.value), fact.qualifier))
    indicators = Indicator.objects.filter(code__in=[code for code in codes if len(rows[code]) > 1])
    return {one.code: one.series(rows[one.code]) for one in indicators.with_annotations()}


def _with_years(fact: Fact, series: Series, document: Document) -> Fact:
    change = series.change(document.year)
    return replace(
        fact,
        history=tuple((point.year, formatting.plain(point.value, series.decimals)) for point in series.known),
        change=change.sentence() if change.before.value is not None else "",
        marks=tuple(mark for mark in series.marks if mark.year <= document.year),
    )
