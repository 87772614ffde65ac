"""What everybody reads as a year's plan: its edition as far as promises are concerned, plain and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field

from indicators.office.addressing import address_of
from indicators.office.kept.held import held
from reports.document.tree import Document
from reports.models import Edition


@dataclass(frozen=True)
class Plan:
    """A current edition. Its text is remembered elsewhere, by itself: it is neither compared nor weighed here."""

    pk: int
    report_id: int
    year: int
    number: int
    document: Document = field(compare=False, repr=False)

    @classmethod
    def of(cls, edition: Edition) -> Plan:
        return cls(edition.pk, edition.report_id, edition.report.year, edition.number, edition.document)

    def get_absolute_url(self) -> str:
        return address_of("report", self.year)


@held
def current_plans() -> tuple[Plan, ...]:
    """Of every report that is public, newest first. One query."""
    return tuple(map(Plan.of, Edition.objects.current().newest_first()))
