"""What one person may do with one task now: the buttons and forms of its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from indicators.models import Figure, User
from indicators.models.figure_steps import PUBLISHABLE
from indicators.models.permissions import user_can_answer_instruction, user_can_instruct, user_can_review
from indicators.office.four_eyes import is_own_department
from indicators.office.permissions import Person
from reports.models import Task, TaskTarget, permissions
from reports.models.task_steps import TaskStatus, TaskVerb


@dataclass(frozen=True)
class TaskOffer:
    """An approved figure of a linked indicator, with what the task asks of it."""

    figure: Figure
    target: TaskTarget | None
    is_cited: bool

    @property
    def verdict(self) -> str:
        if self.target is None or self.figure.value is None:
            return ""
        return "达到目标" if self.target.is_met_by(self.figure.value) else "未达到目标"


@dataclass(frozen=True)
class TaskDesk:
    """`verbs` are those that role and status both allow."""

    verbs: frozenset[TaskVerb]
    may_instruct: bool
    may_answer: bool
    offers: list[TaskOffer]
    objection: str = ""
    """Why this reviewer does not close a task that waits for it."""
    is_own_department: bool = False
    """Closing it would be 本部门自审."""

    @property
    def is_empty(self) -> bool:
        return not self.verbs and not self.may_instruct and not self.objection

    @property
    def names(self) -> frozenset[str]:
        """The verbs as templates ask for them: `"sign" in desk.names`."""
        return frozenset(verb.value for verb in self.verbs)

    @property
    def drops(self) -> list[TaskVerb]:
        """Verbs that take the task off the list of work or bring it back, each with a reason."""
        return [
            verb for verb in (TaskVerb.SUSPEND, TaskVerb.CANCEL, TaskVerb.RESUME, TaskVerb.REOPEN) if verb in self.verbs
        ]


def desk(task: Task, person: Person) -> TaskDesk:
    """No query for who may only read."""
    verbs = {TaskVerb.ASSIGN, TaskVerb.ADJUST} if permissions.user_can_assign(person) else set()
    if permissions.user_leads(person, task):
        verbs |= {TaskVerb.SIGN, TaskVerb.REACH, TaskVerb.UNREACH, TaskVerb.CITE, TaskVerb.COMPLETE}
    if permissions.user_contributes(person, task):
        verbs.add(TaskVerb.UPDATE)
    if permissions.user_can_supervise(person, task):
        verbs |= {TaskVerb.RETURN, TaskVerb.INSPECT}
    if permissions.user_can_close(person, task):
        verbs.add(TaskVerb.CLOSE)
    if permissions.user_can_drop(person, task):
        verbs |= {TaskVerb.SUSPEND, TaskVerb.CANCEL, TaskVerb.RESUME, TaskVerb.REOPEN}
    allowed = frozenset(verb for verb in verbs if task.allows(verb))
    return TaskDesk(
        verbs=allowed,
        may_instruct=user_can_instruct(person),
        may_answer=user_can_answer_instruction(person, task.lead_department_id),
        offers=offers(task) if TaskVerb.CITE in allowed else [],
        objection=_objection(task, person),
        is_own_department=TaskVerb.CLOSE in allowed and is_own_department(cast(User, person), task.lead_department_id),
    )


def _objection(task: Task, person: Person) -> str:
    waits = task.status == TaskStatus.DONE and user_can_review(person)
    return permissions.objection_to_closing(cast(User, person), task) if waits else ""


def offers(task: Task) -> list[TaskOffer]:
    """The year's approved figures of the linked indicators. Three queries."""
    figures = Figure.objects.of_year(task.year).filter(
        indicator__in=task.indicators.all(), status__in=PUBLISHABLE, value__isnull=False
    )
    targets = {target.indicator_id: target for target in task.targets.select_related("indicator")}
    cited = set(task.updates.exclude(figure=None).values_list("figure", flat=True))
    return [
        TaskOffer(figure, targets.get(figure.indicator_id), figure.pk in cited)
        for figure in figures.select_related("indicator")
    ]
