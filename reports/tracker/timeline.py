"""Tasks along the year: each a bar between its dates, drawn by the charts' pens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from indicators.charts.schedule import Bar, Course, ScheduleMark, year_scale
from indicators.charts.svg.schedule import months_svg, strip_svg
from reports.models.task_steps import TaskStatus
from reports.tracker.promises import Promised

COURSES = {
    TaskStatus.DONE: Course.DONE,
    TaskStatus.CLOSED: Course.DONE,
    TaskStatus.SUSPENDED: Course.STOPPED,
    TaskStatus.CANCELLED: Course.STOPPED,
}
"""All others run."""


@dataclass(frozen=True)
class TimelineRow:
    one: Promised
    drawing: SafeString


@dataclass(frozen=True)
class Timeline:
    months: SafeString
    rows: list[TimelineRow]
    undated: int


def timeline(promised: Sequence[Promised], today: date, *, staff: bool) -> Timeline:
    """Of one year's promises, at least one. Those due earliest first, those without a day last; milestones are for staff."""
    ordered = sorted(promised, key=lambda one: (one.task.due_on is None, one.task.due_on or today, one.number))
    bars = [_bar(one, staff=staff) for one in ordered]
    scale = year_scale(promised[0].task.year, today, bars)
    rows = [TimelineRow(one, strip_svg(scale, bar)) for one, bar in zip(ordered, bars, strict=True)]
    return Timeline(months_svg(scale), rows, sum(one.task.due_on is None for one in promised))


def _bar(one: Promised, *, staff: bool) -> Bar:
    task = one.task
    state = "，".join([task.get_status_display(), *([one.light.label] if one.light else [])])
    planned = [milestone for milestone in task.milestones.all() if milestone.due_on] if staff else []
    marks = tuple(ScheduleMark(step.due_on, step.title, step.is_reached) for step in planned if step.due_on)
    return Bar(one.title, state, task.starts_on, task.due_on, COURSES.get(TaskStatus(task.status), Course.RUNS), marks)
