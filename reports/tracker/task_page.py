"""What one reader is shown of one promise, and what they typed where a step was refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import Http404

from indicators.models import Indicator
from indicators.office.permissions import Person
from indicators.round.evidence import ACCEPTED
from reports.models import Task, user_can_follow_tasks, user_can_see_lights
from reports.tracker.answers import contradicting_draft
from reports.tracker.desk import desk
from reports.tracker.promise_ledger import answered
from reports.tracker.promises import linked, neighbours, published_promises
from reports.tracker.watching import watch_for


class Missing(Http404):
    def __init__(self, address: str) -> None:
        super().__init__(f"没有编号为“{address}”的任务。")


def task_at(address: str) -> Task:
    """`2020-T1-1` → its task. Raises Missing."""
    task = Task.objects.at(address).first()
    if task is None:
        raise Missing(address)
    return task


def task_page(address: str, reader: Person, typed: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """For `reports/task.html`. Raises Missing where nothing of this address was promised in public."""
    staff = user_can_follow_tasks(reader)
    promised = published_promises(watch_for(reader))
    one = next((one for one in promised if one.address == address), None)
    if one is None:
        raise Missing(address)
    links = linked(Indicator.objects.filter(code__in=one.promise.codes))
    prefetch_related_objects([link.indicator for link in links.values() if link.has_line], "annotations")
    before, after = neighbours(one, promised)
    return {
        "one": one,
        "linked": [links[code] for code in one.promise.codes if code in links],
        "source": one.marked_source,
        "answered": answered(one),
        "before": before,
        "after": after,
        "shows_suggestions": staff,
        "staff": staff,
        "shows_lights": user_can_see_lights(reader),
        "typed": typed or {},
        **(_followed(one.task, reader) if staff else {}),
    }


def _followed(task: Task, reader: Person) -> dict[str, Any]:
    """What staff see of a task besides its promise."""
    return {
        "desk": desk(task, reader),
        "accepted": ACCEPTED,
        "milestones": task.milestones.all(),
        "targets": task.targets.select_related("indicator"),
        "log": list(task.updates.with_context()),
        "drafted": contradicting_draft(task),
        "instructions": task.instructions.select_related("by", "answered_by"),
    }
