"""REVIEW_OUTSIDE_DEPARTMENT is refused at the start where it would leave a department without anybody to review it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from indicators.office.departments import Department
from indicators.office.roles import Role
from indicators.office.users import User


def departments_nobody_outside_reviews() -> list[Department]:
    """Active departments to which every reviewer belongs; none while there are no reviewers at all."""
    reviewers = list(
        User.objects.filter(is_active=True, groups__name=Role.REVIEWER.value).prefetch_related("departments")
    )
    if not reviewers:
        return []
    inside = set.intersection(*({department.pk for department in one.departments.all()} for one in reviewers))
    return list(Department.objects.filter(pk__in=inside, is_active=True))


@register(Tags.database)
def reviewers_outside(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Asked by `migrate`, with which every start begins. A database without tables has nobody to ask about."""
    if not settings.REVIEW_OUTSIDE_DEPARTMENT or not databases:
        return []
    try:
        alone = departments_nobody_outside_reviews()
    except DatabaseError:
        return []
    names = "、".join(department.name for department in alone)
    return [Error(SAID.format(names), hint=HINT, id="indicators.E001")] if alone else []


SAID = "REVIEW_OUTSIDE_DEPARTMENT=on，但{}没有本部门以外的审核员，其数据和任务无人可以审核。"
HINT = "先把设置改回 off 启动，增设其他部门的审核员，再改为 on。"
