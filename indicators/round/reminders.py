"""催报: a text that says what is owed, whom to ring, and a record of every time a department was asked."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.formats import date_format

from indicators.models import Collection, Department, Figure, Reminder, User
from indicators.models.figure_steps import EDITABLE, FigureStatus
from indicators.models.permissions import user_can_manage_collection
from indicators.office.steps import Refused
from indicators.round.progress import Progress, progress

log = logging.getLogger(__name__)
LONGEST = 2000


@dataclass(frozen=True)
class DepartmentNotice:
    """What one department would be sent, and to whom. `owed` are the figures it still has in hand."""

    progress: Progress
    owed: list[Figure]
    people: list[User]
    text: str

    @property
    def department(self) -> Department:
        return self.progress.department

    @property
    def addresses(self) -> list[str]:
        return [person.email for person in self.people if person.email]


def mail_is_configured() -> bool:
    return bool(settings.EMAIL_HOST)


def notices_of(collection: Collection, *, by: User, department: Department | None = None) -> list[DepartmentNotice]:
    """One for each department that still owes something, or for the one given. Eight queries."""
    chosen = [row for row in progress(collection, [department] if department else None) if not row.is_done]
    owed = Figure.objects.of_year(collection.year).filter(status__in=(*EDITABLE, FigureStatus.SIGNING))
    by_department: dict[int, list[Figure]] = {}
    for figure in owed.select_related("indicator").order_by("indicator__order"):
        by_department.setdefault(figure.department_id, []).append(figure)
    people = User.objects.officers_by_department()
    return [
        _notice(row, by_department.get(row.department.pk, []), people.get(row.department.pk, []), by) for row in chosen
    ]


def summary(notices: Iterable[DepartmentNotice]) -> str:
    """All of them in one text, for a group that everybody reads."""
    notices = list(notices)
    if not notices:
        return ""
    collection = notices[0].progress.collection
    lines = [f"{notice.department}：未交{len(notice.owed)}项，{_when(notice.progress)}" for notice in notices]
    return "\n".join([f"{collection}，以下{len(notices)}个部门尚未交齐：", *lines, f"填报地址：{settings.SITE_URL}"])


def note_reminder(notice: DepartmentNotice, channel: str, text: str, *, by: User) -> Reminder:
    """Record that somebody has passed the text on or rung. Raises Refused for who may not."""
    _require_manager(by)
    result = {"copied": "催报人已转发", "phoned": "催报人已电话告知"}[channel]
    return _record(notice, channel, text, result, by=by)


def send_mail(notice: DepartmentNotice, text: str, *, by: User) -> Reminder:
    """Send it to the department's people and record what came of it: a mail that fails undoes nothing.

    Raises Refused where there is no mail server or nobody's address is known.
    """
    _require_manager(by)
    if not mail_is_configured():
        raise Refused("没有配置邮件服务器，请复制文字转发，或打电话。")
    if not notice.addresses:
        raise Refused(f"{notice.department}的填报员都没有登记邮箱，请复制文字转发，或打电话。")
    subject = f"{notice.progress.collection}催报：{notice.department}"
    try:
        EmailMessage(subject, text, to=notice.addresses).send()
    except (OSError, ValueError):  # network, mail server (smtplib raises OSErrors), an address that is none
        log.exception("reminder to %s was not sent", notice.department.code)
        return _record(
            notice, Reminder.Channel.MAIL, text, "没有发出：邮件服务器没有响应或拒绝了邮件", by=by, sent=False
        )
    return _record(notice, Reminder.Channel.MAIL, text, f"已发给{len(notice.addresses)}人", by=by)


def _record(notice: DepartmentNotice, channel: str, text: str, result: str, *, by: User, sent: bool = True) -> Reminder:
    return Reminder.objects.create(
        collection=notice.progress.collection,
        department=notice.department,
        channel=channel,
        text=text[:LONGEST],
        recipients="、".join(map(str, notice.people))[:500],
        is_delivered=sent,
        result=result,
        by=by,
    )


def _notice(row: Progress, owed: list[Figure], people: list[User], by: User) -> DepartmentNotice:
    names = "、".join(figure.indicator.name for figure in owed)
    desk = reverse("admin:indicators_desk", args=[row.collection.year, row.department.code])
    lines = [
        f"{row.department}：",
        f"{row.collection}，贵单位应填{row.owed}项，还有{len(owed)}项没有提交，{_when(row)}。",
        f"未提交的是：{names}。",
        f"填报地址：{settings.SITE_URL}{desk}",
        f"联系人：{by}{f'，{by.phone}' if by.phone else ''}",
    ]
    return DepartmentNotice(row, owed, people, "\n".join(lines))


def _when(row: Progress) -> str:
    due = date_format(row.due_on)
    if row.days_left < 0:
        return f"截止日期{due}，已逾期{-row.days_left}天"
    return f"截止日期{due}，就是今天" if row.days_left == 0 else f"截止日期{due}，还有{row.days_left}天"


def _require_manager(by: User) -> None:
    if not user_can_manage_collection(by):
        raise Refused("只有审核员和管理员可以催报。")
