"""上手清单: what an installation needs before an office can rely on it. Live: each step looks whether it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from hanyang_report.overview.duties import doubled
from indicators.models import Collection, Department, Indicator, TimerRun, User
from indicators.office.kept.held import held
from indicators.office.permissions import user_can_administer
from indicators.office.roles import Role
from indicators.office.timers import PATIENCE, Job
from indicators.round.progress import without_officer

UNCONFIRMED = "【通用定义"
"""How a 口径 of the common catalogue begins until somebody has made it their own."""
NEEDED = (Role.REVIEWER, Role.EDITOR, Role.PUBLISHER)
"""Without one of each no figure is approved and no report published. Officers are a step of their own."""


@dataclass(frozen=True, slots=True)
class FirstStep:
    """`detail` says what is still missing; "" once it is done. One that `can_wait` holds up nothing."""

    title: str
    address: str
    does: str
    detail: str
    can_wait: bool = False

    @property
    def is_done(self) -> bool:
        return not self.detail


def first_steps(person: User) -> list[FirstStep]:
    """For 管理员 until all that cannot wait is done; empty for everybody else and from then on."""
    if not user_can_administer(person):
        return []
    steps = list(_steps())
    return steps if any(not step.is_done and not step.can_wait for step in steps) else []


def _steps() -> Iterator[FirstStep]:
    yield from _of_rows()
    yield _mail()
    runs = TimerRun.objects.by_job()
    yield _backup(runs)
    yield _timers(runs)


@held
def _of_rows() -> tuple[FirstStep, ...]:
    """What is a matter of rows alone, not of settings or of the time of day."""
    return _district(), _definitions(), _accounts(), _officers(), _apart(), _round()


def _district() -> FirstStep:
    is_there = Department.objects.exists() and Indicator.objects.exists()
    return FirstStep("本地区、部门和指标目录", reverse("start"), "开始使用", "" if is_there else "还没有部门或指标")


def _definitions() -> FirstStep:
    count = Indicator.objects.active().filter(definition__startswith=UNCONFIRMED).count()
    detail = f"{count}项指标还是通用定义，请逐项改成本地的统计办法，再删去“{UNCONFIRMED}……】”" if count else ""
    address = f"{reverse('admin:indicators_indicator_changelist')}?q={UNCONFIRMED.strip('【')}"
    return FirstStep("确认口径", address, "逐项确认", detail, can_wait=True)


def _accounts() -> FirstStep:
    missing = [role.value for role in NEEDED if not User.objects.holding(role).exists()]
    detail = f"还没有{'、'.join(missing)}。填报与审核、起草与批准须由不同的人办理" if missing else ""
    return FirstStep("谁担任什么", reverse("duties"), "看岗位说明", detail)


def _officers() -> FirstStep:
    leading = Indicator.objects.active().values("department")
    unmanned = without_officer(Department.objects.active().filter(pk__in=leading))
    names = "、".join(department.label for department in unmanned)
    detail = f"{len(unmanned)}个部门还没有填报员：{names}" if unmanned else ""
    return FirstStep("给各部门配填报员", reverse("admin:indicators_people_sheet"), "批量建立账号", detail)


def _apart() -> FirstStep:
    both = "、".join(doubled(Role.REVIEWER, Role.PUBLISHER))
    detail = f"{both}同时是审核员和发布人：最好分开，否则同一个人既审数据又发报告" if both else ""
    return FirstStep("审核与发布分开", reverse("duties"), "看岗位说明", detail, can_wait=True)


def _round() -> FirstStep:
    is_open = Collection.objects.filter(opened_at__isnull=False).exists()
    detail = "" if is_open else "开启后各部门才能填报，开始和截止的日期在那里定"
    return FirstStep("开启第一个年度", reverse("admin:indicators_round_open"), "开启新的一年", detail)


def _mail() -> FirstStep:
    detail = "" if settings.EMAIL_URL else "没有配置邮件（EMAIL_URL）：催报的文字由人复制发送，提醒只作记录"
    return FirstStep("邮件", f"{reverse('running')}#mail", "看运行状况", detail, can_wait=True)


def _backup(runs: dict[Job, TimerRun]) -> FirstStep:
    missing = []
    if not (Job.BACKUP in runs and runs[Job.BACKUP].succeeded_at):
        missing.append("还没有成功备份过")
    if not (Job.RESTORE in runs and runs[Job.RESTORE].succeeded_at):
        missing.append("还没有演练过恢复：没有恢复过的备份不能算数")
    return FirstStep("备份一次，恢复一次", f"{reverse('running')}#backup", "看运行状况", "；".join(missing))


def _timers(runs: dict[Job, TimerRun]) -> FirstStep:
    now = timezone.now()
    stopped = [job.label for job in PATIENCE if job not in runs or runs[job].has_stopped(now)]
    detail = f"没有按时运行：{'、'.join(stopped)}" if stopped else ""
    return FirstStep("定时事项", f"{reverse('running')}#timers", "看运行状况", detail)
