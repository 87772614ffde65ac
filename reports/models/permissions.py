"""May this person do this to a report? Plain functions over roles and stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from django.conf import settings

from indicators.office.four_eyes import is_barred_by_department, objection
from indicators.office.permissions import Person, user_can_read_drafts, user_has_role
from indicators.office.roles import Role
from indicators.office.second_factor import proved
from reports.models.report_steps import WRITABLE, Stage
from reports.models.task_steps import DEEDS, TaskVerb

if TYPE_CHECKING:
    from indicators.models import User
    from reports.models import ImportedReport, Report, Task, TextBlock


def user_can_read_draft(user: Person) -> bool:
    """The text before it is published: everybody who works on it or oversees it."""
    return user_has_role(
        user, Role.REVIEWER, Role.EDITOR, Role.PUBLISHER, Role.LEADER, Role.ADMINISTRATOR, Role.HEAD, Role.OFFICER
    )


def user_can_edit(user: Person) -> bool:
    """Write reports at all."""
    return user_has_role(user, Role.EDITOR)


def user_can_write(user: Person, report: Report) -> bool:
    """Change the report's text as a whole now: structure, head, charts. Closed while a correction runs."""
    return user_can_edit(user) and report.stage in WRITABLE and report.stage != Stage.CORRECTING


def user_can_rewrite(user: Person, report: Report, block: TextBlock) -> bool:
    """Change this very block now; a running correction opens only the blocks it names."""
    if not user_can_edit(user) or report.stage not in WRITABLE:
        return False
    if report.stage != Stage.CORRECTING:
        return True
    correction = report.running_correction
    return correction is not None and correction.names(block)


def user_can_reword(user: Person, report: Report, *fields: str) -> bool:
    """Change these fields of the report itself, its lead or head; a running correction opens those it names."""
    if report.stage != Stage.CORRECTING:
        return user_can_write(user, report)
    correction = report.running_correction
    return user_can_edit(user) and correction is not None and correction.opens(fields)


def user_can_promise(user: Person, report: Report) -> bool:
    """Make tasks of what the plan promises; after publication only in a correction that opens them."""
    if report.stage != Stage.CORRECTING:
        return user_can_write(user, report)
    correction = report.running_correction
    return user_can_edit(user) and correction is not None and correction.opens_tasks


def user_can_take_up_opinions(user: Person) -> TypeGuard[User]:
    """Make tasks of what the people's congress said of a published report."""
    return user_has_role(user, Role.EDITOR, Role.PUBLISHER)


def user_publishes(user: Person) -> TypeGuard[User]:
    """Whose business it is what readers see: what pages offer, and what takes nothing from readers and gives them nothing."""
    return user_has_role(user, Role.PUBLISHER)


def user_publishes_this(user: Person, report: Report) -> TypeGuard[User]:
    """Four eyes: the publisher approves and publishes what somebody else last edited."""
    return user_publishes(user) and report.edited_by_id != user.pk


def user_can_approve(user: Person, report: Report) -> bool:
    """Raises ProofWanted."""
    return user_publishes_this(user, report) and proved(user)


def user_can_publish(user: Person, report: Report) -> bool:
    """Now or at a set time. Raises ProofWanted."""
    return user_publishes_this(user, report) and proved(user)


def user_can_correct(user: Person) -> bool:
    """Open a correction or withdraw an edition. Raises ProofWanted."""
    return user_publishes(user) and proved(user)


def user_can_confirm_import(user: Person, imported: ImportedReport) -> bool:
    """Four eyes: another publisher than whoever read the file in or reviewed it. Raises ProofWanted."""
    return user_publishes(user) and not imported.user_had_a_hand_in(user) and proved(user)


def user_can_file(user: Person) -> bool:
    """Note to whom the report was submitted (上报), with the receipt."""
    return user_has_role(user, Role.EDITOR, Role.PUBLISHER)


def user_can_read_withdrawn(user: Person) -> bool:
    return user_has_role(user, Role.ADMINISTRATOR)


def user_can_see_check(user: Person) -> bool:
    """What the checker finds: whoever writes, answers for or publishes the text, and the figures' reviewers."""
    return user_has_role(user, Role.EDITOR, Role.PUBLISHER, Role.REVIEWER, Role.ADMINISTRATOR)


def user_can_answer_warnings(user: Person) -> bool:
    """Give the reason for which a warning of the checker passes."""
    return user_has_role(user, Role.EDITOR, Role.PUBLISHER)


# ── tasks ──


def user_can_follow_tasks(user: Person) -> bool:
    """The log of a task, its evidence, and what is only suggested: everybody with a role."""
    return user_can_read_drafts(user)


def user_can_see_lights(user: Person) -> bool:
    """Lights and the names of those who answer for a task; the public only where the district wants it."""
    return settings.TASKS_PUBLIC_LIGHTS or user_can_follow_tasks(user)


def user_can_assign(user: Person) -> bool:
    """Confirm who leads, and set what the source does not say."""
    return user_has_role(user, Role.REVIEWER, Role.ADMINISTRATOR)


def user_leads(user: Person, task: Task) -> bool:
    """An officer of the lead department: signs, reaches milestones, reports completion."""
    return user_has_role(user, Role.OFFICER) and task.lead_department_id in user.department_ids


def user_contributes(user: Person, task: Task) -> bool:
    """An officer of any department of the task: adds progress."""
    if not user_has_role(user, Role.OFFICER):
        return False
    departments = {task.lead_department_id, *(department.pk for department in task.co_departments.all())}
    return not user.department_ids.isdisjoint(departments - {None})


def user_can_supervise(user: Person, task: Task) -> bool:
    """A reviewer; of another department than the lead where the district asks for that."""
    return user_has_role(user, Role.REVIEWER) and not is_barred_by_department(user, task.lead_department_id)


def user_can_close(user: Person, task: Task) -> bool:
    """A reviewer to whom nothing in four eyes' rule objects."""
    return user_has_role(user, Role.REVIEWER) and not objection_to_closing(user, task)


def objection_to_closing(user: User, task: Task) -> str:
    """Why this reviewer may not close the task; "" where they may. Reads the task's log."""
    own = [entry for entry in task.updates.all() if entry.by_id == user.pk and entry.verb in DEEDS]
    deeds = [str(TaskVerb(entry.verb).label) for entry in reversed(own)]
    if task.completed_by_id == user.pk:
        deeds.append(str(TaskVerb.COMPLETE.label))
    return objection(user, deeds=deeds, department_id=task.lead_department_id, verb="销号")


def user_can_drop(user: Person, task: Task) -> bool:
    """Suspend, cancel and take up again."""
    return user_can_supervise(user, task) or user_has_role(user, Role.ADMINISTRATOR)
