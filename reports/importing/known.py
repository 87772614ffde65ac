"""The indicators as a report from elsewhere meets them: by the values there are, and by what other years' reports said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from django.db import DatabaseError

from reports.checks import district
from reports.checks.material import sentences_by_code
from reports.importing.offering import Witnesses, offers
from reports.models import Edition
from reports.narrative.binding import FigureBook
from reports.narrative.numerals import numerals

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
        found = numerals(figure["sentence"])
        here = next((at for at, n in enumerate(found) if n.start <= figure["start"] < n.end), None)
        if here is None:
            return UNBOUND
        proposed = self.catalogue.proposals(figure["sentence"], found)[here]
        if best := next((p for p in proposed if _is_of_this_year(p)), None):
            return {"code": best.code, "certain": best.is_certain}
        offer = offers(self.catalogue, self.witnesses, figure["sentence"], found)[here]
        return {"code": offer.code, "certain": offer.is_certain} if offer else UNBOUND


def is_same_issuer(one: str, other: str) -> bool:
    """With the city before it or without: 临江区人民政府 and 江城市临江区人民政府 are one."""
    return bool(one and other) and (one.endswith(other) or other.endswith(one))


def _is_of_this_year(proposal: Proposal) -> bool:
    """A number of another year is quoted as {{code@-1}}: it is no figure of this report."""
    return "@" not in proposal.choice.token
