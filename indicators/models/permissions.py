"""May this person do this? Plain functions over roles and states; views, admin, verbs and commands all ask here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeGuard

from indicators.models.figure_steps import DEEDS, EDITABLE, FigureVerb
from indicators.office.four_eyes import objection
from indicators.office.permissions import Person, user_has_role
from indicators.office.roles import Role
from indicators.office.second_factor import proved

if TYPE_CHECKING:
    from indicators.models import Collection, Department, Evidence, Figure, FigureMove, User


def user_can_manage_collection(user: Person) -> bool:
    """Open, extend and lock a year's round."""
    return user_has_role(user, Role.REVIEWER, Role.ADMINISTRATOR)


def user_unlocks(user: Person) -> TypeGuard[User]:
    """Whose business unlocking is: what pages offer."""
    return user_has_role(user, Role.PUBLISHER, Role.ADMINISTRATOR)


def user_can_unlock_collection(user: Person) -> bool:
    """Take a locked round up again while its year is not published. Raises ProofWanted."""
    return user_unlocks(user) and proved(user)


def user_can_follow_collection(user: Person) -> bool:
    """See how far a round has come: who manages it, and who may unlock it."""
    return user_can_manage_collection(user) or user_unlocks(user)


def user_can_see_desk(user: Person, department: Department) -> bool:
    """A department's entry page: its own people and everybody who reviews or oversees."""
    return user_belongs_to(user, department) or user_has_role(
        user, Role.REVIEWER, Role.EDITOR, Role.PUBLISHER, Role.LEADER, Role.ADMINISTRATOR
    )


def user_belongs_to(user: Person, department: Department) -> bool:
    """An officer or head of this very department."""
    return user_has_role(user, Role.OFFICER, Role.HEAD) and department.pk in user.department_ids


def user_can_enter_for(user: Person, department: Department, collection: Collection | None) -> bool:
    """Fill in a department's figures while the round is open."""
    return collection is not None and collection.is_open and user_is_responsible_for(user, department)


def user_is_responsible_for(user: Person, department: Department) -> bool:
    """The department's officers, or a reviewer in their place (代填)."""
    is_own = user_has_role(user, Role.OFFICER) and department.pk in user.department_ids
    return is_own or user_has_role(user, Role.REVIEWER)


def user_can_enter(user: Person, figure: Figure, collection: Collection | None) -> bool:
    """The figure is in the officer's hands and the round is open, or the figure was reopened for a correction."""
    return figure.status in EDITABLE and user_can_handle(user, figure, collection)


def user_can_handle(user: Person, figure: Figure, collection: Collection | None) -> bool:
    """Submit or take back: the same people as for entering, whatever the state."""
    if figure.is_reopened:
        return user_is_responsible_for(user, figure.department)
    return user_can_enter_for(user, figure.department, collection)


def user_can_sign_off(user: Person, department: Department) -> bool:
    return user_has_role(user, Role.HEAD) and department.pk in user.department_ids


def user_can_review(user: Person) -> bool:
    """See the queue, return, approve."""
    return user_has_role(user, Role.REVIEWER)


def user_can_approve(user: Person, figure: Figure) -> bool:
    """A reviewer to whom nothing in four eyes' rule objects. Raises ProofWanted."""
    return user_has_role(user, Role.REVIEWER) and not objection_to_approval(user, figure) and proved(user)


def objection_to_approval(user: User, figure: Figure) -> str:
    """Why this reviewer may not approve the version that stands; "" where they may. Reads the figure's log."""
    return objection_by_log(user, figure, figure.moves.all())


def objection_by_log(user: User, figure: Figure, log: Iterable[FigureMove]) -> str:
    """The same where a page has read the log, newest first, already."""
    own = [move for move in log if move.by_id == user.pk and move.version == figure.version]
    deeds = [str(FigureVerb(move.verb).label) for move in reversed(own) if move.verb in DEEDS]
    if figure.entered_by_id == user.pk:
        deeds.append(str(FigureVerb.ENTER.label))
    return objection(user, deeds=deeds, department_id=figure.department_id, verb="审核")


def user_can_reopen(user: Person) -> bool:
    """Take a locked figure back to draft; only a correction makes the change public. Raises ProofWanted."""
    return user_has_role(user, Role.PUBLISHER) and proved(user)


def user_can_see_evidence(user: Person, evidence: Evidence) -> bool:
    return user_can_see_desk(user, evidence.figure.department)


def user_can_instruct(user: Person) -> bool:
    """Write a 批示 on a figure or a task."""
    return user_has_role(user, Role.LEADER)


def user_can_answer_instruction(user: Person, department_id: int | None) -> bool:
    """The responsible department's officers; a reviewer while nobody is responsible."""
    if department_id is None:
        return user_has_role(user, Role.REVIEWER)
    return user_has_role(user, Role.OFFICER) and department_id in user.department_ids
