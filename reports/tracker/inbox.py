"""What one person has to do about tasks: sign, work, mend, review, assign, and what leaders have written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, prefetch_related_objects

from indicators.models import User
from indicators.models.permissions import user_can_instruct, user_can_review
from indicators.office.kept.composed import composed
from indicators.office.kept.held import held
from indicators.office.permissions import user_has_role
from indicators.office.roles import Role
from reports.models import Edition, Task, TaskInstruction, TaskUpdate
from reports.models.lights import Light, Watch
from reports.models.permissions import user_can_assign, user_can_close
from reports.models.task import TaskQuerySet
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
    """Everything about published tasks for one person's page. At most eleven queries, half of them while little waits."""
    own = _own(person, watch) if user_has_role(person, Role.OFFICER) else []
    return TaskInbox(
        to_sign=[duty for duty in own if duty.leads and duty.task.status == TaskStatus.NOT_STARTED],
        returned=[duty for duty in own if duty.leads and duty.reason],
        in_hand=[duty for duty in own if duty.task.status in SIGNED and not (duty.leads and duty.reason)],
        to_review=_to_review(person, watch) if user_can_review(person) else [],
        to_assign=_to_assign(watch.today) if user_can_assign(person) else [],
        instructions=_instructions(person),
        given=_given_by(person.pk) if user_can_instruct(person) else [],
    )


def _own(person: User, watch: Watch) -> list[Duty]:
    """Tasks of the person's departments that are running, the most urgent first."""
    keys = _running_for(person.department_ids)
    return _duties(_followed(Task.objects.filter(pk__in=keys)), watch, person) if keys else []


@held
def _running_for(departments: frozenset[int]) -> frozenset[int]:
    """The tasks that these have in hand, as leading or as helping."""
    current = dict(Edition.objects.current().values_list("report", "report__year"))
    mine = Q(lead_department__in=departments) | Q(co_departments__in=departments)
    running = Task.objects.running_beside(current.keys(), current.values()).filter(mine).order_by()
    return frozenset(running.values_list("pk", flat=True))


def _followed(tasks: TaskQuerySet) -> list[Task]:
    """With all that a duty tells of them. Three queries, and one for the names of those who sent something back."""
    found = list(tasks.select_related("lead_department").prefetch_related("milestones", "updates"))
    for task in found:
        task.last_entry_at = max((update.at for update in task.updates.all()), default=None)  # type: ignore[attr-defined]
    prefetch_related_objects([back for task in found if (back := _sent_back(task))], "by")
    return found


def _duties(tasks: Iterable[Task], watch: Watch, person: User) -> list[Duty]:
    duties = [_duty(task, watch, person) for task in tasks]
    return sorted(duties, key=lambda duty: (duty.days_left is None, duty.days_left, duty.task.order))


def _duty(task: Task, watch: Watch, person: User) -> Duty:
    back = _sent_back(task)
    standing = task.standing
    return Duty(
        task=task,
        light=watch.light(standing),
        days_left=standing.days_left(watch.today),
        leads=task.lead_department_id in person.department_ids,
        reason=back.text if back else "",
        returned_by=back.by.full_name if back else "",
    )


def _sent_back(task: Task) -> TaskUpdate | None:
    """The last entry of its log, where that sent it back."""
    last = next(iter(task.updates.all()), None)
    return last if last and last.verb == TaskVerb.RETURN else None


def _to_review(person: User, watch: Watch) -> list[Duty]:
    keys = _done()
    done = _followed(Task.objects.filter(pk__in=keys)) if keys else []
    return _duties([task for task in done if user_can_close(person, task)], watch, person)


@held
def _done() -> frozenset[int]:
    return frozenset(Task.objects.promised().filter(status=TaskStatus.DONE).order_by().values_list("pk", flat=True))


def _to_assign(today: date) -> list[tuple[int, int]]:
    """Of years that are not over: what was left open longer is answered by the report, not by assigning."""
    return list(_unled_since(today))


@held
def _unled_since(today: date) -> tuple[tuple[int, int], ...]:
    unled = Task.objects.filter(lead_department=None, status=TaskStatus.NOT_STARTED, year__gte=today.year)
    years = list(unled.promised().order_by("year").values_list("year", flat=True))
    return tuple((year, years.count(year)) for year in dict.fromkeys(years))


def _instructions(person: User) -> list[TaskInstruction]:
    mine: frozenset[int | None] = person.department_ids if user_has_role(person, Role.OFFICER) else frozenset()
    mine |= frozenset([None] if user_has_role(person, Role.REVIEWER) else ())
    if not mine & _leads_instructed():
        return []
    found = TaskInstruction.objects.open().filter(_led_by(mine))
    return list(found.select_related("about", "by").order_by("at"))


def _led_by(departments: frozenset[int | None]) -> Q:
    led = Q(about__lead_department__in=departments - {None})
    return led | Q(about__lead_department=None) if None in departments else led


@held
def _leads_instructed() -> frozenset[int | None]:
    """The departments that lead a task with a 批示 to answer; None where nobody leads it yet."""
    return frozenset(TaskInstruction.objects.open().order_by().values_list("about__lead_department", flat=True))


@composed
def _given_by(leader: int) -> QuerySet[TaskInstruction]:
    return TaskInstruction.objects.filter(by=leader).select_related("about", "answered_by")[:RECENT]
