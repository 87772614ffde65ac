"""Lights and counts of the tasks: computed from dates and thresholds, never set. Pure, given thresholds and today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models

from reports.models.task_steps import SETTLED, SIGNED, TaskStatus


class Light(models.TextChoices):
    """The value is also the sign drawn beside the word, which never stands alone."""

    SMOOTH = "smooth", "顺利"
    NEAR = "near", "临近"
    LAGGING = "lagging", "滞后"
    OVERDUE = "overdue", "逾期"
    UNDECIDED = "undecided", "待定"


GRAVITY = (Light.SMOOTH, Light.NEAR, Light.LAGGING, Light.OVERDUE)
"""Of several lights that a task would earn the gravest is lit."""


class Basis(models.TextChoices):
    """What a threshold measures in days."""

    BEFORE_DUE = "before_due", "距完成时限不超过（天）"
    PAST_DUE = "past_due", "超过完成时限多于（天）"
    MILESTONE = "milestone", "节点超过时限多于（天）"
    SILENT = "silent", "没有新的办理记录多于（天）"
    UNSIGNED = "unsigned", "分派后未签收多于（天）"


@dataclass(frozen=True, slots=True)
class Threshold:
    light: str
    basis: str
    days: int


@dataclass(frozen=True, slots=True)
class MilestoneStep:
    """A milestone: due on a day or on none, reached on a day or not yet."""

    due_on: date | None
    reached_on: date | None = None


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """All that a light depends on. `has_lead` is whether somebody confirmed who leads."""

    status: str
    has_lead: bool = True
    due_on: date | None = None
    starts_on: date | None = None
    assigned_on: date | None = None
    completed_on: date | None = None
    last_entry_on: date | None = None
    steps: tuple[MilestoneStep, ...] = ()

    def days_left(self, today: date) -> int | None:
        """Days until due; 0 on the day itself, negative when late, None without a day."""
        return (self.due_on - today).days if self.due_on else None


def light(standing: TaskFacts, thresholds: Iterable[Threshold], today: date) -> Light | None:
    """The light of a task today; None once it is settled.

    What was handed in on time stays 顺利 while it waits for its reviewer.
    """
    if standing.status in SETTLED:
        return None
    if not standing.has_lead or standing.due_on is None:
        return Light.UNDECIDED
    if standing.status == TaskStatus.DONE:
        thresholds = [threshold for threshold in thresholds if threshold.basis == Basis.PAST_DUE]
        today = standing.completed_on or today
    lit = (Light(one.light) for one in thresholds if _MEASURES[Basis(one.basis)](standing, one.days, today))
    return max(lit, key=GRAVITY.index, default=Light.SMOOTH)


def _before_due(standing: TaskFacts, days: int, today: date) -> bool:
    left = standing.days_left(today)
    return left is not None and left <= days


def _past_due(standing: TaskFacts, days: int, today: date) -> bool:
    left = standing.days_left(today)
    return left is not None and -left > max(days, 0)


def _milestone(standing: TaskFacts, days: int, today: date) -> bool:
    return any(step.due_on and not step.reached_on and (today - step.due_on).days > days for step in standing.steps)


def _silent(standing: TaskFacts, days: int, today: date) -> bool:
    return standing.status in SIGNED and _since(today, standing.last_entry_on, standing.starts_on) > days


def _unsigned(standing: TaskFacts, days: int, today: date) -> bool:
    return standing.status == TaskStatus.NOT_STARTED and _since(today, standing.assigned_on, standing.starts_on) > days


def _since(today: date, *days: date | None) -> int:
    """Days since the latest of some days; -1 when none is known."""
    known = [day for day in days if day]
    return (today - max(known)).days if known else -1


_MEASURES: dict[Basis, Callable[[TaskFacts, int, date], bool]] = {
    Basis.BEFORE_DUE: _before_due,
    Basis.PAST_DUE: _past_due,
    Basis.MILESTONE: _milestone,
    Basis.SILENT: _silent,
    Basis.UNSIGNED: _unsigned,
}


@dataclass(frozen=True)
class Watch:
    """The thresholds and the day by which a page lights its tasks."""

    thresholds: tuple[Threshold, ...]
    today: date

    def light(self, standing: TaskFacts) -> Light | None:
        return light(standing, self.thresholds, self.today)


@dataclass(frozen=True)
class RollUpRow:
    """All that a row of counts shows, and nothing else: where two are equal, so are their words."""

    name: str
    closed: int
    owed: int
    cancelled: int
    total: int
    statuses: tuple[tuple[str, int], ...]
    """Label and number of those that any task has."""
    shows_lights: bool
    lights: tuple[tuple[str, str, int], ...]
    """Value, label and number of those that are lit."""


@dataclass(frozen=True)
class RollUp:
    """How many tasks of an area or a department stand where. Cancelled ones are no longer owed."""

    name: str
    statuses: Counter[str]
    lights: Counter[str]

    @classmethod
    def of(cls, name: str, rows: Iterable[tuple[str, str | None]]) -> RollUp:
        """From pairs of status and light."""
        pairs = list(rows)
        lights = Counter(str(lit) for _, lit in pairs if lit)
        return cls(name, Counter(str(status) for status, _ in pairs), lights)

    def row(self, *, shows_lights: bool) -> RollUpRow:
        """As a table shows it."""
        return RollUpRow(
            name=self.name,
            closed=self.closed,
            owed=self.owed,
            cancelled=self.cancelled,
            total=self.total,
            statuses=tuple((str(status.label), number) for status, number in self.counted_statuses),
            shows_lights=shows_lights,
            lights=tuple((lit.value, str(lit.label), number) for lit, number in self.counted_lights),
        )

    @property
    def total(self) -> int:
        return self.statuses.total()

    @property
    def closed(self) -> int:
        return self.statuses[TaskStatus.CLOSED]

    @property
    def cancelled(self) -> int:
        return self.statuses[TaskStatus.CANCELLED]

    @property
    def owed(self) -> int:
        return self.total - self.cancelled

    @property
    def formula(self) -> str:
        """The count with where it comes from: `已销号2项／应办5项（共6项，减已取消1项）`."""
        origin = f"（共{self.total}项，减已取消{self.cancelled}项）" if self.cancelled else ""
        return f"已销号{self.closed}项／应办{self.owed}项{origin}"

    @property
    def counted_statuses(self) -> list[tuple[TaskStatus, int]]:
        """The statuses that any task has, in their order."""
        return [(status, self.statuses[status]) for status in TaskStatus if self.statuses[status]]

    @property
    def counted_lights(self) -> list[tuple[Light, int]]:
        """The lights that are lit, gravest first."""
        return [(lit, self.lights[lit]) for lit in (*reversed(GRAVITY), Light.UNDECIDED) if self.lights[lit]]
