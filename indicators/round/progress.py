"""Who owes what: how far each department has come with a year's figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, OuterRef, Subquery
from django.utils import timezone

from indicators.models import Collection, Department, Figure, FigureInstruction, FigureMove, Indicator, User
from indicators.models.figure_steps import EDITABLE, HANDED_IN, FigureStatus
from indicators.office.kept.held import held


@dataclass(frozen=True)
class Tally:
    """Figures counted by state."""

    counts: Counter[str]

    @property
    def owed(self) -> int:
        return self.counts.total()

    @property
    def to_do(self) -> int:
        """What the department still has in hand."""
        return sum(self.counts[status] for status in EDITABLE)

    @property
    def handed_in(self) -> int:
        return sum(self.counts[status] for status in HANDED_IN)

    @property
    def left(self) -> int:
        """What nobody has handed in yet."""
        return self.owed - self.handed_in

    @property
    def pending(self) -> int:
        return self.counts[FigureStatus.PENDING]

    @property
    def draft(self) -> int:
        return self.counts[FigureStatus.DRAFT]

    @property
    def signing(self) -> int:
        return self.counts[FigureStatus.SIGNING]

    @property
    def submitted(self) -> int:
        return self.counts[FigureStatus.SUBMITTED]

    @property
    def returned(self) -> int:
        return self.counts[FigureStatus.RETURNED]

    @property
    def approved(self) -> int:
        return self.counts[FigureStatus.APPROVED] + self.counts[FigureStatus.LOCKED]

    @property
    def missing(self) -> int:
        """What nobody has approved yet."""
        return self.owed - self.approved

    @property
    def is_done(self) -> bool:
        return self.handed_in == self.owed


@dataclass(frozen=True)
class Progress(Tally):
    """One department in one round: its figures, and its own deadline."""

    collection: Collection
    department: Department
    due_on: date
    is_extended: bool = False
    oldest: datetime | None = None
    """When the figure that waits longest for review was submitted."""

    @property
    def days_left(self) -> int:
        """Days until due; 0 on the day itself, negative when late."""
        return (self.due_on - timezone.localdate()).days

    @property
    def days_waiting(self) -> int:
        """Whole days since the oldest submission that nobody has reviewed; 0 where none waits."""
        return (timezone.now() - self.oldest).days if self.oldest else 0

    @property
    def is_late(self) -> bool:
        """Something is owed after the day. A round that was not opened, or is locked, has no deadline."""
        return self.collection.is_open and self.days_left < 0 and self.handed_in < self.owed


@dataclass(frozen=True, slots=True)
class Owed:
    """What a department will be asked for when a year is opened: `blank` ones, and those a source made public."""

    department: Department
    indicators: list[Indicator] = field(default_factory=list)
    sourced: list[Figure] = field(default_factory=list)


def progress(collection: Collection, departments: Iterable[Department] | None = None) -> list[Progress]:
    """Every department that owes a figure in the round (or those given), in the departments' order. Four queries."""
    counts, extended, oldest = _counted(RoundAsked(collection.pk, collection.year, collection.due_on))
    chosen = Department.objects.filter(pk__in=counts) if departments is None else departments
    return [
        Progress(
            collection=collection,
            department=department,
            counts=Counter(counts.get(department.pk, {})),
            due_on=extended.get(department.pk, collection.due_on),
            is_extended=department.pk in extended,
            oldest=oldest.get(department.pk),
        )
        for department in chosen
    ]


class RoundAsked(NamedTuple):
    """What is read of a round where its departments are counted."""

    pk: int
    year: int
    due_on: date


class Counted(NamedTuple):
    """By department: its figures by state, the day of those with more time, since when its oldest submission waits."""

    counts: Mapping[int, Mapping[str, int]]
    extended: Mapping[int, date]
    oldest: Mapping[int, datetime]


@held
def _counted(asked: RoundAsked) -> Counted:
    counts: dict[int, dict[str, int]] = {}
    figures = Figure.objects.of_year(asked.year).order_by()
    for row in figures.values("department", "status").annotate(number=Count("pk")):
        counts.setdefault(row["department"], {})[row["status"]] = row["number"]
    extended = Collection(pk=asked.pk, due_on=asked.due_on).extended()
    return Counted(counts, extended, _oldest_submissions(Collection(year=asked.year)))


@held
def is_anything_reopened() -> bool:
    """Whether a published figure is in hand again, anybody's."""
    return Figure.objects.reopened().exists()


@held
def departments_instructed() -> frozenset[int]:
    """Those that have a 批示 about a figure to answer."""
    return frozenset(FigureInstruction.objects.open().order_by().values_list("about__department", flat=True))


def progress_with(collection: Collection, department: Department, figures: Iterable[Figure]) -> Progress:
    """Of a department whose figures of the round the page has read already, but for how long they have waited. One query."""
    extended = collection.extended()
    return Progress(
        collection=collection,
        department=department,
        counts=Counter(figure.status for figure in figures),
        due_on=extended.get(department.pk, collection.due_on),
        is_extended=department.pk in extended,
    )


class Rounds:
    """The rounds as they stand at one moment, each counted once: for a page that is about several of their steps."""

    def __init__(self) -> None:
        self._counted: dict[int, list[Progress]] = {}

    @cached_property
    def begun(self) -> list[Collection]:
        return list(Collection.objects.filter(opened_at__isnull=False))

    @property
    def open(self) -> list[Collection]:
        """Opened and not yet locked."""
        return [one for one in self.begun if one.is_open]

    @cached_property
    def unpublished(self) -> list[Collection]:
        """Those with a figure that no edition has taken up yet."""
        years = [one.year for one in self.begun]
        pending = Figure.objects.of_years(*years).exclude(status=FigureStatus.LOCKED).order_by()
        ahead = set(pending.values_list("year", flat=True).distinct())
        return [one for one in self.begun if one.year in ahead]

    def progress(self, collection: Collection) -> list[Progress]:
        """Every department's, as `progress` tells it."""
        if collection.pk not in self._counted:
            self._counted[collection.pk] = progress(collection)
        return self._counted[collection.pk]


def owed_in(year: int) -> list[Owed]:
    """What opening the year would ask of each department, in the departments' order. Three queries."""
    existing = {figure.indicator_id: figure for figure in Figure.objects.of_year(year).select_related("indicator")}
    found: dict[int, Owed] = {}
    departments = Department.objects.in_bulk()
    for indicator in Indicator.objects.collected_in(year):
        figure = existing.get(indicator.pk)
        department = departments[figure.department_id if figure else indicator.department_id]
        owed = found.setdefault(department.pk, Owed(department))
        owed.indicators.append(indicator)
        if figure and figure.published_value is not None:
            owed.sourced.append(figure)
    return sorted(found.values(), key=lambda owed: (owed.department.order, owed.department.code))


def without_officer(departments: Iterable[Department]) -> list[Department]:
    """Those of them for which nobody in service enters. One query."""
    manned = User.objects.departments_with_officers()
    return [department for department in departments if department.pk not in manned]


def total(rows: Sequence[Progress]) -> Tally:
    """All departments' figures."""
    return Tally(sum((row.counts for row in rows), Counter()))


def _oldest_submissions(collection: Collection) -> dict[int, datetime]:
    """Per department, when the figure that has waited longest for review was last submitted."""
    moves = FigureMove.objects.submissions().filter(figure=OuterRef("pk")).order_by("-at")
    waiting = Figure.objects.of_year(collection.year).filter(status=FigureStatus.SUBMITTED).order_by()
    oldest: dict[int, datetime] = {}
    for department, at in waiting.annotate(at=Subquery(moves.values("at")[:1])).values_list("department", "at"):
        if at:
            oldest[department] = min(at, oldest.get(department, at))
    return oldest
