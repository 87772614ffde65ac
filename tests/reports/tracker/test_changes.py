"""What changed since a day: statuses for everybody, entries for staff."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from reports.models.task_steps import TaskStatus, TaskVerb
from reports.tracker.changes import changes_since
from reports.tracker.promises import published_promises
from tests import cast
from tests.promises import led, signed, task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture(autouse=True)
def spring(loaded: None) -> None:
    """Signed in January, worked at in March, the other one dropped in May."""
    with time_machine.travel("2020-01-10 09:00:00+08:00"):
        signed("T3-2")
        led("T1-2")
    with time_machine.travel("2020-03-01 00:30:00+08:00"):  # February in Greenwich
        task("T3-2").report_progress("内部情况。", by=cast.officer(cast.department(), name="赵主办"))
    with time_machine.travel("2020-03-02 09:00:00+08:00"):
        task("T3-2").inspect("请抓紧。", by=cast.reviewer())
    with time_machine.travel("2020-05-01 09:00:00+08:00"):
        task("T1-2").settle(TaskVerb.CANCEL, "内部理由。", by=cast.reviewer())


def since(day: date, *, staff: bool) -> dict[str, tuple[str, str, int]]:
    changes = changes_since(day, published_promises(), staff=staff)
    return {change.one.task.code: (change.before, change.after, len(change.entries)) for change in changes}


def test_for_staff_each_entry_for_others_each_move() -> None:
    assert since(date(2020, 3, 1), staff=True) == {
        "T1-2": (TaskStatus.NOT_STARTED, TaskStatus.CANCELLED, 1),
        "T3-2": (TaskStatus.ACKNOWLEDGED, TaskStatus.IN_PROGRESS, 2),
    }
    assert since(date(2020, 3, 2), staff=True)["T3-2"] == (TaskStatus.IN_PROGRESS, TaskStatus.IN_PROGRESS, 1)
    assert list(since(date(2020, 3, 2), staff=False)) == ["T1-2"]


def test_a_day_begins_at_midnight_in_shanghai() -> None:
    assert "T3-2" in since(date(2020, 3, 1), staff=False)


def test_from_the_year_before_everything_is_told_as_one_way() -> None:
    assert since(date(2019, 12, 31), staff=False)["T3-2"][:2] == (TaskStatus.NOT_STARTED, TaskStatus.IN_PROGRESS)


def test_a_day_ahead_has_no_changes() -> None:
    assert since(date(2020, 5, 2), staff=True) == {}


def test_the_public_reads_no_words_and_no_names(client: Client) -> None:
    page = client.get("/tasks/?since=2020-01-01").content.decode()
    assert "未启动 → <strong>进行中" in page
    assert "未启动 → <strong>已取消" in page
    assert not [word for word in ("内部情况", "内部理由", "赵主办", "请抓紧") if word in page]


def test_staff_read_both(client: Client) -> None:
    client.force_login(cast.leader())
    page = client.get("/tasks/?since=2020-03-01").content.decode()
    assert all(word in page for word in ("内部情况", "内部理由", "赵主办", "请抓紧"))


def test_a_day_that_is_none_is_said(client: Client) -> None:
    assert "未按日期比较" in client.get("/tasks/?since=2020-02-30").content.decode()


def test_nothing_new_is_said(client: Client) -> None:
    assert "这一天以来没有变化" in client.get("/tasks/?since=2020-05-02").content.decode()
