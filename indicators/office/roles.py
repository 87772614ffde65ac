"""Who does what: seven roles, each a group of the same Chinese name."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.contrib.auth.models import Group
from django.db import models


class Role(models.TextChoices):
    """The value is the group's name, as people see it in the admin."""

    OFFICER = "填报员", "填报所属部门的指标数据"
    HEAD = "部门负责人", "在提交前签发本部门的数据"
    REVIEWER = "审核员", "审核、退回各部门提交的数据，必要时代填"
    EDITOR = "编辑", "起草年度报告"
    PUBLISHER = "发布人", "发布、更正年度报告，解锁已锁定的数据"
    LEADER = "领导", "查看包括草稿在内的全部数据，不作任何修改"
    ADMINISTRATOR = "管理员", "管理用户、部门、指标目录和年度填报"


STAFF_ROLES = (Role.OFFICER, Role.HEAD, Role.REVIEWER, Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR)
"""Roles that work in the admin. Leaders read on the site itself."""


IN_A_DEPARTMENT = (Role.OFFICER, Role.HEAD)
"""Roles that are held in a department: without one there is nothing to do."""


def opens_the_admin(roles: Iterable[str]) -> bool:
    """Whether one of the roles works in the admin, so that whoever holds it needs the way in."""
    return not {role.value for role in STAFF_ROLES}.isdisjoint(roles)


def homeless(roles: Iterable[str], departments: Collection[object]) -> str:
    """Why somebody could not work in these roles: they need a department. Empty when they could."""
    needing = [role for role in roles if role in IN_A_DEPARTMENT]
    return f"{'、'.join(needing)}须填写所属部门。" if needing and not departments else ""


def ensure_roles(group: type[Group] = Group) -> None:
    """Make sure every role has its group. Idempotent: called by a migration (with its own Group) and by the tests."""
    for role in Role:
        group.objects.get_or_create(name=role.value)
