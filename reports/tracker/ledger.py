"""台账: the tasks as a workbook in the columns every 督查室 knows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.formats import date_format

from indicators.office.sheet import Entry, Sheet
from reports.models import TaskUpdate
from reports.models.task_steps import REPORTING, SUPERVISING, TaskVerb
from reports.tracker.filters import TaskFilter
from reports.tracker.promises import Promised, roll_up

HEAD = ("序号", "目标与任务", "牵头责任单位", "配合单位", "完成时限", "完成情况", "督查情况")
WIDTHS = (4, 22, 9, 12, 8, 20, 18)
UNDECIDED = "待定"


def ledger(filter: TaskFilter, today: date, *, staff: bool) -> Sheet:
    """What was chosen, one row a task. The public's copy says where a task stands; what departments and reviewers wrote is staff's."""
    promised, year = filter.chosen, filter.shown_year
    prefetch_related_objects([one.task for one in promised], "co_departments")
    entries = _entries(promised) if staff else {}
    rows = tuple(_row(at, one, entries.get(one.task.pk, []), staff=staff) for at, one in enumerate(promised, 1))
    counted = roll_up("", promised)
    remarks = (
        f"{year}年度法治政府建设任务台账，截至{date_format(today)}。",
        f"{counted.formula}。",
        "任务出自上一年度报告的“下一步工作安排”，报告没有写明的责任单位和时限，经确认之前为待定。",
    )
    return Sheet(f"{year}年度任务台账（截至{date_format(today)}）", HEAD, rows, WIDTHS, remarks)


def _entries(promised: Iterable[Promised]) -> dict[int, list[TaskUpdate]]:
    """What was reported and what the supervisors said, newest first, by task. One query."""
    found: dict[int, list[TaskUpdate]] = {}
    updates = TaskUpdate.objects.filter(task__in=[one.task for one in promised])
    for entry in updates.verbs(*REPORTING, *SUPERVISING).order_by("-at", "-pk"):
        found.setdefault(entry.task_id, []).append(entry)
    return found


def _row(at: int, one: Promised, entries: list[TaskUpdate], *, staff: bool) -> tuple[Entry, ...]:
    task = one.task
    others = "、".join(department.name for department in task.co_departments.all())
    return (
        at,
        f"{one.title}（{one.address}）",
        task.lead_department.name if task.lead_department else UNDECIDED,
        others or (UNDECIDED if task.lead_department is None else "无"),
        date_format(task.due_on) if task.due_on else UNDECIDED,
        _done(one, entries),
        _supervised(one, entries) if staff else (one.light.label if one.light else ""),
    )


def _done(one: Promised, entries: list[TaskUpdate]) -> str:
    """The status, the milestones, and the last word of the departments."""
    steps = one.task.standing.steps if entries else ()
    reached = sum(step.reached_on is not None for step in steps)
    said = next((_said(entry) for entry in entries if entry.verb in REPORTING and entry.text), "")
    parts = [one.task.get_status_display(), f"节点{reached}/{len(steps)}" if steps else "", said]
    return "；".join(part for part in parts if part)


def _supervised(one: Promised, entries: list[TaskUpdate]) -> str:
    """The light, and what the supervisors said last and why."""
    said = [f"{TaskVerb(entry.verb).label}：{_said(entry)}" for entry in entries if entry.verb in SUPERVISING][:2]
    return "\n".join([*([one.light.label] if one.light else []), *said])


def _said(entry: TaskUpdate) -> str:
    day = timezone.localdate(entry.at)
    return f"{date_format(day)} {entry.text}".strip()
