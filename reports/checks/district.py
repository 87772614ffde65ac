"""What this district knows that a text can be checked with: its indicators, its set phrases, its register of titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indicators.models import Synonym
from indicators.office.kept.held import held
from reports.checks.known import Known, reader_of
from reports.checks.laws import Register
from reports.checks.proposals import Catalogue
from reports.checks.subjects import Synonyms
from reports.models import Law, SetPhrase
from reports.narrative.binding import FigureBook

__all__ = ["Known", "catalogue", "known", "reader_of", "register", "set_phrases", "synonyms"]


def known(book: FigureBook) -> Known:
    """What a text of the book's year is checked with. Without figures there is no catalogue."""
    return Known(book.year, set_phrases(), register(), catalogue(book) if book.series else None)


def set_phrases() -> tuple[str, ...]:
    """Phrases whose numbers count nothing: 三项制度."""
    return tuple(SetPhrase.objects.values_list("text", flat=True))


@held
def register() -> Register:
    return Register(Law.objects.all())


@held
def synonyms() -> Synonyms:
    return Synonyms.of(Synonym.objects.in_use())


def catalogue(book: FigureBook, said: Mapping[str, Sequence[str]] | None = None) -> Catalogue:
    """The indicators prepared for telling whose a number is; `said` are sentences that quoted them before."""
    return Catalogue.of(book, synonyms(), said)
