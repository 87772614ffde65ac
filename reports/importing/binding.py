"""What a file that was read says in this district's own terms: its numbers held against the catalogue. Writes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import DatabaseError

from reports.checks import district
from reports.checks.material import sentences_by_code
from reports.models import Edition
from reports.narrative.binding import FigureBook
from reports.narrative.numerals import numerals
from reports.reading.answer import Document

if TYPE_CHECKING:
    from reports.checks.proposals import Catalogue, Proposal

Figure = dict[str, Any]
SET_PHRASE = "固定提法"
PLACE = ("where", "kind", "sentence", "start")


def bound(document: Document) -> Document:
    """The document with each figure's `code` and `certain`, and how many of its numbers that covers."""
    if "refused" in document:
        return document
    catalogue = _catalogue(document["year"]) if document["year"] else None
    phrases = _phrases()
    set_phrases = [figure for figure in document["figures"] if _is_phrase(figure, phrases)]
    figures = [figure | _bound(figure, catalogue) for figure in document["figures"] if figure not in set_phrases]
    ignored = [*document["ignored"], *(_phrase(figure) for figure in set_phrases)]
    return document | {"figures": figures, "ignored": ignored, "coverage": coverage(figures, ignored)}


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


def _catalogue(year: int) -> Catalogue | None:
    """The indicators with what the published reports of the years around said of them; None without a prepared database."""
    try:
        return _of_year(year)
    except DatabaseError:
        return None


def _of_year(year: int) -> Catalogue:
    around = Edition.objects.current().filter(report__year__in=(year - 1, year, year + 1))
    said = sentences_by_code(edition.document for edition in around)
    return district.catalogue(FigureBook.for_draft(year), said)


def _bound(figure: Figure, catalogue: Catalogue | None) -> Figure:
    best = _best(figure, catalogue) if catalogue and not figure["row"] else None
    return {"code": best.code if best else "", "certain": bool(best and best.is_certain)}


def _best(figure: Figure, catalogue: Catalogue) -> Proposal | None:
    """The likeliest indicator for the number that stands at a figure's place in its sentence."""
    found = numerals(figure["sentence"])
    proposed = catalogue.proposals(figure["sentence"], found)
    here = (p for n, p in zip(found, proposed, strict=True) if n.start <= figure["start"] < n.end)
    return next((p for proposals in here for p in proposals if _is_of_this_year(p)), None)


def _is_of_this_year(proposal: Proposal) -> bool:
    """A number of another year is quoted as {{code@-1}}: it is no figure of this report."""
    return "@" not in proposal.choice.token


def coverage(figures: Iterable[Figure], ignored: list[Document]) -> Document:
    """How the numbers of a text are accounted for, and the line that says it."""
    figures = list(figures)
    certain = sum(figure["certain"] for figure in figures)
    open_ = sum(figure["value"] is None or bool(figure["code"] and not figure["certain"]) for figure in figures)
    new = len(figures) - certain - open_
    total = len(figures) + len(ignored)
    return {
        "numbers": total,
        "bound": certain,
        "new": new,
        "ignored": len(ignored),
        "open": open_,
        "sentence": f"全文{total}个数：绑定{certain}，新指标{new}，不作为数据{len(ignored)}（各有理由），待定{open_}",
    }
