"""What a file that was read says in this district's own terms: its numbers held against the catalogue. Writes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
    return first_decisions(said, surroundings(), proposed)


def surroundings() -> Surroundings:
    """The departments and themes there are, for new indicators."""
    names = [(one.pk, tuple({one.name, one.short_name} - {""})) for one in Department.objects.active()]
    longest_first = sorted(names, key=lambda one: -max(map(len, one[1])))
    themes = dict(Indicator.objects.values_list("code", "theme"))
    return Surroundings(longest_first, themes, Theme.objects.values_list("pk", flat=True).first())
