"""Figures in numbers: whose, which year's, and which of their two lives a viewer sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, F, Q, Value, When

from indicators.models.collection import Collection
from indicators.models.figure_steps import PUBLISHABLE, FigureStatus
from indicators.models.indicator import annotations_at_hand
from indicators.numbers.coverage import Coverage
from indicators.office.permissions import Person, user_can_read_drafts
from indicators.office.public import PublicQuerySet

if TYPE_CHECKING:
    from indicators.models.figure import Figure

DIFFERS_FROM_PUBLISHED = Q(value__isnull=False) & (
    Q(published_value__isnull=True) | ~Q(value=F("published_value")) | ~Q(qualifier=F("published_qualifier"))
)

WORKING_LIFE = (
    "value",
    "qualifier",
    "note",
    "source",
    "status",
    "is_reopened",
    "version",
    "entered_at",
    "entered_by",
)
"""What officers and reviewers write all day: no page for everybody reads it."""


def _draft_first(field: str) -> Case:
    """The working life of a field wherever the two differ."""
    return Case(When(DIFFERS_FROM_PUBLISHED, then=F(field)), default=F(f"published_{field}"))


class FigureQuerySet(PublicQuerySet["Figure"]):
    def of_year(self, year: int) -> Self:
        return self.filter(year=year)

    def of_years(self, *years: int) -> Self:
        return self.filter(year__in=years)

    def of_newest_years(self, number: int) -> Self:
        """Those of the last years that have any of these."""
        years = self.order_by("-year").values("year").distinct()[:number]
        return self.filter(year__in=models.Subquery(years))

    def seen_by(self, viewer: Person) -> Self:
        """The figures that have a value for this viewer: `seen_value`, `seen_qualifier`, `seen_source`, `is_draft`.

        The one place where pages learn which of a figure's two lives they show: everybody sees what was published;
        who may read drafts sees the working value instead wherever it differs.
        """
        if not user_can_read_drafts(viewer):
            return self.in_public().annotate(
                seen_value=F("published_value"),
                seen_qualifier=F("published_qualifier"),
                seen_source=F("published_source"),
                is_draft=Value(False),
            )
        return self.filter(DIFFERS_FROM_PUBLISHED | Q(published_value__isnull=False)).annotate(
            seen_value=_draft_first("value"),
            seen_qualifier=_draft_first("qualifier"),
            seen_source=_draft_first("source"),
            is_draft=Case(When(DIFFERS_FROM_PUBLISHED, then=Value(True)), default=Value(False)),
        )

    def coverage_for(self, viewer: Person) -> Coverage:
        """Which years this viewer can be shown, with how many figures each."""
        return Coverage(dict(self.seen_by(viewer).by_year()), Collection.objects.open_year_for(viewer))

    def by_year(self) -> models.QuerySet[Figure, tuple[int, int]]:
        """Each year that has any of these, with how many."""
        return self.order_by().values_list("year").annotate(number=models.Count("pk"))

    def published(self) -> Self:
        """What everybody may see, through `published_value` alone."""
        return self.filter(published_value__isnull=False)

    def in_public(self) -> Self:
        """The same for pages that show them to everybody: an entry changes nothing of what they are told."""
        return self.published().defer(*WORKING_LIFE)

    def with_annotations(self) -> Self:
        """With the annotations of each one's indicator at hand."""
        return self.prefetch_related(annotations_at_hand("indicator__annotations"))

    def publishable(self) -> Self:
        """Entered and approved: what the next edition may quote."""
        return self.filter(status__in=PUBLISHABLE, value__isnull=False)

    def missing(self) -> Self:
        """Owed, and not approved by anybody: what a year that is locked now would go without."""
        return self.exclude(status__in=PUBLISHABLE)

    def untouched(self) -> Self:
        """Nobody has entered, proved, instructed or published anything: what may leave its round again."""
        empty = self.filter(status=FigureStatus.PENDING, version=0, value=None, published_value=None)
        return empty.filter(moves=None, evidence=None, instructions=None, explanations=None)

    def published_by_edition(self) -> Self:
        """Public through this site's own report, not through another publication."""
        return self.published().filter(status=FigureStatus.LOCKED)

    def reopened(self) -> Self:
        """Taken up again for a correction that is not published yet."""
        return self.filter(is_reopened=True)
