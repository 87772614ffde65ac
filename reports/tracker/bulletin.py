"""季度通报: how the year's tasks stood at the end of a quarter, told from their logs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from django.utils import timezone

from reports.models import TaskUpdate
from reports.models.lights import Light, MilestoneStep, RollUp, Watch
from reports.models.task_steps import TaskStatus, TaskVerb
from reports.tracker.changes import start_of
from reports.tracker.promises import Promised, by_area, by_lead, roll_up

QUARTERS = {1: "第一季度", 2: "第二季度", 3: "第三季度", 4: "第四季度"}


class Quarter(NamedTuple):
    """Three months of a year."""

    year: int
    number: int

    @property
    def name(self) -> str:
        return QUARTERS[self.number]

    @property
    def has_begun(self) -> bool:
        return self.first <= timezone.localdate()

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        return date(self.year + self.number // 4, 3 * self.number % 12 + 1, 1) - timedelta(1)


@dataclass(frozen=True)
class BulletinLine:
    """A task in a list of the 通报, with the entry that put it there where there is one."""

    one: Promised
    entry: TaskUpdate | None = None


@dataclass(frozen=True)
class Bulletin:
    quarter: Quarter
    as_of: date
    """The quarter's last day, or today while it runs."""
    whole: RollUp
    areas: list[RollUp]
    leads: list[RollUp]
    closed: list[BulletinLine]
    """Struck off within the quarter."""
    dropped: list[BulletinLine]
    overdue: list[BulletinLine]
    lagging: list[BulletinLine]
    near: list[BulletinLine]
    waiting: list[BulletinLine]
    """Reported as done, not yet reviewed."""

    @property
    def is_running(self) -> bool:
        return self.as_of < self.quarter.last


def begun(promised: Sequence[Promised]) -> list[Quarter]:
    """The quarters of the year promised for that have begun, the newest last; of one year's promises."""
    quarters = (Quarter(one.task.year, number) for one in promised[:1] for number in QUARTERS)
    return [quarter for quarter in quarters if quarter.has_begun]


def bulletin(promised: Sequence[Promised], quarter: Quarter, watch: Watch) -> Bulletin:
    """Of the year's promises, by the thresholds of today. One query for the logs."""
    first, as_of = quarter.first, min(quarter.last, watch.today)
    logs = _logs(promised)
    then = [_as_of(one, logs[one.task.pk], as_of, replace(watch, today=as_of)) for one in promised]
    return Bulletin(
        quarter=quarter,
        as_of=as_of,
        whole=roll_up("全部", then),
        areas=by_area(then),
        leads=by_lead(then),
        closed=_moved(then, logs, first, as_of, TaskVerb.CLOSE),
        dropped=_moved(then, logs, first, as_of, TaskVerb.SUSPEND, TaskVerb.CANCEL),
        overdue=[BulletinLine(one) for one in then if one.light == Light.OVERDUE],
        lagging=[BulletinLine(one) for one in then if one.light == Light.LAGGING],
        near=[BulletinLine(one) for one in then if one.light == Light.NEAR],
        waiting=[BulletinLine(one) for one in then if one.status == TaskStatus.DONE],
    )


def _logs(promised: Sequence[Promised]) -> dict[int, list[TaskUpdate]]:
    """Every entry, oldest first, by task."""
    found: dict[int, list[TaskUpdate]] = defaultdict(list)
    for entry in TaskUpdate.objects.filter(task__in=[one.task for one in promised]).order_by("at", "pk"):
        found[entry.task_id].append(entry)
    return found


def _as_of(one: Promised, log: list[TaskUpdate], day: date, watch: Watch) -> Promised:
    """The promise as it stood at the end of a day. Who leads and by when are as known now."""
    before = [entry for entry in log if entry.at < start_of(day + timedelta(1))]
    status = before[-1].status_to if before else TaskStatus.NOT_STARTED
    completed = next((entry for entry in reversed(before) if entry.verb == TaskVerb.COMPLETE), None)
    steps = tuple(_step_as_of(step, day) for step in one.task.standing.steps)
    standing = replace(
        one.task.standing,
        status=status,
        completed_on=timezone.localdate(completed.at) if completed else None,
        last_entry_on=timezone.localdate(before[-1].at) if before else None,
        steps=steps,
    )
    return replace(one, light=watch.light(standing), past_status=status)


def _step_as_of(step: MilestoneStep, day: date) -> MilestoneStep:
    return step if step.reached_on and step.reached_on <= day else replace(step, reached_on=None)


def _moved(
    promised: Sequence[Promised], logs: dict[int, list[TaskUpdate]], first: date, last: date, *verbs: TaskVerb
) -> list[BulletinLine]:
    """Those whose last such step fell within the days and still holds at their end."""
    start, end = start_of(first), start_of(last + timedelta(1))
    lines = []
    for one in promised:
        steps = [entry for entry in logs[one.task.pk] if entry.at < end and entry.status_from != entry.status_to]
        if steps and steps[-1].verb in verbs and steps[-1].at >= start:
            lines.append(BulletinLine(one, steps[-1]))
    return lines
