"""Reminders: before and after the day, once a day whoever runs them how often, said to the people who are to act."""

from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command

from indicators.models import User
from indicators.office.steps import Refused
from reports.models import LightRule, TaskReminder
from reports.models.task_steps import TaskVerb
from reports.tracker.reminding import BEFORE, EVERY, notices, send, step_day
from tests import cast
from tests.cast import reviewer
from tests.promises import answered_by_report, led, reported, task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

DUE = date(2020, 6, 30)


@pytest.fixture(autouse=True)
def mail_server(settings) -> None:
    settings.EMAIL_HOST = "mail.example"


def officer(email: str = "zhao@example.com", name: str = "赵主办") -> User:
    person = cast.officer(cast.department(), name=name)
    person.email = email
    person.save()
    return person


def on(day: date, code: str = "T4-1") -> list[int]:
    """How many days are left in what has to be said of the task that day."""
    return [notice.days_left for notice in notices(day, by=reviewer()) if notice.task.code == code]


def run(day: str, **options: object) -> str:
    said = StringIO()
    with time_machine.travel(f"{day} 08:00:00+08:00"):
        call_command("send_reminders", stdout=said, **{"by": User.objects.get(full_name="李督查").username} | options)
    return said.getvalue()


@pytest.fixture
def late() -> None:
    """A task due on 30 June, an officer to hear of it, and in whose name."""
    cast.reviewer(name="李督查")
    led("T4-1", due_on=DUE).sign(by=officer())


# ── which days ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("days_left", "step"),
    [
        (31, None),
        (30, 30),
        (29, 30),
        (14, 14),
        (8, 14),
        (7, 7),
        (2, 3),
        (1, 1),
        (0, 0),
        (-1, -1),  # the day after
        (-7, -1),
        (-8, -8),  # each week from then
        (-14, -8),
        (-15, -15),
        (-400, -400),
    ],
)
def test_the_last_day_on_which_something_is_said(days_left: int, step: int | None) -> None:
    assert step_day(DUE, DUE - timedelta(days_left)) == (None if step is None else DUE - timedelta(step))


def test_steps_go_over_leap_days_and_new_years() -> None:
    assert step_day(date(2020, 3, 1), date(2020, 2, 29)) == date(2020, 2, 29)
    assert step_day(date(2020, 12, 31), date(2021, 1, 1)) == date(2021, 1, 1)


# ── whom and what ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_year_of_daily_runs_says_what_is_planned_and_no_more(late: None) -> None:
    said = []
    for number in range(60):
        day = DUE - timedelta(40 - number)
        for notice in notices(day, by=reviewer()):
            send(notice, day, by=User.objects.get(full_name="李督查"))
            said.append(notice.days_left)
    assert said == [*BEFORE, -1, -1 - EVERY, -1 - 2 * EVERY]


def test_a_missed_day_is_made_up_for(late: None) -> None:
    day = DUE - timedelta(5)
    assert on(day) == [5]
    send(notices(day, by=reviewer())[0], day, by=reviewer())
    assert on(day + timedelta(1)) == []
    assert on(DUE - timedelta(3)) == [3]


def test_a_new_due_date_starts_anew(late: None) -> None:
    send(notices(DUE, by=reviewer())[0], DUE, by=reviewer())
    one = task("T4-1")
    one.due_on = DUE + timedelta(14)
    one.save()
    assert on(DUE) == []  # once a day, whatever changes
    assert on(DUE + timedelta(1)) == [13]


def test_only_what_departments_still_owe_is_said() -> None:
    led("T1-1", due_on=None)
    reported("T1-2", due_on=DUE)
    led("T2-1", due_on=DUE).settle(TaskVerb.CANCEL, "不再开展。", by=reviewer())
    led("T2-2", due_on=DUE).settle(TaskVerb.SUSPEND, "暂缓。", by=reviewer())
    led("T2-3", due_on=DUE)
    assert [notice.task.code for notice in notices(DUE, by=reviewer())] == ["T2-3"]


def test_once_the_years_report_has_answered_nobody_is_reminded(late: None) -> None:
    answered_by_report()
    assert on(date(2021, 6, 30)) == []


def test_lights_that_a_district_changed_change_no_reminder(late: None) -> None:
    LightRule.objects.update(is_active=False)
    assert on(DUE) == [0]


@pytest.mark.parametrize(
    ("day", "words"),
    [("2020-06-29", "还有1天"), ("2020-06-30", "就是今天"), ("2020-07-01", "已逾期1天")],
)
def test_the_words_say_what_by_when_and_where(late: None, settings, day: str, words: str) -> None:
    settings.SITE_URL = "https://report.example"
    run(day)
    [letter] = mail.outbox
    assert letter.to == ["zhao@example.com"]
    assert letter.subject == "任务提醒：持续开展行政执法业务培训"
    assert f"完成时限2020年6月30日，{words}" in letter.body
    assert "https://report.example/tasks/2020-T4-1/" in letter.body


# ── once a day ─────────────────────────────────────────────────────────────────────────────────────────────


def test_running_twice_a_day_reminds_once(late: None) -> None:
    assert "2020-T4-1 区司法局：已发给1人" in run("2020-06-30")
    assert run("2020-06-30") == ""
    assert len(mail.outbox) == TaskReminder.objects.count() == 1


def test_two_runs_at_the_same_time_remind_once(late: None) -> None:
    [first], [second] = notices(DUE, by=reviewer()), notices(DUE, by=reviewer())
    assert send(first, DUE, by=reviewer())
    assert send(second, DUE, by=reviewer()) is None
    assert len(mail.outbox) == 1


def test_a_dry_run_says_and_sends_nothing(late: None) -> None:
    assert "（未发送）" in run("2020-06-30", dry_run=True)
    assert not mail.outbox
    assert not TaskReminder.objects.exists()


# ── what came of it is kept ────────────────────────────────────────────────────────────────────────────────


def test_without_a_mail_server_it_is_written_down(late: None, settings) -> None:
    settings.EMAIL_HOST = ""
    assert "没有配置邮件服务器" in run("2020-06-30")
    reminder = TaskReminder.objects.get()
    assert (reminder.is_delivered, reminder.recipients, reminder.due_on) == (False, "赵主办", DUE)


def test_without_an_address_it_is_written_down(late: None) -> None:
    User.objects.update(email="")
    assert "没有登记邮箱" in run("2020-06-30")


def test_a_mail_server_that_fails_fails_nothing_else(late: None, monkeypatch) -> None:
    def refuse(message: EmailMessage) -> None:
        raise OSError("no route")

    monkeypatch.setattr(EmailMessage, "send", refuse)
    assert "没有发出" in run("2020-06-30")
    assert not TaskReminder.objects.get().is_delivered


def test_a_reminder_is_kept_as_it_was(late: None) -> None:
    run("2020-06-30")
    reminder = TaskReminder.objects.get()
    for attempt in (reminder.save, reminder.delete, TaskReminder.objects.all().delete):
        with pytest.raises(ValidationError, match="永久保存"):
            attempt()


# ── in whose name ──────────────────────────────────────────────────────────────────────────────────────────


def test_officers_remind_nobody(late: None) -> None:
    with pytest.raises(Refused, match="只有审核员和管理员"):
        notices(DUE, by=cast.officer(cast.department()))
    with pytest.raises(Refused, match="只有审核员和管理员"):
        send(notices(DUE, by=reviewer())[0], DUE, by=cast.officer(cast.department()))
    with pytest.raises(CommandError, match="只有审核员和管理员"):
        run("2020-06-30", by=cast.officer().username)
    assert not mail.outbox


def test_an_unknown_name_is_said(late: None) -> None:
    with pytest.raises(CommandError, match="没有用户“nobody”"):
        run("2020-06-30", by="nobody")
