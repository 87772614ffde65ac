"""The pages of a round: say what will happen, do it once, follow it."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from indicators.models import Collection, Department, Extension, Figure, Indicator, Reminder
from indicators.models.figure_steps import FigureStatus
from indicators.round.opening import lock_round
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
OPEN = reverse("admin:indicators_round_open")
PROGRESS = reverse("admin:indicators_round", args=[2020])
EXTEND = reverse("admin:indicators_round_extend", args=[2020, "audit_bureau"])
LOCK = reverse("admin:indicators_round_lock", args=[2020])
JOIN = reverse("admin:indicators_round_join", args=[2020])
DATES = reverse("admin:indicators_round_dates", args=[2020])
TODAY = "2020-12-01 09:00:00+08:00"
FORM = {"year": 2020, "opens_on": "2020-12-01", "due_on": "2021-01-31", "note": "请按时填报"}


@pytest.fixture(autouse=True)
def in_time():
    """The days that these tests type lie ahead."""
    with time_machine.travel(TODAY):
        yield


@pytest.fixture
def manager(client):
    manager = cast.reviewer(name="李审核")
    client.force_login(manager)
    return manager


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_the_next_year_is_proposed_with_dates_and_what_each_department_will_owe(client, manager):
    response = client.get(OPEN)
    page = response.content.decode()
    assert response.context["form"].initial == {
        "year": 2020,
        "opens_on": date(2020, 12, 1),
        "due_on": date(2021, 1, 31),
    }
    assert "个部门共应填37项" in page
    assert "保留" in page
    assert not Collection.objects.exists()


def test_without_anything_to_count_the_page_leads_to_the_catalogue(client, manager):
    Indicator.objects.update(is_active=False)
    page = client.get(OPEN).content.decode()
    assert "目录中没有这一年要统计的在用指标" in page
    assert f'href="{reverse("admin:indicators_indicator_changelist")}"' in page


def test_a_year_is_opened_in_one_action(client, manager):
    response = client.post(OPEN, FORM, follow=True)
    collection = Collection.objects.get(year=2020)
    assert (collection.opened_by, collection.note, collection.is_open) == (manager, "请按时填报", True)
    assert Figure.objects.of_year(2020).count() == 37
    assert said(response)[0] == "2020年度填报已开启，各部门现在可以填报。"


def test_opening_names_the_departments_that_nobody_enters_for(client, manager):
    cast.officer(cast.department())
    page = client.get(OPEN).content.decode()
    assert "8个部门还没有填报员：" in page
    response = client.post(OPEN, FORM, follow=True)
    assert said(response)[1].startswith("8个部门还没有填报员：")
    assert "区司法局" not in said(response)[1]
    assert "8个部门还没有填报员" in client.get(PROGRESS).content.decode()


def test_where_every_department_has_somebody_nothing_is_said(client, manager):
    cast.officer(*Department.objects.all())
    assert "还没有填报员" not in client.get(OPEN).content.decode()
    assert len(said(client.post(OPEN, FORM, follow=True))) == 1


def test_a_round_has_one_door(client):
    client.force_login(cast.administrator())
    assert client.get(reverse("admin:indicators_collection_add")).status_code == 403
    page = client.get(reverse("admin:indicators_collection_changelist")).content.decode()
    assert OPEN in page
    assert reverse("admin:indicators_collection_add") not in page


@pytest.mark.parametrize("address", [OPEN, EXTEND, DATES])
@pytest.mark.parametrize(("day", "is_past"), [("2021-02-09", True), ("2021-02-10", False)])
def test_a_due_day_that_is_past_is_asked_about(client, manager, address, day, is_past):
    if address != OPEN:
        cast.opened_round(2020)
    typed = FORM | {"due_on": day, "reason": "忙"}
    with time_machine.travel("2021-02-10 09:00:00+08:00"):
        client.force_login(manager)
        asked = client.post(address, typed)
        assert (asked.status_code == 200 and "已经过去" in str(asked.context["form"].errors)) is is_past
        if is_past:
            assert 'name="past_due"' in asked.content.decode()
            asked = client.post(address, typed | {"past_due": "on"})
        assert asked.status_code == 302
    assert due().isoformat() == day


def due():
    collection = Collection.objects.get(year=2020)
    return collection.due_for(cast.department("audit_bureau"))


def test_the_dates_of_a_round_are_changed_on_its_own_page_and_the_change_is_logged(client, manager):
    cast.opened_round(2020)
    response = client.post(DATES, {"opens_on": "2020-12-01", "due_on": "2021-02-10", "note": "请核对"}, follow=True)
    collection = Collection.objects.get(year=2020)
    assert (collection.due_on, collection.note) == (date(2021, 2, 10), "请核对")
    assert "截止日期由2021年1月31日改为2021年2月10日" in response.content.decode()


def test_the_dates_of_a_locked_round_stand(client, manager):
    collection = cast.opened_round(2020)
    lock_round(collection, by=manager, without=37)
    assert "不能再改" in client.get(DATES).content.decode()
    assert "不能再改" in said(client.post(DATES, FORM))[0]
    assert Collection.objects.get(year=2020).due_on == date(2021, 1, 31)


def test_opening_again_is_harmless_and_the_page_points_to_the_progress(client, manager):
    client.post(OPEN, FORM)
    client.post(OPEN, FORM)
    assert Figure.objects.of_year(2020).count() == 37
    assert "已经开启" in client.get(OPEN + "?year=2020").content.decode()


@pytest.mark.parametrize(("wrong", "words"), [({"due_on": "2020-01-01"}, "早于"), ({"opens_on": "昨天"}, "日期")])
def test_wrong_dates_are_said_beside_the_field(client, manager, wrong, words):
    response = client.post(OPEN, FORM | wrong)
    assert words in str(response.context["form"].errors)
    assert not Collection.objects.exists()


@pytest.mark.parametrize("year", ["1848", "abc", "99999"])
def test_a_year_out_of_range_falls_back_to_the_next_one(client, manager, year):
    assert client.get(f"{OPEN}?year={year}").context["year"] == 2020


def test_the_progress_page_counts_by_state_and_days(client, manager):
    cast.opened_round(2020)
    with time_machine.travel("2021-01-21 09:00:00+08:00"):
        client.force_login(manager)
        page = client.get(PROGRESS).content.decode()
    assert "区司法局" in page
    assert "还有10天" in page


def test_an_extension_is_granted_with_a_reason(client, manager):
    cast.opened_round(2020)
    response = client.post(EXTEND, {"due_on": "2021-02-10", "reason": "年底结项"}, follow=True)
    assert said(response) == ["已同意区审计局延至2021年2月10日。"]
    page = response.content.decode()
    assert "已延期" in page
    assert "年底结项" in page


def test_an_extension_that_is_none_is_refused_with_a_sentence(client, manager):
    cast.opened_round(2020)
    assert "晚于" in said(client.post(EXTEND, {"due_on": "2021-01-31", "reason": "忙"}))[0]
    assert client.post(EXTEND, {"due_on": "2021-02-10", "reason": " "}).context["form"].errors["reason"]


def test_locking_names_what_is_missing_first(client, manager):
    cast.opened_round(2020)
    page = client.get(LOCK).content.decode()
    assert "还有37项没有通过审核" in page
    assert "区审计局" in page
    assert Collection.objects.get(year=2020).is_open


@pytest.mark.parametrize("typed", ["", "36", "38", "0", "-37", "三十七", "37项"])
def test_a_round_with_gaps_is_not_locked_before_their_number_is_typed(client, manager, typed):
    cast.opened_round(2020)
    response = client.post(LOCK, {"without": typed})
    assert "还有37项没有审核通过" in said(response)[0]
    assert Collection.objects.get(year=2020).is_open


@pytest.mark.parametrize("typed", ["37", " ３７ "])
def test_a_round_with_gaps_is_locked_once_their_number_is_typed(client, manager, typed):
    cast.opened_round(2020)
    page = client.post(LOCK, {"without": typed}, follow=True).content.decode()
    assert not Collection.objects.get(year=2020).is_open
    assert "不能再填报" in page
    assert "有37项没有审核通过" in page


def test_locking_without_gaps_asks_for_nothing_to_be_typed(client, manager):
    cast.opened_round(2020)
    Figure.objects.of_year(2020).update(status=FigureStatus.APPROVED, value=1)
    page = client.get(LOCK).content.decode()
    assert 'name="without"' not in page
    assert "9个部门交齐了数据，还没有签字盖章的填报确认表" in page
    client.post(LOCK)
    assert not Collection.objects.get(year=2020).is_open


def test_a_gap_that_was_filled_meanwhile_is_told_before_locking(client, manager):
    cast.opened_round(2020)
    Figure.objects.of_year(2020).update(status=FigureStatus.APPROVED, value=1)
    assert "现在各项都已审核通过" in said(client.post(LOCK, {"without": "37"}))[0]
    assert Collection.objects.get(year=2020).is_open


def test_locking_twice_locks_once(client, manager):
    cast.opened_round(2020)
    client.post(LOCK, {"without": "37"})
    locked_at = Collection.objects.get(year=2020).locked_at
    assert "不能锁定" in said(client.post(LOCK, {"without": "37"}))[-1]
    assert Collection.objects.get(year=2020).locked_at == locked_at
    assert "不能再填报" in client.get(PROGRESS).content.decode()


def test_a_locked_round_offers_no_more_time_no_reminder_and_no_new_indicator(client, manager):
    collection = cast.opened_round(2020)
    lock_round(collection, by=manager, without=37)
    page = client.get(PROGRESS).content.decode()
    for address in (EXTEND, JOIN, LOCK, DATES):
        assert address not in page
    assert "看板与催报" not in page
    assert "不能延期" in client.get(EXTEND).content.decode()
    assert "不能延期" in said(client.post(EXTEND, {"due_on": "2021-02-10", "reason": "忙"}))[0]
    assert not Extension.objects.exists()
    remind = reverse("admin:indicators_remind_all", args=[2020])
    assert 'name="channel"' not in client.get(remind).content.decode()
    client.post(remind, {"text": "请填报", "channel": "phoned"})
    assert not Reminder.objects.exists()


def test_queries_stay_few(client, manager, django_assert_max_num_queries):
    cast.opened_round(2020)
    for address in (OPEN, PROGRESS, EXTEND, LOCK, DATES):
        with django_assert_max_num_queries(18):
            client.get(address)


@pytest.mark.parametrize("who", ["officer", "head", "editor", "publisher"])
@pytest.mark.parametrize("address", [OPEN, EXTEND, LOCK, DATES])
def test_others_do_not_come_in(client, who, address):
    cast.opened_round(2020)
    client.force_login(getattr(cast, who)())
    assert client.get(address).status_code == 403
    assert client.post(address, FORM).status_code == 403
    assert Collection.objects.get(year=2020).is_open


@pytest.mark.parametrize(("who", "answer"), [("officer", 403), ("head", 403), ("editor", 403), ("publisher", 200)])
def test_a_publisher_follows_the_round_and_manages_nothing(client, who, answer):
    cast.opened_round(2020)
    client.force_login(getattr(cast, who)())
    response = client.get(PROGRESS)
    assert response.status_code == answer
    assert LOCK not in response.content.decode()


def test_a_year_that_is_public_is_not_opened_again(client, manager):
    page = client.get(f"{OPEN}?year=2019").content.decode()
    assert "2019年的数据已随年度报告公开" in page
    assert 'name="due_on"' not in page
    response = client.post(OPEN, FORM | {"year": 2019})
    assert "不再开启填报" in said(response)[0]
    assert not Collection.objects.exists()
