"""Reminders before and after a task is due: each once, a missed day made up for, kept whether mail exists or not."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.formats import date_format

from indicators.models import User
from indicators.office.steps import Refused
from indicators.round.reminders import mail_is_configured
from reports.models import Task, TaskReminder
from reports.models.permissions import user_can_assign

log = logging.getLogger(__name__)

BEFORE = (30, 14, 7, 3, 1, 0)
"""Days before a task is due on which its department hears of it."""
EVERY = 7
"""Days between reminders once it is late, the first on the day after."""


@dataclass(frozen=True)
class TaskNotice:
    task: Task
    due_on: date
    days_left: int
    people: list[User]
    text: str


def step_day(due_on: date, today: date) -> date | None:
    """The latest day up to today on which a reminder falls; None before the first. Pure."""
    late = (today - due_on).days
    if late > 0:
        return due_on + timedelta(1 + (late - 1) // EVERY * EVERY)
    days = [due_on - timedelta(before) for before in BEFORE]
    return max((day for day in days if day <= today), default=None)


def notices(today: date, *, by: User) -> list[TaskNotice]:
    """What has to be said today: running tasks with a lead and a due date whose last step nobody was told of."""
    _require_sender(by)
    return list(_notices(today))


@transaction.atomic
def send(notice: TaskNotice, today: date, *, by: User) -> TaskReminder | None:
    """Send one and keep it; None when another run did so today. Without mail the log and the record have it."""
    _require_sender(by)
    notice.task.hold()  # two runs at once send one letter
    if TaskReminder.objects.filter(task=notice.task, on=today).exists():
        return None
    return TaskReminder.objects.create(
        task=notice.task,
        on=today,
        due_on=notice.due_on,
        text=notice.text,
        recipients="、".join(map(str, notice.people))[:500],
        by=by,
        **_delivered(notice),
    )


def _require_sender(by: User) -> None:
    if not user_can_assign(by):
        raise Refused("只有审核员和管理员可以发送提醒。")


def _notices(today: date) -> Iterator[TaskNotice]:
    tasks = Task.objects.running().filter(lead_department__isnull=False, due_on__isnull=False)
    people = User.objects.officers_by_department()
    for task in tasks.select_related("lead_department", "owner").prefetch_related("reminders").order_by("due_on"):
        if task.due_on and task.lead_department_id and _is_owed(task, task.due_on, today):
            days_left = (task.due_on - today).days
            text = _text(task, task.due_on, days_left)
            yield TaskNotice(task, task.due_on, days_left, people.get(task.lead_department_id, []), text)


def _is_owed(task: Task, due_on: date, today: date) -> bool:
    """A step has come, and nothing was said about this due date since."""
    day = step_day(due_on, today)
    told = [reminder.on for reminder in task.reminders.all() if reminder.due_on == due_on or reminder.on == today]
    return day is not None and all(on < day for on in told)


def _text(task: Task, due_on: date, days_left: int) -> str:
    due = date_format(due_on)
    if days_left < 0:
        when = f"完成时限{due}，已逾期{-days_left}天"
    else:
        when = f"完成时限{due}，{'就是今天' if days_left == 0 else f'还有{days_left}天'}"
    owner = f"责任人：{task.owner}。" if task.owner else ""
    return (
        f"{task.lead_department}：\n“{task.title}”（{task.address}）现在是“{task.get_status_display()}”，{when}。{owner}\n"
        f"办理地址：{settings.SITE_URL}{task.get_absolute_url()}"
    )


def _delivered(notice: TaskNotice) -> dict[str, Any]:
    """Try to send; what came of it is kept, whatever it is."""
    addresses = [person.email for person in notice.people if person.email]
    log.info("task %s is due in %s days", notice.task.address, notice.days_left)
    if not mail_is_configured():
        return {"result": "没有配置邮件服务器，已记入日志"}
    if not addresses:
        return {"result": "牵头部门的填报员都没有登记邮箱"}
    try:
        EmailMessage(f"任务提醒：{notice.task.title}", notice.text, to=addresses).send()
    except (OSError, ValueError):  # network, mail server (smtplib raises OSErrors), an address that is none
        log.exception("reminder of task %s was not sent", notice.task.address)
        return {"result": "没有发出：邮件服务器没有响应或拒绝了邮件"}
    return {"result": f"已发给{len(addresses)}人", "is_delivered": True}
