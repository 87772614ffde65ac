"""The promises that were chosen, as the table, board or timeline that was asked for."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from reports.models import TaskStatus
from reports.tracker.filters import TaskFilter
from reports.tracker.promises import Promised
from reports.tracker.tables import TaskTable
from reports.tracker.timeline import timeline


def shown(filter: TaskFilter, *, staff: bool) -> dict[str, Any]:
    """The chosen promises in the view asked for."""
    match filter.shown_view:
        case "board":
            return {"board": board(filter.chosen)}
        case "timeline" if filter.chosen:
            return {"timeline": timeline(filter.chosen, timezone.localdate(), staff=staff)}
        case _:
            return {"table": TaskTable(filter.chosen, filter.data)}


def board(promised: list[Promised]) -> list[tuple[TaskStatus, list[Promised]]]:
    """A column for each status on the way to its end; 已暂缓 and 已取消 only where a task stands there."""
    columns = [(status, [one for one in promised if one.status == status]) for status in TaskStatus]
    aside = (TaskStatus.SUSPENDED, TaskStatus.CANCELLED)
    return [(status, ones) for status, ones in columns if ones or status not in aside]
