"""Tasks along the year: the earliest due first, milestones for staff, dropped ones drawn as stopped."""

from datetime import date

import pytest
from django.test import Client

from reports.models.task_steps import TaskVerb
from reports.tracker.assignments import AssignmentPlan
from reports.tracker.promises import published_promises
from reports.tracker.timeline import Timeline, timeline
from tests import cast
from tests.promises import closed, led

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def drawn(*, staff: bool = True) -> Timeline:
    return timeline(published_promises(), date(2020, 7, 1), staff=staff)


def test_the_earliest_due_stands_first_and_the_undated_last_in_the_plans_order() -> None:
    led("T5-6", due_on=date(2020, 6, 30))
    led("T1-1", due_on=date(2020, 9, 30))
    codes = [row.one.task.code for row in drawn().rows]
    assert codes[:4] == ["T5-6", "T1-1", "T1-2", "T2-1"]
    assert drawn().undated == 19


def test_milestones_are_for_staff() -> None:
    led("T1-1", steps=[AssignmentPlan("内部节点", date(2020, 3, 1))])
    assert "内部节点" in drawn().rows[0].drawing
    assert "内部节点" not in drawn(staff=False).rows[0].drawing


def test_closed_is_filled_and_dropped_is_stopped() -> None:
    closed("T1-1", starts_on=date(2020, 1, 5), due_on=date(2020, 6, 1))
    led("T1-2", due_on=date(2020, 6, 2)).settle(TaskVerb.CANCEL, "不再开展。", by=cast.reviewer())
    first, second = drawn().rows[:2]
    assert "schedule-done" in first.drawing
    assert "schedule-stopped" in second.drawing
    assert "已取消" in second.drawing


def test_the_page_says_why_it_is_empty(client: Client) -> None:
    page = client.get("/tasks/?view=timeline").content.decode()
    assert "时间线上还没有可画的日期" in page
    led("T1-1")
    assert "时间线上还没有可画的日期" not in client.get("/tasks/?view=timeline").content.decode()


def test_the_public_hears_no_light(client: Client) -> None:
    led("T1-1", due_on=date(2020, 1, 2))
    assert "逾期" not in client.get("/tasks/?view=timeline").content.decode()
    client.force_login(cast.officer())
    assert "逾期" in client.get("/tasks/?view=timeline").content.decode()
