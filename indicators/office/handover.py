"""One person's departments and roles given to another; no history lost."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.admin.models import CHANGE
from django.db import transaction

from indicators.office.admin.log import log_in_admin, require_administrator
from indicators.office.departments import Department
from indicators.office.rights import Door, changing_rights
from indicators.office.roles import IN_A_DEPARTMENT
from indicators.office.steps import Refused
from indicators.office.users import User


@transaction.atomic
def hand_over(
    leaving: User, successor: User, departments: Iterable[Department], *, by: User, deactivate: bool = False
) -> None:
    """Give one person's departments, and the roles held in them, to another. Figures stay as they are.

    Drafts belong to the department, so the successor finds them on the desk; the log keeps naming who entered them.
    Raises Refused when there is nothing to hand over, nobody to take it, or who acts is one of the two.
    """
    require_administrator(by)
    handed = list(leaving.departments.filter(pk__in=[department.pk for department in departments]))
    if leaving == successor or not successor.is_active:
        raise Refused("接手人须是另一个在用的账号。")
    if not handed:
        raise Refused(f"{leaving}已不在所选部门，没有可交接的。")
    with changing_rights(leaving, successor, by=by, door=Door.HAND_OVER):
        successor.departments.add(*handed)
        leaving.departments.remove(*handed)
        _pass_roles_on(leaving, successor)
        if deactivate:
            leaving.is_active = False
            leaving.save(update_fields=["is_active"])
    names = "、".join(department.name for department in handed)
    log_in_admin(by, [leaving], CHANGE, f"将{names}交接给{successor}" + ("，并停用账号" if deactivate else ""))
    log_in_admin(by, [successor], CHANGE, f"从{leaving}接手{names}")


def _pass_roles_on(leaving: User, successor: User) -> None:
    """What the one was in a department, the other is too; who has no department left is nothing in one any more."""
    passed = leaving.role_names.intersection(IN_A_DEPARTMENT)
    successor.take_roles(successor.role_names | passed)
    if not leaving.departments.exists():
        leaving.take_roles(leaving.role_names - passed)
