"""What a new installation needs before anybody can work: accounts, each department's officer, a year that is opened."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from indicators.models import Collection, Department, Indicator, User
from indicators.office.permissions import user_can_administer
from indicators.office.roles import Role
from indicators.round.progress import without_officer

NEEDED = (Role.REVIEWER, Role.EDITOR, Role.PUBLISHER)
"""Without one of each no figure is approved and no report published. Officers are a step of their own."""


@dataclass(frozen=True, slots=True)
class FirstStep:
    """`detail` says what is still missing; "" once it is done."""

    title: str
    address: str
    does: str
    detail: str

    @property
    def is_done(self) -> bool:
        return not self.detail


def first_steps(person: User) -> list[FirstStep]:
    """For 管理员 until a first year is opened; empty for everybody else and ever after."""
    if not user_can_administer(person) or Collection.objects.filter(opened_at__isnull=False).exists():
        return []
    return [_accounts(), _officers(), _round()]


def _accounts() -> FirstStep:
    missing = [role.value for role in NEEDED if not User.objects.holding(role).exists()]
    detail = f"还没有{'、'.join(missing)}。填报与审核、起草与批准须由不同的人办理" if missing else ""
    return FirstStep("建立账号", reverse("admin:indicators_user_add"), "增加用户", detail)


def _officers() -> FirstStep:
    leading = Indicator.objects.active().values("department")
    unmanned = without_officer(Department.objects.active().filter(pk__in=leading))
    names = "、".join(department.label for department in unmanned)
    detail = f"{len(unmanned)}个部门还没有填报员：{names}" if unmanned else ""
    return FirstStep("给各部门配填报员", reverse("admin:indicators_people_sheet"), "批量建立账号", detail)


def _round() -> FirstStep:
    return FirstStep("开启第一个年度", reverse("admin:indicators_round_open"), "开启新的一年", "开启后各部门才能填报")
