"""What no page of ours would send: no error page, nothing written."""

import pytest

from indicators.models import Figure, FigureMove
from tests import cast
from tests.posted import fields

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

ROUND = "/admin/indicators/collection/2020/"
DESK = f"{ROUND}desk/justice_bureau/"
NONSENSE = ["9" * 5000, "９", "-1", "\x00"]


@pytest.fixture
def figure():
    cast.opened_round()
    return Figure.objects.filter(year=2020, department__code="justice_bureau").first()


def moved() -> bool:
    return FigureMove.objects.filter(figure__year=2020).exists()


@pytest.mark.parametrize("field", ["seen", "resolution", "qualifier"])
@pytest.mark.parametrize("nonsense", [*NONSENSE[:-1], "x\x00"])
def test_the_desk_answers_nonsense_in_a_hidden_field(client, figure, field, nonsense):
    client.force_login(cast.officer(cast.department()))
    posted = {name: values[0] for name, values in fields(client.get(DESK).content.decode()).items()}
    posted |= {f"figure-{figure.pk}-value": "3", f"figure-{figure.pk}-{field}": nonsense}
    page = client.post(DESK, posted)
    assert "填写的内容还在" in page.content.decode()
    assert not moved()


@pytest.mark.parametrize("field", ["resolution", "qualifier"])
def test_a_hidden_field_of_nothing_but_a_control_character_is_an_empty_one(client, figure, field):
    client.force_login(cast.officer(cast.department()))
    posted = {name: values[0] for name, values in fields(client.get(DESK).content.decode()).items()}
    client.post(DESK, posted | {f"figure-{figure.pk}-value": "3", f"figure-{figure.pk}-{field}": "\x00"})
    figure.refresh_from_db()
    assert (figure.value, figure.qualifier) == (3, "")


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_the_officers_buttons_take_no_nonsense(client, figure, nonsense):
    client.force_login(cast.officer(cast.department()))
    for posted in ({"withdraw": nonsense}, {"withdraw_file": nonsense}, {"action": nonsense}):
        assert client.post(DESK, posted).status_code == 302
    assert client.post(f"{DESK}submit/", {f"seen-{figure.pk}": nonsense}).status_code == 302
    asked = {"figure": nonsense, "value": nonsense, "qualifier": nonsense}
    assert client.get(f"{DESK}answer/", asked).status_code == 404
    assert client.get(f"{DESK}answer/", asked | {"figure": figure.pk}).status_code == 200
    assert not moved()


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_head_and_reviewer_decide_on_nothing_by_nonsense(client, figure, nonsense):
    unseen = {"figure": figure.pk, f"seen-{figure.pk}": nonsense}
    client.force_login(cast.head(cast.department()))
    for posted in ({"figure": nonsense}, unseen):
        assert client.post(f"{DESK}sign/", posted | {"sign": "1"}).status_code == 200
    client.force_login(cast.reviewer())
    for posted in ({"figure": nonsense, "approve": "all"}, unseen | {"approve": "all"}, {"return_one": nonsense}):
        assert client.post(f"{ROUND}review/justice_bureau/", posted).status_code == 200
    assert client.post(f"{ROUND}confirmation/justice_bureau/", {"withdraw": nonsense}).status_code in (302, 403)
    assert client.get("/admin/indicators/collection/open/", {"year": nonsense}).status_code == 200
    assert not moved()
