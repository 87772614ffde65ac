"""What one person has to do about tasks: sign, work, mend, review, assign, and what leaders have written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from indicators.models import User
from indicators.models.permissions import user_can_instruct, user_can_review
from indicators.office.permissions import user_has_role
from indicators.office.roles import Role
from reports.models import Task, TaskInstruction, TaskUpdate
from reports.models.lights import Light, Watch
from reports.models.permissions import user_can_assign, user_can_close
from reports.models.task_steps import SIGNED, TaskStatus, TaskVerb

RECENT = 10


@dataclass(frozen=True)
class Duty:
    """A task with its light; `reason` is why it came back."""

    task: Task
    light: Light | None
    days_left: int | None
    leads: bool
    reason: str = ""
    returned_by: str = ""


@dataclass(frozen=True)
class TaskInbox:
    to_sign: list[Duty]
    returned: list[Duty]
    in_hand: list[Duty]
    to_review: list[Duty]
    to_assign: list[tuple[int, int]]
    """Year and number of tasks that nobody leads yet."""
    instructions: list[TaskInstruction]
    given: list[TaskInstruction]
    """A leader's own, newest first."""

    @property
    def is_empty(self) -> bool:
        return not (
            self.to_sign
            or self.returned
            or self.in_hand
            or self.to_review
            or self.to_assign
            or self.instructions
            or self.given
        )


def inbox(person: User, watch: Watch) -> TaskInbox:
    """Everything about published tasks for one person's page. At most nine queries."""
    own = _own(person, watch) if user_has_role(person, Role.OFFICER) else []
    return TaskInbox(
        to_sign=[duty for duty in own if duty.leads and duty.task.status == TaskStatus.NOT_STARTED],
        returned=[duty for duty in own if duty.leads and duty.reason],
        in_hand=[duty for duty in own if duty.task.status in SIGNED and not (duty.leads and duty.reason)],
        to_review=_to_review(person, watch) if user_can_review(person) else [],
        to_assign=_to_assign(watch.today) if user_can_assign(person) else [],
        instructions=_instructions(person),
        given=_given(person) if user_can_instruct(person) else [],
    )


def _own(person: User, watch: Watch) -> list[Duty]:
    """Tasks of the person's departments that are running, the most urgent first."""
    mine = Q(lead_department__in=person.department_ids) | Q(co_departments__in=person.department_ids)
    last = TaskUpdate.objects.filter(task=OuterRef("pk")).order_by("-at", "-pk")
    tasks = (
        Task.objects.filter(pk__in=Task.objects.running().filter(mine).values("pk"))
        .tracked()
        .annotate(
            last_verb=Subquery(last.values("verb")[:1]),
            last_text=Subquery(last.values("text")[:1]),
            last_by=Subquery(last.values("by__full_name")[:1]),
        )
    )
    return _duties(tasks, watch, person)


def _duties(tasks: Iterable[Task], watch: Watch, person: User) -> list[Duty]:
    duties = [_duty(task, watch, person) for task in tasks]
    return sorted(duties, key=lambda duty: (duty.days_left is None, duty.days_left, duty.task.order))


def _duty(task: Task, watch: Watch, person: User) -> Duty:
    is_returned = getattr(task, "last_verb", "") == TaskVerb.RETURN
    standing = task.standing
    return Duty(
        task=task,
        light=watch.light(standing),
        days_left=standing.days_left(watch.today),
        leads=task.lead_department_id in person.department_ids,
        reason=getattr(task, "last_text", "") if is_returned else "",
        returned_by=getattr(task, "last_by", "") if is_returned else "",
    )


def _to_review(person: User, watch: Watch) -> list[Duty]:
    done = Task.objects.promised().filter(status=TaskStatus.DONE).tracked().prefetch_related("updates")
    return _duties([task for task in done if user_can_close(person, task)], watch, person)


def _to_assign(today: date) -> list[tuple[int, int]]:
    """Of years that are not over: what was left open longer is answered by the report, not by assigning."""
    open_ones = Task.objects.promised().filter(
        lead_department=None, status=TaskStatus.NOT_STARTED, year__gte=today.year
    )
    years = list(open_ones.order_by("year").values_list("year", flat=True))
    return [(year, years.count(year)) for year in dict.fromkeys(years)]


def _instructions(person: User) -> list[TaskInstruction]:
    mine = Q(pk__in=())
    if user_has_role(person, Role.OFFICER):
        mine |= Q(about__lead_department__in=person.department_ids)
    if user_has_role(person, Role.REVIEWER):
        mine |= Q(about__lead_department=None)
    found = TaskInstruction.objects.open().filter(mine)
    return list(found.select_related("about", "by").order_by("at"))


def _given(person: User) -> list[TaskInstruction]:
    return list(TaskInstruction.objects.filter(by=person).select_related("about", "answered_by")[:RECENT])
