"""What changed in a set of tasks since a day: for everybody where a status is another one, for staff each entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from reports.models import TaskUpdate
from reports.models.task_steps import TaskStatus
from reports.tracker.promises import Promised


@dataclass(frozen=True)
class TaskChange:
    """A task and its entries since the day, oldest first."""

    one: Promised
    entries: tuple[TaskUpdate, ...]

    @property
    def before(self) -> TaskStatus:
        return TaskStatus(self.entries[0].status_from)

    @property
    def after(self) -> TaskStatus:
        return TaskStatus(self.entries[-1].status_to)

    @property
    def moved(self) -> bool:
        """Whether it stands elsewhere than before."""
        return self.before != self.after

    @property
    def latest(self) -> TaskUpdate:
        return self.entries[-1]


def changes_since(day: date, promised: Iterable[Promised], *, staff: bool) -> list[TaskChange]:
    """In the order of the promises. One query for the entries, one for who wrote them."""
    chosen = list(promised)
    entries: dict[int, list[TaskUpdate]] = defaultdict(list)
    found = TaskUpdate.objects.filter(task__in=[one.task for one in chosen], at__gte=start_of(day))
    for entry in found.select_related("by").order_by("at", "pk"):
        entries[entry.task_id].append(entry)
    changes = [TaskChange(one, tuple(entries[one.task.pk])) for one in chosen if one.task.pk in entries]
    return changes if staff else [change for change in changes if change.moved]


def start_of(day: date) -> datetime:
    """Midnight in Asia/Shanghai."""
    return timezone.make_aware(datetime.combine(day, time.min))
