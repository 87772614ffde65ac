"""What a file that was read says in this district's own terms: its numbers held against the catalogue. Writes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import DatabaseError

from indicators.models import Department, Indicator, Theme
from reports.checks import district
from reports.importing.deciding import Proposed, Surroundings, first_decisions
from reports.importing.known import UNBOUND, Figure, KnownIndicators
from reports.importing.numbers import Number, coverage
from reports.reading.answer import Document

SET_PHRASE = "固定提法"
PLACE = ("where", "kind", "sentence", "start")


def bound(document: Document) -> Document:
    """The document with each figure's `code` and `certain`, and how many of its numbers that covers."""
    if "refused" in document:
        return document
    known = KnownIndicators.of(document["year"], document["issuer"]) if document["year"] else None
    phrases = _phrases()
    set_phrases = [figure for figure in document["figures"] if _is_phrase(figure, phrases)]
    figures = [figure | _bound(figure, known) for figure in document["figures"] if figure not in set_phrases]
    ignored = [*document["ignored"], *(_phrase(figure) for figure in set_phrases)]
    said = document | {"figures": figures, "ignored": ignored}
    return said | {"coverage": coverage(first_decisions(said)[0])}


def _bound(figure: Figure, known: KnownIndicators | None) -> Figure:
    return known.bound(figure) if known and not figure["row"] else UNBOUND


def _phrase(figure: Figure) -> Figure:
    return {"text": figure["text"], "why": SET_PHRASE} | {name: figure[name] for name in PLACE}


def _phrases() -> list[str]:
    """The district's set phrases (三项制度); none without a prepared database."""
    try:
        return list(district.set_phrases())
    except DatabaseError:
        return []


def _is_phrase(figure: Figure, phrases: Iterable[str]) -> bool:
    """Whether a number belongs to a set phrase that stands at its place."""
    sentence, start, end = figure["sentence"], figure["start"], figure["start"] + len(figure["text"])
    places = ((found.start(), found.end()) for text in phrases for found in re.finditer(re.escape(text), sentence))
    return any(first <= start and end <= last for first, last in places)


def decided(said: Document, proposed: Proposed | None = None) -> tuple[list[Number], Proposed]:
    """All numbers of a bound document with what is proposed for each, and the new indicators beside those `proposed`."""
    return first_decisions(said, surroundings(said), proposed)


def surroundings(report: Mapping[str, Any]) -> Surroundings:
    """The departments and themes there are, for new indicators of a report: what departments were called in its `year`."""
    themes = dict(Indicator.objects.values_list("code", "theme"))
    return Surroundings(_departments(report), themes, Theme.objects.values_list("pk", flat=True).first())


def _departments(report: Mapping[str, Any]) -> list[tuple[int, tuple[str, ...]]]:
    """Every name of a department with the key of the one that answers today: the longest first, then who bore it in that year."""
    named = []
    for one in Department.objects.all():
        today = one.pk if one.is_active else one.merged_into_id
        then = one.called_in(report["year"]) if report["year"] else one.name
        names = {one.name, one.short_name, *(former.name for former in one.former_names)} - {""}
        named += [(len(name), _witness(name, then, one.name), today, name) for name in sorted(names) if today]
    named.sort(key=lambda each: each[:2], reverse=True)
    return [(today, (name,)) for _length, _weight, today, name in named]


def _witness(name: str, then: str, now: str) -> int:
    """How much speaks for a name in a year: it was written down for it; it is today's and no other was; it was of other years."""
    return 0 if name != then else 1 if name == now else 2
