"""What this district knows that a text can be checked with: its indicators, its set phrases, its register of titles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.models import Synonym
from reports.checks.aims import aims
from reports.checks.laws import Register
from reports.checks.proposals import Catalogue
from reports.checks.subjects import Synonyms
from reports.models import Law, SetPhrase
from reports.narrative.binding import PLAN, FigureBook

if TYPE_CHECKING:
    from reports.checks.proposals import Proposal
    from reports.narrative.numerals import Numeral


@dataclass(frozen=True)
class Known:
    """What a text is checked with: set phrases, titles, and the catalogue of indicators where there is one."""

    year: int
    """That the text is of."""
    phrases: tuple[str, ...]
    register: Register
    catalogue: Catalogue | None = None

    def proposals(self, kind: str, line: str, numerals: list[Numeral]) -> Sequence[list[Proposal]]:
        """What each number of a line may be, in a part of this statutory kind."""
        return reader_of(kind)(self.catalogue, line, numerals) if self.catalogue else [[] for _ in numerals]

    @classmethod
    def of(cls, book: FigureBook) -> Known:
        """For a text of the book's year. Without figures there is no catalogue."""
        return cls(book.year, set_phrases(), register(), catalogue(book) if book.series else None)


def reader_of(kind: str) -> Callable[[Catalogue, str, list[Numeral]], list[list[Proposal]]]:
    """What reads the bare numbers of a part of this statutory kind: as figures; in the plan, as targets of next year."""
    return aims if kind == PLAN else Catalogue.proposals


def set_phrases() -> tuple[str, ...]:
    """Phrases whose numbers count nothing: 三项制度."""
    return tuple(SetPhrase.objects.values_list("text", flat=True))


def register() -> Register:
    return Register(Law.objects.all())


def synonyms() -> Synonyms:
    return Synonyms.of(Synonym.objects.in_use())


def catalogue(book: FigureBook, said: Mapping[str, Sequence[str]] | None = None) -> Catalogue:
    """The indicators prepared for telling whose a number is; `said` are sentences that quoted them before."""
    return Catalogue.of(book, synonyms(), said)
