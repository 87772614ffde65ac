"""季度通报: how things stood at the quarter's end, told from the log, whatever has happened since."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from reports.models.task_steps import TaskVerb
from reports.tracker.assignments import AssignmentPlan
from reports.tracker.bulletin import Bulletin, Quarter, begun, bulletin
from reports.tracker.promises import published_promises
from reports.tracker.watching import watch
from tests import cast
from tests.promises import closed, led, reported, signed, task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def told(quarter: int) -> Bulletin:
    lights = watch()
    return bulletin(published_promises(lights), Quarter(2020, quarter), lights)


def codes(lines: list) -> list[str]:
    return [line.one.task.code for line in lines]


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [
        (1, date(2020, 1, 1), date(2020, 3, 31)),
        (2, date(2020, 4, 1), date(2020, 6, 30)),
        (3, date(2020, 7, 1), date(2020, 9, 30)),
        (4, date(2020, 10, 1), date(2020, 12, 31)),
    ],
)
def test_a_quarter_is_three_months(quarter: int, first: date, last: date) -> None:
    asked = Quarter(2020, quarter)
    assert (asked.first, asked.last) == (first, last)


@pytest.mark.parametrize(
    ("moment", "quarter"),
    [
        ("2019-12-31 23:59:00+08:00", None),
        ("2020-01-01 00:01:00+08:00", 1),
        ("2020-06-30 23:59:00+08:00", 2),
        ("2020-07-01 00:01:00+08:00", 3),
        ("2023-02-01 09:00:00+08:00", 4),
    ],
)
def test_the_newest_quarter(moment: str, quarter: int | None) -> None:
    with time_machine.travel(moment):
        assert next(reversed(begun(published_promises())), None) == (quarter and Quarter(2020, quarter))


@pytest.fixture
def year() -> None:
    """Closed in May, overdue since July, dropped in August, handed in in June and returned in July."""
    with time_machine.travel("2020-01-10 09:00:00+08:00"):
        signed("T4-1", due_on=date(2020, 6, 30))
        led("T5-6")
        signed("T5-5")
    with time_machine.travel("2020-05-20 09:00:00+08:00"):
        closed("T1-1")
    with time_machine.travel("2020-06-20 09:00:00+08:00"):
        task("T4-1").inspect("请抓紧。", by=cast.reviewer())
        task("T5-5").complete("已完成。", by=cast.officer(cast.department()))
    with time_machine.travel("2020-07-05 09:00:00+08:00"):
        task("T5-5").send_back("请补材料。", by=cast.reviewer())
    with time_machine.travel("2020-08-01 09:00:00+08:00"):
        task("T5-6").settle(TaskVerb.CANCEL, "上级统一部署。", by=cast.reviewer())


def test_each_quarter_tells_its_own_moves(year: None) -> None:
    with time_machine.travel("2020-12-31 09:00:00+08:00"):
        second, third = told(2), told(3)
    assert (codes(second.closed), codes(second.dropped), codes(second.waiting)) == (["T1-1"], [], ["T5-5"])
    assert (codes(third.closed), codes(third.dropped), codes(third.waiting)) == ([], ["T5-6"], [])
    assert third.dropped[0].entry.text == "上级统一部署。"


def test_lights_are_those_of_the_quarters_last_day(year: None) -> None:
    with time_machine.travel("2020-12-31 09:00:00+08:00"):
        assert codes(told(2).overdue) == []  # due that very day
        assert "T4-1" in codes(told(2).near)
        assert codes(told(3).overdue) == ["T4-1"]


def test_what_was_closed_later_was_not_closed_then(year: None) -> None:
    with time_machine.travel("2020-12-31 09:00:00+08:00"):
        assert [told(quarter).whole.closed for quarter in (1, 2, 3, 4)] == [0, 1, 1, 1]
        assert told(2).whole.owed == 21
        assert told(3).whole.formula == "已销号1项／应办20项（共21项，减已取消1项）"


def test_a_milestone_reached_later_was_open_then() -> None:
    with time_machine.travel("2020-01-10 09:00:00+08:00"):
        one = signed("T3-2", steps=[AssignmentPlan("公布", date(2020, 3, 1))])
    with time_machine.travel("2020-05-10 09:00:00+08:00"):
        one.reach(one.milestones.get(), by=cast.officer(cast.department()))
        assert codes(told(1).lagging) == ["T3-2"]
        assert codes(told(2).lagging) == []


def test_a_running_quarter_is_told_as_of_today(year: None) -> None:
    with time_machine.travel("2020-08-15 09:00:00+08:00"):
        running = told(3)
    assert (running.as_of, running.is_running) == (date(2020, 8, 15), True)


# ── the page ───────────────────────────────────────────────────────────────────────────────────────────────


def address(quarter: int, year: int = 2020) -> str:
    return reverse("task_bulletin", args=[year, quarter])


def test_it_is_for_staff(client: Client) -> None:
    assert client.get(address(4)).status_code == 302
    client.force_login(cast.stranger())
    assert client.get(address(4)).status_code == 403
    for who in ("officer", "reviewer", "leader", "editor"):
        client.force_login(getattr(cast, who)())
        assert client.get(address(4)).status_code == 200


def test_it_counts_lists_and_says_where_its_numbers_come_from(year: None, client: Client) -> None:
    client.force_login(cast.reviewer())
    with time_machine.travel("2020-10-10 09:00:00+08:00"):
        client.force_login(cast.reviewer())
        page = client.get(address(3)).content.decode()
    assert "已销号1项／应办20项（共21项，减已取消1项）" in page
    assert "2020年8月1日取消，上级统一部署。" in page
    assert "data-print" in page
    assert "截至2020年9月30日" in page


@pytest.mark.parametrize(("quarter", "year"), [(0, 2020), (5, 2020), (1, 2019), (1, 2021)])
def test_quarters_that_are_none_are_not_found(client: Client, quarter: int, year: int) -> None:
    client.force_login(cast.reviewer())
    assert client.get(address(quarter, year)).status_code == 404


def test_a_quarter_ahead_is_not_found(client: Client) -> None:
    with time_machine.travel("2020-03-31 09:00:00+08:00"):
        client.force_login(cast.reviewer())
        assert client.get(address(1)).status_code == 200
        assert client.get(address(2)).status_code == 404


def test_queries_do_not_grow_with_the_log(year: None, client: Client, django_assert_max_num_queries) -> None:
    reported("T2-1")
    client.force_login(cast.reviewer())
    with django_assert_max_num_queries(14):
        client.get(address(4))
