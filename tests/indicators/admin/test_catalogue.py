"""The catalogue in the admin."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from indicators.models import Indicator
from tests.cast import administrator
from tests.factories import make_draft, make_indicator
from tests.posted import fields

CODE = "legality_review_decision_count"


@pytest.fixture
def admin_client(loaded: None, client: Client) -> Client:
    client.force_login(administrator())
    return client


def change(indicator: Indicator) -> str:
    return reverse("admin:indicators_indicator_change", args=[indicator.pk])


def queries(client: Client, page: str) -> int:
    client.get(reverse(f"admin:{page}"))  # what is remembered afterwards is not counted
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(reverse(f"admin:{page}")).status_code == 200
    return len(asked)


def test_an_indicator_with_public_figures_keeps_code_kind_and_unit(admin_client: Client):
    indicator = Indicator.objects.get(code=CODE)
    form = fields(admin_client.get(change(indicator)).content.decode())
    admin_client.post(change(indicator), form | {"code": "other", "kind": "rate", "unit": "%", "definition": "新口径"})
    indicator.refresh_from_db()
    assert (indicator.code, indicator.kind, indicator.unit, indicator.definition) == (CODE, "count", "件", "新口径")


def test_a_fault_that_touches_hidden_fields_is_a_sentence(admin_client: Client):
    indicator = Indicator.objects.get(code=CODE)
    form = fields(admin_client.get(change(indicator)).content.decode())
    answer = admin_client.post(change(indicator), form | {"decimals": "2"})
    assert "小数位数须为0" in answer.content.decode()


def test_lists_ask_no_more_for_more_rows(admin_client: Client):
    pages = ["indicators_indicator_changelist", "indicators_figure_changelist", "indicators_user_changelist"]
    before = {page: queries(admin_client, page) for page in pages}
    theme, department = Indicator.objects.first().theme, Indicator.objects.first().department
    for year in range(2010, 2016):
        make_draft(make_indicator(theme=theme, department=department), year, 1)
        administrator()
    assert {page: queries(admin_client, page) for page in pages} == before


def test_indicators_are_found_by_name_and_code(admin_client: Client):
    for words in ("合法性审核", CODE):
        found = admin_client.get(reverse("admin:indicators_indicator_changelist"), {"q": words}).content.decode()
        assert Indicator.objects.get(code=CODE).name in found


def test_an_autocomplete_answers(admin_client: Client):
    asked = {"app_label": "indicators", "model_name": "annotation", "field_name": "indicator", "term": "合法性"}
    found = admin_client.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert Indicator.objects.get(code=CODE).name in [result["text"] for result in found]
