"""What everybody reads as a year's plan: its edition as far as promises are concerned, plain and frozen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import QuerySet

from indicators.office.addressing import address_of
from indicators.office.kept.composed import composed
from indicators.office.kept.held import held
from reports.document.tree import Block, Document
from reports.models import Edition, Task
from reports.models.task_steps import TaskStatus


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


@held
def newest_plan() -> Plan | None:
    """Of the newest report that is public. One query."""
    edition = Edition.objects.current().newest_first().first()
    return None if edition is None else Plan.of(edition)


@dataclass(frozen=True)
class Standing:
    """How many promises a plan has, in which areas, and how they stand: each status that any has, in their order."""

    year: int
    number: int
    areas: tuple[tuple[Block, int], ...]
    tally: tuple[tuple[str, int], ...]


def standing(plan: Plan) -> Standing | None:
    """Of those that are followed as tasks; None where there are none. One query, which makes no rows of tasks."""
    tasks = {f"{year}-{code}": (year, status) for year, code, status in _followed(plan.report_id)}
    promises = [promise for promise in plan.document.promises if promise.address in tasks]
    if not promises:
        return None
    blocks = {block.anchor: block for block in plan.document.walk()}
    areas = Counter(promise.area for promise in promises)
    counts = Counter(tasks[promise.address][1] for promise in promises)
    return Standing(
        year=tasks[promises[0].address][0],
        number=len(promises),
        areas=tuple((blocks[anchor], number) for anchor, number in areas.items()),
        tally=tuple((str(status.label), counts[status]) for status in TaskStatus if counts[status]),
    )


@composed
def _followed(report: int) -> QuerySet[Task, tuple[int, str, str]]:
    """Year, code and status of a report's tasks."""
    return Task.objects.filter(report=report).order_by().values_list("year", "code", "status")
