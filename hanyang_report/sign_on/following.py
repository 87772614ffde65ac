"""What the sign-on says of roles and departments: it takes away at once, and gives only what an administrator agrees to.

Only what stands in 身份对应 is governed so. A claim that was not sent says nothing; an empty one says: none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from hanyang_report.sign_on.linking import is_break_glass
from indicators.models import ClaimMapping, Department, ProposedRight, User
from indicators.office.admin.log import require_administrator
from indicators.office.rights import Door, changing_rights
from indicators.office.roles import homeless
from indicators.office.steps import Refused, held


@dataclass(frozen=True, slots=True)
class ClaimValues:
    """The values that were sent; None where the claim was not."""

    roles: frozenset[str] | None
    departments: frozenset[str] | None

    @classmethod
    def of(cls, claims: Mapping[str, Any]) -> Self:
        return cls(_values(claims, settings.OIDC_ROLE_CLAIM), _values(claims, settings.OIDC_DEPARTMENT_CLAIM))


def _values(claims: Any, name: str) -> frozenset[str] | None:
    """Of one claim, by its name or by the way to it (`realm_access.roles`); one value is a list of one."""
    found: Any = claims.get(name)
    if found is None and "." in name:
        found = claims
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return frozenset([found])
    return frozenset(value for value in found if isinstance(value, str)) if isinstance(found, list) else None


@transaction.atomic
def follow(user: User, said: ClaimValues) -> None:
    """Takes away what the sign-on no longer says, and proposes what it says anew. Never touches BREAK_GLASS."""
    if is_break_glass(user):
        return
    rows = list(ClaimMapping.objects.select_related("department__merged_into"))
    with changing_rights(user, by=None, door=Door.SIGN_ON):
        if said.roles is not None:
            _follow_roles(user, [(row.value in said.roles, row.role) for row in rows if row.role])
        if said.departments is not None:
            placed = [(row.value in said.departments, row.department) for row in rows if row.department]
            _follow_departments(user, [(is_said, one.merged_into or one) for is_said, one in placed])


def _follow_roles(user: User, rows: list[tuple[bool, str]]) -> None:
    given, governed = {role for is_said, role in rows if is_said}, {role for _, role in rows}
    had = set(user.groups.values_list("name", flat=True))
    if had & (governed - given):
        user.take_roles(had - (governed - given))
    waiting = ProposedRight.objects.filter(user=user, department=None)
    waiting.exclude(role__in=given - had).delete()
    for role in sorted(given - had):
        waiting.get_or_create(user=user, role=role, department=None)


def _follow_departments(user: User, rows: list[tuple[bool, Department]]) -> None:
    given, governed = {one for is_said, one in rows if is_said}, {one for _, one in rows}
    had = set(user.departments.all())
    if had & (governed - given):
        user.departments.set(had - (governed - given))
    waiting = ProposedRight.objects.filter(user=user, role="")
    waiting.exclude(department__in=given - had).delete()
    for one in sorted(given - had, key=lambda department: department.pk):
        waiting.get_or_create(user=user, role="", department=one)


@transaction.atomic
def agree(pks: Iterable[int], *, by: User) -> list[ProposedRight]:
    """Yes to these of one person: they hold them from now on. Raises Refused; what was settled meanwhile is passed over."""
    proposed = _open(pks, by)
    for user in {one.user for one in proposed}:
        own = [one for one in proposed if one.user == user]
        with changing_rights(user, by=by, door=Door.PAGE):
            roles = {*user.groups.values_list("name", flat=True), *(one.role for one in own if one.role)}
            user.departments.add(*(one.department for one in own if one.department))
            if complaint := homeless(roles, list(user.departments.all())):
                raise Refused(f"{user}：{complaint}请连同部门一起同意，或先在“用户”中填写。")
            user.take_roles(roles)
    ProposedRight.objects.filter(pk__in=[one.pk for one in proposed]).delete()
    return proposed


@transaction.atomic
def decline(pks: Iterable[int], *, by: User) -> list[ProposedRight]:
    """No: it is not asked again as long as the sign-on keeps saying so."""
    proposed = _open(pks, by)
    for one in proposed:
        one.declined_by, one.declined_at = by, timezone.now()
        one.save(update_fields=["declined_by", "declined_at"])
    return proposed


def _open(pks: Iterable[int], by: User) -> list[ProposedRight]:
    require_administrator(by)
    proposed = list(held(ProposedRight.objects.waiting().filter(pk__in=pks)).select_related("user", "department"))
    if any(one.user.pk == by.pk for one in proposed):
        raise Refused("自己的角色和部门由另一位管理员同意。")
    if any(one.user.is_superuser for one in proposed) and not by.is_superuser:
        raise Refused("超级管理员的账号须由超级管理员办理。")
    return proposed
