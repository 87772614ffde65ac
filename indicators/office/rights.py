"""What an account may do, and the log of every change to it: before, after, by whom, through which door.

Nobody changes what they may do themselves: another administrator does, or whoever has the machine, by a command.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self, TypeAlias

from django.db import transaction

from indicators.office.rights_change import RightsChange
from indicators.office.steps import Refused
from indicators.office.users import User

What: TypeAlias = RightsChange.What
Door: TypeAlias = RightsChange.Way
OWN = (
    "不能更改自己的角色、部门或账号状态，请由另一位管理员办理。"
    "只有一位管理员的，在服务器上用命令 manage.py set_roles 办理，记录为“命令行”。"
)


@dataclass(frozen=True, slots=True)
class Rights:
    """An account's rights in words; all empty before there is an account."""

    account: str = ""
    roles: str = ""
    departments: str = ""
    superuser: str = ""

    @classmethod
    def of(cls, pk: int) -> Self:
        """As the database has them now."""
        user = User.objects.get(pk=pk)
        return cls(
            account="在用" if user.is_active else "停用",
            roles="、".join(user.groups.order_by("pk").values_list("name", flat=True)),
            departments="、".join(user.departments.values_list("name", flat=True)),
            superuser="是" if user.is_superuser else "",
        )

    @property
    def mark(self) -> str:
        """Short, and another one for other rights: what a form remembers of what it showed."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]

    def changes(self, after: Rights) -> Iterator[tuple[What, str, str]]:
        """What differs afterwards: which right, its words before and after."""
        for what in (What.ACCOUNT, What.ROLES, What.DEPARTMENTS, What.SUPERUSER):
            pair = getattr(self, what.value), getattr(after, what.value)
            if pair[0] != pair[1]:
                yield what, *pair


@contextmanager
def changing_rights(*users: User, by: User | None, door: Door) -> Iterator[None]:
    """Whatever is changed inside is logged, or refused altogether. `by` is None on the machine itself."""
    with transaction.atomic():
        before = {user.pk: Rights.of(user.pk) for user in users}
        yield
        for user in users:
            log_rights(user, before[user.pk], by=by, door=door)


def log_rights(user: User, before: Rights = Rights(), *, by: User | None, door: Door) -> None:
    """One line for each right that is not what it was. Raises Refused where somebody lifted themselves."""
    changes = list(before.changes(Rights.of(user.pk)))
    if changes and by is not None and by.pk == user.pk and door != Door.MERGER:
        raise Refused(OWN)
    for what, was, now in changes:
        RightsChange.objects.create(user=user, what=what, before=was[:500], after=now[:500], by=by, door=door)


def log_second_factor(user: User, after: str, *, by: User | None, door: Door) -> None:
    """By what somebody proves that it is them: set up, changed to another phone, reset."""
    RightsChange.objects.create(user=user, what=What.SECOND_FACTOR, after=after, by=by, door=door)


def log_identity(user: User, after: str, *, by: User) -> None:
    """By which identity of the authority's sign-on somebody comes in; which one it is stands in no log."""
    RightsChange.objects.create(user=user, what=What.IDENTITY, after=after, by=by, door=Door.PAGE)


def log_personal_data(user: User, after: str, *, by: User, door: Door) -> None:
    """What the site keeps of somebody was taken along by another, or taken away."""
    RightsChange.objects.create(user=user, what=What.PERSONAL_DATA, after=after, by=by, door=door)


def log_password(user: User, *, by: User, door: Door) -> None:
    """Who sets another's password can sign in as them: it is logged like a right."""
    RightsChange.objects.create(user=user, what=What.PASSWORD, after="重新设置", by=by, door=door)
