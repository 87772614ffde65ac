"""Accounts and departments over the years: newcomers, successors, mergers, new names. 管理员 only; no history lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.admin.models import CHANGE
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from indicators.models import Collection, Department, Extension, Figure, Indicator, User
from indicators.models.figure_steps import FigureStatus
from indicators.office.admin.log import log_in_admin, require_administrator
from indicators.office.department_names import NameUntil, in_order, written
from indicators.office.rights import Door, changing_rights
from indicators.office.steps import Refused, held

# ── newcomers ──


# ── successors ──


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
        return Figure.objects.filter(department=self.department).exclude(status=FigureStatus.LOCKED)

    @property
    def staying(self) -> QuerySet[Figure]:
        """What an edition has published keeps the department that answered for it."""
        return Figure.objects.filter(department=self.department, status=FigureStatus.LOCKED)

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
    require_administrator(by)
    department = held(Department.objects.filter(pk=department.pk)).get()
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
    log_in_admin(by, [department, into], CHANGE, reason)


@transaction.atomic
def rename(department: Department, *, name: str, short_name: str, until: int | None = None, by: User) -> None:
    """Give a department another name; the old one stays on it with `until`, the last year it was called so (unsaid: last year).

    Raises Refused when nothing would change.
    """
    require_administrator(by)
    department = held(Department.objects.filter(pk=department.pk)).get()
    before = department.name
    if (name, short_name) == (before, department.short_name):
        raise Refused("新名称与现在的名称相同，没有更改。")
    if name != before:
        _keep_name(department, NameUntil(before, until or timezone.localdate().year - 1), today=name)
    department.name, department.short_name = name, short_name
    department.full_clean()
    reason = f"{before}更名为{name}" if name != before else f"{name}的简称改为{short_name or '无'}"
    _save(department, reason)
    log_in_admin(by, [department], CHANGE, reason)


def _keep_name(department: Department, given_up: NameUntil, *, today: str) -> None:
    """A name that is taken up again is no former one."""
    former = in_order([*department.former_names, given_up])
    department.names_before = written(one for one in former if one.name != today)


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
