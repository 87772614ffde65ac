"""The pages of a round: say what will happen, do it once, follow it."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from indicators.models import Collection, Figure
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
OPEN = reverse("admin:indicators_round_open")
PROGRESS = reverse("admin:indicators_round", args=[2020])
EXTEND = reverse("admin:indicators_round_extend", args=[2020, "audit_bureau"])
LOCK = reverse("admin:indicators_round_lock", args=[2020])
FORM = {"year": 2020, "opens_on": "2020-12-01", "due_on": "2021-01-31", "note": "请按时填报"}


@pytest.fixture
def manager(client):
    manager = cast.reviewer(name="李审核")
    client.force_login(manager)
    return manager


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_the_next_year_is_proposed_with_dates_and_what_each_department_will_owe(client, manager):
    with time_machine.travel("2020-12-01 09:00:00+08:00"):
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


def test_a_year_is_opened_in_one_action(client, manager):
    response = client.post(OPEN, FORM, follow=True)
    collection = Collection.objects.get(year=2020)
    assert (collection.opened_by, collection.note, collection.is_open) == (manager, "请按时填报", True)
    assert Figure.objects.of_year(2020).count() == 37
    assert said(response) == ["2020年度填报已开启，各部门现在可以填报。"]


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
    assert said(response) == ["已同意区审计局延至2021年02月10日。"]
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


def test_locking_twice_locks_once(client, manager):
    cast.opened_round(2020)
    client.post(LOCK)
    locked_at = Collection.objects.get(year=2020).locked_at
    assert "不能锁定" in said(client.post(LOCK, follow=True))[-1]
    assert Collection.objects.get(year=2020).locked_at == locked_at
    assert "不能再填报" in client.get(PROGRESS).content.decode()


def test_queries_stay_few(client, manager, django_assert_max_num_queries):
    cast.opened_round(2020)
    for address in (OPEN, PROGRESS, EXTEND, LOCK):
        with django_assert_max_num_queries(14):
            client.get(address)


@pytest.mark.parametrize("who", ["officer", "head", "editor", "publisher"])
@pytest.mark.parametrize("address", [OPEN, PROGRESS, EXTEND, LOCK])
def test_others_do_not_come_in(client, who, address):
    cast.opened_round(2020)
    client.force_login(getattr(cast, who)())
    assert client.get(address).status_code == 403
    if address != PROGRESS:
        assert client.post(address, FORM).status_code == 403
    assert Collection.objects.get(year=2020).is_open
