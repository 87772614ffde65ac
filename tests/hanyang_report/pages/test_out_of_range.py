"""Numbers that no database holds, forged into a post, are refused in a sentence."""

import pytest
from django.db import connection
from django.test import Client

from tests import cast
from tests.posted import fields

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("loaded")]
HUGE = "9223372036854775808"


def test_a_row_number_of_nineteen_digits_is_no_broken_page(client: Client):
    user = cast.officer(cast.department())
    client.force_login(cast.administrator())
    change, hand_over = (f"/admin/indicators/user/{user.pk}/{page}/" for page in ("change", "hand-over"))
    form = fields(client.get(change).content.decode())
    for address, posted in (
        (change, form | {"groups": [HUGE]}),
        (change, form | {"departments": [HUGE]}),
        (hand_over, {"departments": [HUGE], "successor": [HUGE]}),
    ):
        response = client.post(address, posted)
        said = "请求无法识别" if connection.vendor == "sqlite" else "可用的选项中"  # PostgreSQL compares any number
        assert response.status_code == (400 if connection.vendor == "sqlite" else 200)
        assert said in response.content.decode()


def test_a_faulty_constant_of_a_derived_number_is_said_in_a_sentence(client: Client):
    client.force_login(cast.administrator())
    form = fields(client.get("/admin/indicators/derivedindicator/add/").content.decode())
    typed = {"name": "占比", "code": "share_x", "unit": "%", "scale": "12", "theme": "1"}
    assert client.post("/admin/indicators/derivedindicator/add/", form | typed).status_code == 200
