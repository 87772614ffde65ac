"""Figures in the admin: the working value can be corrected, what only verbs may change can't."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import Figure, FigureMove
from indicators.models.figure_steps import FigureStatus, FigureVerb
from tests.cast import administrator, figure, officer
from tests.posted import fields

REVIEWS = "legality_review_decision_count"
RATE = "legality_review_rate"


@pytest.fixture
def admin_client(loaded: None, client: Client) -> Client:
    client.force_login(administrator())
    return client


def address(figure: Figure) -> str:
    return reverse("admin:indicators_figure_change", args=[figure.pk])


def save(client: Client, figure: Figure, **changes: str):
    form = fields(client.get(address(figure)).content.decode())
    return client.post(address(figure), form | changes, follow=True)


def rate() -> Figure:
    return Figure.objects.filter(kind="rate", year=2019).first()


def test_a_changed_working_value_is_a_draft_of_whoever_changed_it(admin_client: Client):
    save(admin_client, figure(REVIEWS, 2019), value="1236", note="重新核对")
    changed = figure(REVIEWS, 2019)
    assert (changed.value, changed.note, changed.status) == (Decimal(1236), "重新核对", FigureStatus.DRAFT)
    assert changed.entered_by_id == int(admin_client.session["_auth_user_id"])
    assert changed.entered_at is not None


def test_a_changed_working_value_stands_in_the_log_and_in_the_history(admin_client: Client):
    save(admin_client, figure(REVIEWS, 2019), value="1236")
    move = FigureMove.objects.filter(figure=figure(REVIEWS, 2019)).first()
    assert (move.verb, move.status_from, move.status_to, move.value) == (
        FigureVerb.AMEND,
        "locked",
        "draft",
        Decimal(1236),
    )
    assert figure(REVIEWS, 2019).history.first().history_user_id == move.by_id


def test_a_changed_working_value_changes_no_public_page(admin_client: Client):
    pages = ["/", "/reports/", "/reports/2019/", "/indicators/", f"/indicators/{REVIEWS}/"]
    visitor = Client()
    before = {page: visitor.get(page).content for page in pages}
    save(admin_client, figure(REVIEWS, 2019), value="99999", source="另一来源")
    assert figure(REVIEWS, 2019).value == 99999
    assert {page: visitor.get(page).content for page in pages} == before


def test_a_plain_number_typed_over_a_rough_one_is_exact_and_the_page_says_so(admin_client: Client):
    Figure.objects.filter(pk=figure(REVIEWS, 2019).pk).update(qualifier="approx")
    page = save(admin_client, figure(REVIEWS, 2019), value="1236").content.decode()
    assert (figure(REVIEWS, 2019).value, figure(REVIEWS, 2019).qualifier) == (Decimal(1236), "")
    assert "随旧数一起去掉了" in page


def test_a_qualifier_picked_with_its_number_stays(admin_client: Client):
    save(admin_client, figure(REVIEWS, 2019), value="1236", qualifier="approx")
    assert (figure(REVIEWS, 2019).value, figure(REVIEWS, 2019).qualifier) == (Decimal(1236), "approx")


def test_a_qualifier_beside_the_same_number_stays(admin_client: Client):
    Figure.objects.filter(pk=figure(REVIEWS, 2019).pk).update(qualifier="approx")
    save(admin_client, figure(REVIEWS, 2019), note="重新核对")
    assert figure(REVIEWS, 2019).qualifier == "approx"


def test_saving_an_untouched_form_enters_nothing(admin_client: Client):
    save(admin_client, figure(REVIEWS, 2019))
    assert figure(REVIEWS, 2019).status == FigureStatus.LOCKED
    assert figure(REVIEWS, 2019).version == 0


@pytest.mark.parametrize(
    ("field", "forged"),
    [
        ("status", "approved"),
        ("published_value", "7"),
        ("published_source", "伪造"),
        ("published_at_0", "2020-01-01"),
        ("entered_by", "1"),
        ("version", "9"),
        ("year", "2018"),
        ("department", "1"),
        ("kind", "rate"),
    ],
)
def test_what_only_verbs_change_cannot_be_forged(admin_client: Client, field: str, forged: str):
    before = Figure.objects.filter(indicator__code=REVIEWS, year=2019).values().get()
    save(admin_client, figure(REVIEWS, 2019), **{field: forged})
    assert Figure.objects.filter(pk=before["id"]).values().get() == before


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("101", "应在0到100之间"),
        ("-1", "不能小于0"),
        ("33.333", "最多保留2位小数"),
        ("", "没有填报值的数据不能通过审核或锁定"),
    ],
)
def test_an_impossible_value_is_refused_with_a_sentence(admin_client: Client, value: str, sentence: str):
    answer = save(admin_client, rate(), value=value)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert rate().version == 0


def test_a_whole_count_takes_no_fraction(admin_client: Client):
    assert "应为整数" in save(admin_client, figure(REVIEWS, 2019), value="3.5").content.decode()


def test_a_form_opened_before_somebody_else_saved_is_refused(admin_client: Client):
    old = fields(admin_client.get(address(figure(REVIEWS, 2019))).content.decode())
    save(admin_client, figure(REVIEWS, 2019), value="1236")
    answer = admin_client.post(address(figure(REVIEWS, 2019)), old | {"value": "1237"})
    assert "请核对后再操作" in answer.content.decode()
    assert figure(REVIEWS, 2019).value == 1236


def test_the_form_shows_the_value_in_its_own_decimals(admin_client: Client):
    assert fields(admin_client.get(address(figure(REVIEWS, 2019))).content.decode())["value"] == ["1235"]


def test_an_officer_reads_figures_here_and_writes_at_the_desk(loaded: None, client: Client):
    client.force_login(officer(figure(REVIEWS, 2019).department))
    assert client.get(address(figure(REVIEWS, 2019))).status_code == 200
    assert client.post(address(figure(REVIEWS, 2019)), {"value": "1"}).status_code == 403


def test_the_list_asks_no_more_for_more_rows(admin_client: Client, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        assert admin_client.get(reverse("admin:indicators_figure_changelist")).status_code == 200


def test_numbers_of_the_list_have_separators_as_in_every_table(admin_client: Client):
    page = admin_client.get(reverse("admin:indicators_figure_changelist"), {"q": REVIEWS}).content.decode()
    assert page.count("1,235件") == 2  # entered, published
    assert "1235件" not in page
