"""The inbox: one page a person, with what is theirs to do and nothing else."""

from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from indicators.models import Department, Figure
from indicators.numbers.comparison import Measured
from indicators.round.opening import lock_round
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
INBOX = reverse("inbox")
CODE = "legality_review_decision_count"


@pytest.fixture
def opened(loaded):
    return cast.opened_round(2020)


def see(client, person):
    client.force_login(person)
    return client.get(INBOX)


def page(client, person):
    return see(client, person).content.decode()


def enter(figure, by, value=1300):
    figure.enter(Measured(Decimal(value)), note="", source="", by=by, seen=figure.version)


@pytest.mark.parametrize("who", ["officer", "head", "reviewer", "editor", "publisher", "leader", "stranger"])
def test_with_nothing_to_do_it_is_calm(client, who):
    assert "现在没有需要您办理的事" in page(client, getattr(cast, who)())


@pytest.mark.parametrize("who", ["editor", "publisher"])
def test_an_editor_for_whom_nothing_waits_is_led_to_a_first_report(client, who):
    shown = page(client, getattr(cast, who)())
    assert ('href="/admin/reports/report/start/"' in shown) == (who == "editor")
    assert ('href="/admin/reports/report/imports/"' in shown) == (who == "editor")


def test_an_officer_sees_what_each_of_their_departments_owes_and_until_when(client, opened):
    officer = cast.officer(cast.department(), cast.department("audit_bureau"))
    with time_machine.travel("2021-01-21 09:00:00+08:00"):
        response = see(client, officer)
    owed = response.context["figures"].owed
    assert [(row.department.code, row.to_do) for row in owed] == [("justice_bureau", 20), ("audit_bureau", 4)]
    words = response.content.decode()
    assert "还有10天" in words
    assert reverse("admin:indicators_desk", args=[2020, "audit_bureau"]) in words


def test_lateness_is_said(client, opened):
    with time_machine.travel("2021-02-03 09:00:00+08:00"):
        assert "已逾期3天" in page(client, cast.officer(cast.department()))


def test_what_came_back_stands_first_with_its_reason_and_leads_to_its_row(client, opened):
    officer, reviewer = cast.officer(cast.department()), cast.reviewer(name="李审核")
    figure = cast.figure(CODE)
    enter(figure, officer)
    figure.submit(by=officer, seen=1)
    figure.send_back(by=reviewer, reason="请按台账核对", seen=1)
    words = page(client, officer)
    assert "请按台账核对" in words
    assert "李审核" in words
    assert f"{reverse('admin:indicators_desk', args=[2020, 'justice_bureau'])}#{CODE}" in words
    assert words.index("退回待改") < words.index("待填报")


def test_the_reason_shown_is_the_newest(client, opened):
    officer, reviewer, figure = cast.officer(cast.department()), cast.reviewer(), cast.figure(CODE)
    for value, reason in ((1300, "第一次"), (1310, "第二次")):
        enter(figure, officer, value)
        figure.submit(by=officer, seen=figure.version)
        figure.send_back(by=reviewer, reason=reason, seen=figure.version)
    (returned,) = see(client, officer).context["figures"].returned
    assert returned.return_reason == "第二次"


def test_a_head_sees_what_waits_for_a_signature(client, opened):
    Department.objects.filter(code="justice_bureau").update(needs_sign_off=True)
    officer, head, figure = cast.officer(cast.department()), cast.head(cast.department()), cast.figure(CODE)
    enter(figure, officer)
    figure.submit(by=officer, seen=1)
    words = page(client, head)
    assert "<strong>1</strong>项等您签发" in words
    assert "待填报" not in words


def test_a_reviewer_sees_how_much_waits_and_where(client, opened):
    officer, figure = cast.officer(cast.department()), cast.figure(CODE)
    enter(figure, officer)
    figure.submit(by=officer, seen=1)
    words = page(client, cast.reviewer())
    assert "<strong>1</strong>项等待审核，来自1个部门" in words
    assert reverse("admin:indicators_review", args=[2020, "justice_bureau"]) in words


def test_others_departments_are_nobodys_business(client, opened):
    officer = cast.officer(cast.department("audit_bureau"))
    assert [row.department.code for row in see(client, officer).context["figures"].owed] == ["audit_bureau"]


def test_a_locked_round_asks_for_nothing(client, opened):
    lock_round(opened, by=cast.reviewer(), without=37)
    assert "现在没有需要您办理的事" in page(client, cast.officer(cast.department()))


def test_the_own_last_moves_are_listed(client, opened):
    officer = cast.officer(cast.department())
    enter(cast.figure(CODE), officer)
    assert "1,300件" in page(client, officer)
    assert "还没有操作记录" in page(client, cast.officer())


def test_queries_do_not_grow_with_figures(client, opened, django_assert_max_num_queries):
    officer = cast.officer(cast.department(), cast.department("audit_bureau"))
    see(client, officer)
    for figure in Figure.objects.filter(year=2020, department__code="justice_bureau"):
        enter(figure, officer, 3)
    with django_assert_max_num_queries(24):
        client.get(INBOX)


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(INBOX)["Location"] == f"{reverse('login')}?next={INBOX}"


def test_it_is_kept_by_no_cache(client):
    assert "no-store" in see(client, cast.officer())["Cache-Control"]


def test_what_was_handed_in_before_the_lock_still_waits_for_its_reviewer(client, opened):
    officer, reviewer = cast.officer(cast.department()), cast.reviewer()
    figure = cast.figure(CODE)
    enter(figure, officer)
    figure.submit(by=officer, seen=1)
    lock_round(opened, by=reviewer, without=37)
    assert "1</strong>项等待审核" in page(client, reviewer)
    figure.approve(by=reviewer, seen=1)
    assert "项等待审核" not in page(client, reviewer)
