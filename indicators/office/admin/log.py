"""What an administrator did to accounts and departments, in the admin's own log."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.admin.models import LogEntry
from django.db.models import Model

from indicators.office.permissions import user_can_administer
from indicators.office.steps import Refused
from indicators.office.users import User


def log_in_admin(by: User, things: Sequence[Model], flag: int, message: str) -> None:
    """One line each in the admin's own log."""
    for thing in things:
        LogEntry.objects.log_actions(by.pk, [thing], flag, message, single_object=True)


def require_administrator(by: User) -> None:
    if not user_can_administer(by):
        raise Refused("只有管理员可以管理用户和部门。")
