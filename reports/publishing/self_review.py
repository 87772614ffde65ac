"""本部门自审: what was approved or closed by a reviewer of the very department, told to who publishes it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F

from indicators.models import FigureMove
from indicators.models.figure_steps import PUBLISHABLE, FigureVerb
from reports.models import Report, TaskUpdate
from reports.models.task_steps import TaskStatus, TaskVerb


@dataclass(frozen=True)
class SelfReviewed:
    """The approvals that stand, newest first."""

    figures: list[FigureMove]
    tasks: list[TaskUpdate]

    def __bool__(self) -> bool:
        return bool(self.figures or self.tasks)


def self_reviewed(report: Report) -> SelfReviewed:
    """Among the year's figures and the promises made for the year. Two queries."""
    figures = FigureMove.objects.filter(
        figure__year=report.year,
        figure__status__in=PUBLISHABLE,
        verb=FigureVerb.APPROVE,
        version=F("figure__version"),
        own_department=True,
    )
    tasks = TaskUpdate.objects.verbs(TaskVerb.CLOSE).filter(
        task__year=report.year, task__status=TaskStatus.CLOSED, own_department=True
    )
    return SelfReviewed(
        list(figures.select_related("by", "figure__indicator", "figure__department")),
        list(tasks.select_related("by", "task__lead_department").order_by("-at", "-pk")),
    )
