"""The indicators as a report from elsewhere meets them: by the values there are, and by what other years' reports said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from django.db import DatabaseError

from reports.checks import district
from reports.checks.material import sentences_by_code
from reports.importing.offering import Witnesses, offers
from reports.models import Edition
from reports.narrative.binding import FigureBook
from reports.narrative.numerals import Numeral, numerals

if TYPE_CHECKING:
    from reports.checks.proposals import Catalogue, Proposal

Figure = dict[str, Any]
UNBOUND: Figure = {"code": "", "certain": False}
YEARS_AROUND = 3
"""Reports so near speak of the same things in the same words."""


@dataclass(frozen=True)
class KnownIndicators:
    """The indicators as a report of a year meets them: by value, and by the words of other years' reports."""

    catalogue: Catalogue
    witnesses: Witnesses
    said: dict[str, tuple[list[Numeral], list[Figure]]] = field(default_factory=dict)

    @classmethod
    def of(cls, year: int, issuer: str) -> Self | None:
        """None without a prepared database. Only reports of the same issuer bear witness."""
        try:
            near = [e for e in Edition.objects.current() if abs(e.report.year - year) <= YEARS_AROUND]
            catalogue = district.catalogue(FigureBook.of_everything(year), sentences_by_code(e.document for e in near))
        except DatabaseError:
            return None
        own = (e.document for e in near if is_same_issuer(e.report.issuer, issuer))
        return cls(catalogue, Witnesses.of(own, catalogue.synonyms))

    def bound(self, figure: Figure) -> Figure:
        """`code` and `certain` of the likeliest indicator for the number at a figure's place in its sentence."""
        found, likely = self._read_once(figure["sentence"])
        here = next((at for at, n in enumerate(found) if n.start <= figure["start"] < n.end), None)
        return UNBOUND if here is None else likely[here]

    def _read_once(self, sentence: str) -> tuple[list[Numeral], list[Figure]]:
        """The numbers of a sentence and what each may be, whichever of them is asked for first."""
        if sentence not in self.said:
            found = numerals(sentence)
            self.said[sentence] = found, self._likely(sentence, found)
        return self.said[sentence]

    def _likely(self, sentence: str, found: list[Numeral]) -> list[Figure]:
        by_value = self.catalogue.proposals(sentence, found)
        by_words = offers(self.catalogue, self.witnesses, sentence, found)
        best = [next((p for p in proposed if _is_of_this_year(p)), None) for proposed in by_value]
        likely = [value or words for value, words in zip(best, by_words, strict=True)]
        return [{"code": one.code, "certain": one.is_certain} if one else UNBOUND for one in likely]


def is_same_issuer(one: str, other: str) -> bool:
    """With the city before it or without: 临江区人民政府 and 江城市临江区人民政府 are one."""
    return bool(one and other) and (one.endswith(other) or other.endswith(one))


def _is_of_this_year(proposal: Proposal) -> bool:
    """A number of another year is quoted as {{code@-1}}: it is no figure of this report."""
    return "@" not in proposal.choice.token
