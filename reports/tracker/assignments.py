"""Who leads a task, with whom, by when and measured how: set by a person, the suggestion confirmed or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from indicators.models import Department, Indicator, User
from indicators.office.steps import Refused
from reports.models import Milestone, Task, TaskTarget, TaskUpdate
from reports.models.permissions import user_can_assign
from reports.models.task_steps import TaskStatus, TaskVerb


@dataclass(frozen=True)
class AssignmentPlan:
    """A milestone as planned."""

    title: str
    due_on: date | None


@dataclass(frozen=True)
class Goal:
    """What an indicator has to reach."""

    indicator: Indicator
    bound: str
    value: Decimal


@dataclass(frozen=True)
class Assignment:
    """All that a person sets about a task; None and empty are 待定."""

    lead: Department
    others: Sequence[Department] = ()
    owner: User | None = None
    starts_on: date | None = None
    due_on: date | None = None
    measure: str | None = None
    """None leaves it as it is; what a published report froze stays."""
    steps: Sequence[AssignmentPlan] | None = None
    goals: Sequence[Goal] | None = None


@transaction.atomic
def assign(task: Task, assignment: Assignment, *, by: User, reason: str = "") -> TaskUpdate:
    """分派 while nobody has signed; afterwards 调整, or 改派 to another lead, who signs anew. Both need a reason."""
    task.hold()
    _refuse_nonsense(task, assignment)
    former, verb = task.lead_department, _verb(task, assignment.lead)
    task.require_words(verb, reason)
    task.lead_department, task.owner = assignment.lead, assignment.owner
    task.starts_on, task.due_on = assignment.starts_on, assignment.due_on
    if verb != TaskVerb.ADJUST:
        task.assigned_at = timezone.now()
    if assignment.measure is not None:
        task.measure = assignment.measure
    task.co_departments.set(assignment.others)
    if assignment.steps is not None:
        _plan(task, assignment.steps)
    if assignment.goals is not None:
        _aim(task, assignment.goals)
    text = _said(assignment, former, reason)
    return task.move(verb, by=by, allowed=user_can_assign(by), text=text)


@transaction.atomic
def confirm_suggestions(chosen: Iterable[tuple[Task, Department, date | None]], *, by: User) -> list[TaskUpdate]:
    """Assign several at once or none, each to the department a person has confirmed, the suggested others included."""
    return [
        assign(task, Assignment(lead, list(task.suggested_co_departments.exclude(pk=lead.pk)), due_on=due_on), by=by)
        for task, lead, due_on in chosen
    ]


def _verb(task: Task, lead: Department) -> TaskVerb:
    if task.status == TaskStatus.NOT_STARTED:
        return TaskVerb.ASSIGN
    return TaskVerb.ADJUST if task.lead_department_id == lead.pk else TaskVerb.REASSIGN


def _refuse_nonsense(task: Task, assignment: Assignment) -> None:
    if assignment.lead in assignment.others:
        raise Refused("牵头部门不能同时是配合部门。")
    if assignment.owner and assignment.lead.pk not in assignment.owner.department_ids:
        raise Refused(f"{assignment.owner}不属于{assignment.lead}，不能作为责任人。")
    if assignment.starts_on and assignment.due_on and assignment.due_on < assignment.starts_on:
        raise Refused("完成时限不能早于启动日期。")
    titles = [step.title for step in assignment.steps or ()]
    if len(set(titles)) < len(titles):
        raise Refused("节点不能重名。")


def _plan(task: Task, steps: Sequence[AssignmentPlan]) -> None:
    """Milestones already reached stay; the others become as planned."""
    reached = set(task.milestones.exclude(reached_at=None).values_list("title", flat=True))
    task.milestones.filter(reached_at=None).exclude(title__in=[step.title for step in steps]).delete()
    for order, step in enumerate(steps, 1):
        if step.title not in reached:
            Milestone.objects.update_or_create(
                task=task, title=step.title, defaults={"due_on": step.due_on, "order": order}
            )


def _aim(task: Task, goals: Sequence[Goal]) -> None:
    task.targets.exclude(indicator__in=[goal.indicator for goal in goals]).delete()
    for goal in goals:
        TaskTarget.objects.update_or_create(
            task=task, indicator=goal.indicator, defaults={"bound": goal.bound, "value": goal.value}
        )


def _said(assignment: Assignment, former: Department | None, reason: str) -> str:
    """The entry's words: `牵头：区司法局；配合：区财政局；完成时限：2020年12月31日。`"""
    lead = f"牵头：{assignment.lead}"
    if former and former != assignment.lead:
        lead += f"（原为{former}）"
    others = "、".join(map(str, assignment.others)) or "无"
    due = date_format(assignment.due_on) if assignment.due_on else "待定"
    parts = [lead, f"配合：{others}", f"完成时限：{due}"]
    if assignment.owner:
        parts.append(f"责任人：{assignment.owner}")
    return f"{'；'.join(parts)}。{reason.strip()}"
