"""What the desk says as it is typed, to texts that officers really send."""

import re

import pytest
from django.urls import reverse

from indicators.models import Figure
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(client, loaded):
    """Ask the desk about a text in the figure whose number of 2019 is given."""
    cast.opened_round(2020)

    def answer(value_before: str, typed: str) -> str:
        before = Figure.objects.get(year=2019, value=value_before)
        figure = Figure.objects.get(year=2020, indicator=before.indicator_id)
        client.force_login(cast.officer(figure.department))
        address = reverse("admin:indicators_desk_answer", args=[2020, figure.department.code])
        response = client.get(address, {"figure": figure.pk, "value": typed, "qualifier": ""})
        assert response.status_code == 200
        return " ".join(re.sub(r"<[^>]*>", "", response.content.decode()).split())

    return answer


PETITIONS, AMOUNT = "5318", "32.27"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1", "由5,318件减为1件，减少5,317件（99.9%以上）"),
        ("0", "由5,318件减为0件，减少5,318件（100%）"),
        ("\u202d3319\u202c", "由5,318件减为3,319件"),
        ("5318。", "与上年持平，均为5,318件"),
        ("1235.", "由5,318件减为1,235件"),
        ("3300件左右", "读作 约3300件"),
        ("3300件以上", "读作 不少于3300件"),
        ("3千", "读作 3000件"),
        ("1.235E+03", "填1235"),
        ("①", "是序号"),
    ],
)
def test_an_officer_reads_how_it_was_read_or_why_not(answer, typed, said):
    assert said in answer(PETITIONS, typed)


def test_forty_wan_in_yi_is_never_advised_away(answer):
    said = answer(AMOUNT, "40万元")
    assert "小数位数增加到3位" in said
    assert "四舍五入后再填" not in said
