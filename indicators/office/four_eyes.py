"""Four eyes: who says yes must be another than who did it. One rule for figures and for tasks. Pure.

Nobody approves or closes what they entered, reported, signed or handed in themselves. Belonging to the department is no
bar, for reviewers mostly sit in the bureau that leads most; it is told as 本部门自审. A district that has reviewers
elsewhere makes it one by REVIEW_OUTSIDE_DEPARTMENT.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from indicators.office.users import User


def objection(user: User, *, deeds: Iterable[str], department_id: int | None, verb: str) -> str:
    """Why this reviewer may not `verb` (审核, 销号): a sentence, "" where they may. `deeds` are the words for what they
    did themselves: 填报, 提交."""
    done = "、".join(dict.fromkeys(deeds))
    if done:
        return f"由您{done}，须由另一位审核员{verb}。"
    if is_barred_by_department(user, department_id):
        return f"属于您所在的部门，按本站设置须由其他部门的审核员{verb}。"
    return ""


def is_own_department(user: User, department_id: int | None) -> bool:
    """The reviewer belongs to the department whose work it is: 本部门自审."""
    return department_id in user.department_ids


def is_barred_by_department(user: User, department_id: int | None) -> bool:
    return settings.REVIEW_OUTSIDE_DEPARTMENT and is_own_department(user, department_id)
