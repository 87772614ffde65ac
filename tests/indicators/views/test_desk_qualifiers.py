"""约 and its kin belong to the number they were typed with: a plain number typed over it stands alone."""

from decimal import Decimal

import pytest
from django.contrib.messages import get_messages

from indicators.numbers.comparison import Measured
from tests import cast
from tests.posted import fields

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
DESK = "/admin/indicators/collection/2020/desk/justice_bureau/"
HEARINGS = "court_hearing_observation_count"


@pytest.fixture
def officer(client):
    cast.opened_round(2020)
    officer = cast.officer(cast.department())
    cast.figure(HEARINGS).enter(Measured(Decimal(300), "approx"), note="", source="", by=officer, seen=0)
    client.force_login(officer)
    return officer


def save(client, **typed: str):
    """The page's own form, with this typed into the row of the hearings."""
    form = fields(client.get(DESK).content.decode())
    prefix = f"figure-{cast.figure(HEARINGS).pk}"
    return client.post(DESK, form | {f"{prefix}-{name}": text for name, text in typed.items()} | {"action": "save"})


def entry() -> tuple[Decimal | None, str]:
    figure = cast.figure(HEARINGS)
    return figure.value, figure.qualifier


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ({"value": "310"}, (310, "")),
        ({"value": "约310"}, (310, "approx")),
        ({"value": "310余"}, (310, "over")),
        ({"value": "310", "qualifier": "at_least"}, (310, "at_least")),
        ({"value": "310", "chosen": "1"}, (310, "approx")),
        ({"value": ""}, (None, "")),
        ({"note": "按签到表"}, (300, "approx")),
        ({"qualifier": ""}, (300, "")),
    ],
)
def test_a_number_keeps_only_the_qualifier_it_was_typed_with(client, officer, typed, stands):
    save(client, **typed)
    assert entry() == stands


def test_who_overtypes_it_is_told_and_can_choose_it_again(client, officer):
    response = save(client, value="310")
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert "".join(said).endswith("原来的“约（≈）”随旧数一起去掉了；现在的数仍是“约（≈）”的，请再选上并保存。")
    save(client, qualifier="approx")
    assert entry() == (310, "approx")


@pytest.mark.parametrize("typed", [{"value": "约310"}, {"value": "310", "chosen": "1"}, {"value": ""}])
def test_where_nothing_fell_away_nothing_is_said(client, officer, typed):
    response = save(client, **typed)
    assert "去掉了" not in "".join(map(str, get_messages(response.wsgi_request)))


def test_a_desk_where_everything_is_handed_in_has_no_button_to_save(client, officer):
    assert 'value="save" data-save' in client.get(DESK).content.decode()
    for figure in cast.Figure.objects.filter(year=2020, department=cast.department()):
        figure.enter(Measured(Decimal(1)), note="", source="", by=officer, seen=figure.version)
        figure.submit(by=officer, seen=figure.version)
    page = client.get(DESK).content.decode()
    assert "data-save" not in page
    assert "用 Excel 填报" not in page
