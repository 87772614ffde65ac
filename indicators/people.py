"""Accounts and departments over the years: newcomers, successors, mergers, new names. 管理员 only; no history lost."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Model, QuerySet

from indicators.models import Collection, Department, Extension, Figure, Indicator, User
from indicators.permissions import user_can_administer
from indicators.review import Refused, Status
from indicators.rights import Door, changing_rights, log_password, log_rights
from indicators.roles import IN_A_DEPARTMENT
from indicators.roster import Newcomer

# Without letters and digits that are mistaken for each other when read off paper.
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Issued:
    """An account and its initial password, which is stored nowhere: whoever holds this may show it once."""

    user: User
    password: str


# ── newcomers ──


def create_people(newcomers: Sequence[Newcomer], *, by: User) -> list[Issued]:
    """Make all accounts or none. Each must change its password at the first login.

    Sent a second time (a double click, a page reloaded) it makes nobody twice: those who have never logged in get a
    fresh initial password, since nobody may have seen the first answer. Raises Refused when some of the names have
    meanwhile become accounts of their own.
    """
    _require_administrator(by)
    passwords = [initial_password() for _ in newcomers]
    hashes = [make_password(password) for password in passwords]  # slow, so before the transaction locks anything
    with transaction.atomic():
        waiting = _never_logged_in(newcomers)
        if not waiting:
            users = [_create(newcomer, hash_) for newcomer, hash_ in zip(newcomers, hashes, strict=True)]
            _log(by, users, ADDITION, "由人员表建立账号")
            for user in users:
                log_rights(user, by=by, door=Door.SHEET)
        else:
            users = [
                _reissue(waiting[newcomer.username], hash_) for newcomer, hash_ in zip(newcomers, hashes, strict=True)
            ]
            _log(by, users, CHANGE, "重新生成初始密码")
            for user in users:
                log_password(user, by=by, door=Door.SHEET)
    return [Issued(user, password) for user, password in zip(users, passwords, strict=True)]


def initial_password() -> str:
    """Twelve random characters in three groups, about 59 bits: `k7mp-x2qd-9fwa`."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(3))


def _never_logged_in(newcomers: Sequence[Newcomer]) -> dict[str, User]:
    """The accounts of these newcomers where all exist and none was used yet; {} where none exists. Else Refused."""
    names = [newcomer.username for newcomer in newcomers]
    existing = {user.username: user for user in User.objects.filter(username__in=names)}
    unused = [user for user in existing.values() if user.must_change_password and user.last_login is None]
    if existing and len(unused) != len(newcomers):
        raise Refused(f"没有建立任何账号：用户名“{'”“'.join(sorted(existing))}”已经有账号。请重新上传核对。")
    return existing


def _create(newcomer: Newcomer, password_hash: str) -> User:
    user = User.objects.create(
        username=newcomer.username,
        full_name=newcomer.full_name,
        phone=newcomer.phone,
        password=password_hash,
        must_change_password=True,
    )
    user.take_roles(newcomer.roles)
    user.departments.set(newcomer.departments)
    return user


def _reissue(user: User, password_hash: str) -> User:
    user.password = password_hash
    user.save(update_fields=["password"])
    return user


# ── successors ──


@transaction.atomic
def hand_over(
    leaving: User, successor: User, departments: Iterable[Department], *, by: User, deactivate: bool = False
) -> None:
    """Give one person's departments, and the roles held in them, to another. Figures stay as they are.

    Drafts belong to the department, so the successor finds them on the desk; the log keeps naming who entered them.
    Raises Refused when there is nothing to hand over, nobody to take it, or who acts is one of the two.
    """
    _require_administrator(by)
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
    _log(by, [leaving], CHANGE, f"将{names}交接给{successor}" + ("，并停用账号" if deactivate else ""))
    _log(by, [successor], CHANGE, f"从{leaving}接手{names}")


def _pass_roles_on(leaving: User, successor: User) -> None:
    """What the one was in a department, the other is too; who has no department left is nothing in one any more."""
    passed = leaving.role_names.intersection(IN_A_DEPARTMENT)
    successor.take_roles(successor.role_names | passed)
    if not leaving.departments.exists():
        leaving.take_roles(leaving.role_names - passed)


# ── departments ──


@dataclass(frozen=True)
class Merger:
    """What merging one department into another would move, and what stays."""

    department: Department

    @property
    def indicators(self) -> QuerySet[Indicator]:
        return Indicator.objects.filter(department=self.department)

    @property
    def co_indicators(self) -> QuerySet[Indicator]:
        return Indicator.objects.filter(co_departments=self.department)

    @property
    def members(self) -> QuerySet[User]:
        return User.objects.filter(departments=self.department)

    @property
    def moving(self) -> QuerySet[Figure]:
        """Figures still being worked on. One that a source made public moves too: it is still to be entered."""
        return Figure.objects.filter(department=self.department).exclude(status=Status.LOCKED)

    @property
    def staying(self) -> QuerySet[Figure]:
        """What an edition has published keeps the department that answered for it."""
        return Figure.objects.filter(department=self.department, status=Status.LOCKED)

    @property
    def extensions(self) -> QuerySet[Extension]:
        """More time that was granted in a round still open: it was this department's and does not pass on."""
        return Extension.objects.filter(department=self.department, collection__in=Collection.objects.open())


@transaction.atomic
def merge(department: Department, into: Department, *, by: User) -> None:
    """Let one department take over another's indicators, people and unfinished figures; the other becomes inactive.

    What keeps naming the other (figures an edition has published, tasks) is answered for by the people of `into`:
    see `User.department_ids`. Raises Refused for the same or an inactive department on either side.
    """
    _require_administrator(by)
    department = Department.objects.select_for_update().get(pk=department.pk)
    _require_mergeable(department, into)
    merger, reason = Merger(department), f"{department}并入{into}"
    cooperating = list(merger.co_indicators)
    moving: list[Indicator | Figure] = [*merger.indicators, *merger.moving]
    for thing in moving:
        thing.department = into
        _save(thing, reason)
    _move_cooperation(cooperating, department, into)
    members = list(merger.members)
    with changing_rights(*members, by=by, door=Door.MERGER):
        _move_members(members, department, into)
    for gone in [department, *department.absorbed.all()]:
        gone.is_active, gone.merged_into = False, into
        _save(gone, reason)
    _log(by, [department, into], CHANGE, reason)


@transaction.atomic
def rename(department: Department, *, name: str, short_name: str, by: User) -> None:
    """Give a department another name; the old one stays in its history. Raises Refused when nothing would change."""
    _require_administrator(by)
    department = Department.objects.select_for_update().get(pk=department.pk)
    before = department.name
    if (name, short_name) == (before, department.short_name):
        raise Refused("新名称与现在的名称相同，没有更改。")
    department.name, department.short_name = name, short_name
    department.full_clean()
    reason = f"{before}更名为{name}" if name != before else f"{name}的简称改为{short_name or '无'}"
    _save(department, reason)
    _log(by, [department], CHANGE, reason)


def former_names(department: Department) -> list[str]:
    """Names the department had before, newest first, each once."""
    names = department.history.order_by("-history_date", "-history_id").values_list("name", flat=True)
    return [name for name in dict.fromkeys(names) if name != department.name]


def _require_mergeable(department: Department, into: Department) -> None:
    if not department.is_active:
        fate = f"并入{department.merged_into}" if department.merged_into else "停用"
        raise Refused(f"{department}已{fate}，不能再合并。")
    if department == into or not into.is_active:
        raise Refused("须并入另一个在用的部门。")


def _move_cooperation(cooperating: Iterable[Indicator], department: Department, into: Department) -> None:
    """Nobody cooperates with themselves."""
    for indicator in cooperating:
        indicator.co_departments.remove(department)
        indicator.co_departments.add(into)
    for indicator in Indicator.objects.filter(department=into, co_departments=into):
        indicator.co_departments.remove(into)


def _move_members(members: Iterable[User], department: Department, into: Department) -> None:
    for member in members:
        member.departments.add(into)
        member.departments.remove(department)


def _save(thing: Indicator | Figure | Department, reason: str) -> None:
    """Save with the reason in the thing's own history."""
    thing._change_reason = reason  # type: ignore[union-attr]
    thing.save()


def _log(by: User, things: Sequence[Model], flag: int, message: str) -> None:
    """One line each in the admin's own log."""
    for thing in things:
        LogEntry.objects.log_actions(by.pk, [thing], flag, message, single_object=True)


def _require_administrator(by: User) -> None:
    if not user_can_administer(by):
        raise Refused("只有管理员可以管理用户和部门。")
