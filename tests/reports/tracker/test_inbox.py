"""What each person has to do about tasks, on the one page that also holds their figures."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from indicators.models import User
from reports.models import Edition, Task, TaskInstruction
from reports.models.lights import Light
from reports.models.task_steps import TaskVerb
from reports.tracker.inbox import inbox
from reports.tracker.watching import watch
from tests import cast
from tests.promises import answered_by_report, closed, led, reported, signed, task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def codes(duties: list) -> list[str]:
    return [duty.task.code for duty in duties]


def of(person: User):
    return inbox(person, watch())


@pytest.fixture
def officer() -> User:
    return cast.officer(cast.department(), name="赵主办")


def test_an_officer_signs_works_and_mends(officer: User) -> None:
    led("T1-1")
    signed("T1-2")
    reported("T2-1").send_back("请补材料。", by=cast.reviewer(name="冯督查"))
    reported("T2-2")
    closed("T2-3")
    mine = of(officer)
    assert (codes(mine.to_sign), codes(mine.in_hand), codes(mine.returned)) == (["T1-1"], ["T1-2"], ["T2-1"])
    assert (mine.returned[0].reason, mine.returned[0].returned_by) == ("请补材料。", "冯督查")


def test_the_most_urgent_comes_first(officer: User) -> None:
    for code, due in (
        ("T1-1", date(2020, 9, 1)),
        ("T1-2", None),
        ("T2-1", date(2020, 3, 1)),
        ("T2-2", date(2020, 9, 1)),
    ):
        led(code, due_on=due)
    assert codes(of(officer).to_sign) == ["T2-1", "T1-1", "T2-2", "T1-2"]


def test_who_helps_works_but_does_not_sign(officer: User) -> None:
    led("T1-1", "audit_bureau", others=["justice_bureau"])
    signed("T1-2", "audit_bureau", others=["justice_bureau"])
    mine = of(officer)
    assert (codes(mine.to_sign), codes(mine.in_hand)) == ([], ["T1-2"])
    assert not mine.in_hand[0].leads


def test_once_mended_it_is_no_longer_returned(officer: User) -> None:
    reported("T2-1").send_back("请补材料。", by=cast.reviewer())
    task("T2-1").report_progress("正在补。", by=officer)
    assert (codes(of(officer).returned), codes(of(officer).in_hand)) == ([], ["T2-1"])


def test_others_tasks_are_nobodys_business() -> None:
    led("T1-1")
    assert of(cast.officer(cast.department("audit_bureau"))).is_empty


def test_a_reviewer_checks_what_others_reported_and_assigns_what_nobody_leads() -> None:
    reported("T1-1")
    with time_machine.travel("2020-05-01 09:00:00+08:00"):
        seen = of(cast.reviewer())
    assert codes(seen.to_review) == ["T1-1"]
    assert seen.to_assign == [(2020, 20)]


def test_a_year_that_is_over_is_not_assigned_any_more() -> None:
    with time_machine.travel("2021-01-01 00:30:00+08:00"):
        assert of(cast.reviewer()).to_assign == []


def test_what_no_edition_promised_is_not_asked_for(officer: User) -> None:
    led("T1-1")
    Edition.objects.all()._raw_delete("default")
    assert of(officer).is_empty
    assert of(cast.reviewer()).is_empty


def test_once_the_years_report_has_answered_only_the_verdict_is_left(officer: User) -> None:
    signed("T1-1")
    reported("T1-2")
    answered_by_report()
    assert of(officer).is_empty
    assert codes(of(cast.reviewer()).to_review) == ["T1-2"]


def test_it_is_lit(officer: User) -> None:
    led("T1-1", due_on=date(2020, 3, 1))
    with time_machine.travel("2020-03-02 09:00:00+08:00"):
        [duty] = of(officer).to_sign
    assert (duty.light, duty.days_left) == (Light.OVERDUE, -1)


# ── 批示 ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_leaders_words_on_a_task_land_with_its_lead_until_answered(officer: User) -> None:
    led("T4-1")
    written = TaskInstruction.give(task("T4-1"), "七月底前报我。", by=cast.leader())
    assert of(officer).instructions == [written]
    assert of(cast.officer(cast.department("audit_bureau"))).instructions == []
    written.reply("已补训。", by=officer)
    assert of(officer).instructions == []


def test_while_nobody_leads_it_lands_with_the_reviewers(officer: User) -> None:
    written = TaskInstruction.give(task("T4-1"), "尽快明确牵头单位。", by=cast.leader())
    assert of(cast.reviewer()).instructions == [written]
    assert of(officer).instructions == []


def test_a_leader_follows_their_own() -> None:
    author, other = cast.leader(), cast.leader()
    TaskInstruction.give(task("T4-1"), "尽快。", by=author)
    assert [one.text for one in of(author).given] == ["尽快。"]
    assert of(other).given == []


# ── the page ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_page_leads_to_each_task(officer: User, client: Client) -> None:
    led("T1-1")
    reported("T2-1").send_back("请补材料。", by=cast.reviewer(name="冯督查"))
    TaskInstruction.give(task("T1-1"), "七月底前报我。", by=cast.leader())
    client.force_login(officer)
    page = client.get(reverse("inbox")).content.decode()
    for words in (
        "任务待签收",
        "任务退回",
        "请补材料。",
        "冯督查",
        "七月底前报我。",
        "/tasks/2020-T1-1/",
        "/tasks/2020-T2-1/",
    ):
        assert words in page


def test_its_queries_do_not_grow_with_the_tasks(officer: User, client: Client, django_assert_max_num_queries) -> None:
    for one in Task.objects.all():
        signed(one.code)
        one.refresh_from_db()
    Task.objects.filter(code="T1-1").update(status="not_started")
    client.force_login(officer)
    with django_assert_max_num_queries(20):
        client.get(reverse("inbox"))


def test_what_is_done_with_asks_for_nothing(officer: User) -> None:
    closed("T1-1")
    led("T1-2").settle(TaskVerb.SUSPEND, "暂缓。", by=cast.reviewer())
    assert of(officer).is_empty
