"""列入与退出 on the round's page, and the ways that lead there."""

import pytest
from django.urls import reverse

from indicators.models import Figure, RoundMove
from indicators.round.opening import lock_round
from tests import cast
from tests.factories import make_indicator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
JOIN = reverse("admin:indicators_round_join", args=[2020])


@pytest.fixture
def fresh(client):
    cast.opened_round(2020)
    client.force_login(cast.administrator())
    return make_indicator("行政检查次数", department=cast.department())


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_an_indicator_joins_by_a_tick_and_its_officer_reads_of_it(client, fresh):
    officer = cast.officer(cast.department())
    assert "行政检查次数" in client.get(JOIN).content.decode()
    response = client.post(JOIN, {"indicator": fresh.pk, "join": "1", "note": "市里要求"}, follow=True)
    assert said(response) == ["已列入本年填报：行政检查次数。已进入区司法局填报员的待办。"]
    client.force_login(officer)
    page = client.get(reverse("inbox")).content.decode()
    assert "新列入2020年填报：行政检查次数" in page
    assert "市里要求" in page


def test_who_lets_it_join_reads_where_nobody_can_answer(client, fresh):
    response = client.post(JOIN, {"indicator": fresh.pk, "join": "1"}, follow=True)
    assert said(response)[1] == "区司法局还没有填报员，请管理员建立账号，或由审核员代填。"


def test_a_departments_share_joins_by_its_button(client, fresh):
    make_indicator("行政强制件数", department=cast.department())
    client.post(JOIN, {"share": "justice_bureau"})
    assert Figure.objects.of_year(2020).count() == 39


def test_an_empty_one_leaves_by_a_tick_and_the_round_remembers(client, fresh):
    figure = Figure.objects.of_year(2020).untouched().first()
    response = client.post(JOIN, {"figure": figure.pk, "leave": "1", "note": "重复"}, follow=True)
    assert said(response) == [f"已退出本年填报：{figure.indicator}。"]
    assert not Figure.objects.filter(year=2020, indicator=figure.indicator).exists()
    page = client.get(reverse("admin:indicators_round", args=[2020])).content.decode()
    assert f"退出“{figure.indicator}”" in page


@pytest.mark.parametrize("posted", [{"join": "1"}, {"leave": "1"}, {"join": "1", "indicator": "x"}, {}])
def test_without_a_tick_nothing_happens_and_the_page_says_so(client, fresh, posted):
    response = client.post(JOIN, posted, follow=True)
    assert said(response) == ["没有勾选任何指标，什么也没有改变。"]
    assert not RoundMove.objects.filter(verb__in=("join", "leave")).exists()


def test_a_second_click_says_that_it_is_in_already(client, fresh):
    client.post(JOIN, {"indicator": fresh.pk, "join": "1"})
    assert "已经在2020年度填报中" in said(client.post(JOIN, {"indicator": fresh.pk, "join": "1"}, follow=True))[-1]


def test_a_locked_round_shows_no_button(client, fresh):
    lock_round(fresh_round(), by=cast.reviewer(), without=37)
    page = client.get(JOIN).content.decode()
    assert 'name="join"' not in page
    assert "须先解锁" in page


def fresh_round():
    return cast.Collection.objects.get(year=2020)


def test_the_ways_there_start_at_the_round_at_the_indicator_and_at_the_list_of_figures(client, fresh):
    chosen = f"{JOIN}?indicator={fresh.code}"
    assert JOIN in client.get(reverse("admin:indicators_round", args=[2020])).content.decode()
    assert JOIN in client.get(reverse("admin:indicators_figure_changelist")).content.decode()
    assert chosen in client.get(fresh.get_absolute_url()).content.decode()
    assert chosen in client.get(reverse("admin:indicators_indicator_change", args=[fresh.pk])).content.decode()
    assert f'value="{fresh.pk}" checked' in client.get(chosen).content.decode()


def test_the_public_sees_nothing_of_it_on_the_indicators_page(client, fresh):
    client.logout()
    assert "2020年填报" not in client.get(fresh.get_absolute_url()).content.decode()


def test_figures_have_no_door_of_their_own(client, fresh):
    add = reverse("admin:indicators_figure_add")
    assert client.get(add).status_code == 403
    assert client.post(add, {"indicator": fresh.pk, "year": 2020, "value": "1"}).status_code == 403
    assert add not in client.get(reverse("admin:indicators_figure_changelist")).content.decode()
