"""The OpenAPI description is true: programs made from it find every answer as described, and no way to break one."""

import csv
import io
import json
import re
from collections.abc import Iterator

import pytest
import schemathesis
from django.core.exceptions import ValidationError
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings

from hanyang_report.api_description import INDICATOR_CODE, LISTS, description
from indicators.models import Indicator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
EXAMPLES = 15
PATHS = list(description(title="", server="http://testserver")["paths"])


def test_the_description_is_served_and_names_this_site(client: Client) -> None:
    said = json.loads(client.get("/api/v1/openapi.json").content)
    assert said["openapi"] == "3.1.0"
    assert list(said["paths"]) == PATHS


@pytest.fixture
def open_connection() -> Iterator[None]:
    """A server's requests close the database's connection; this test's rows lie in its transaction. Django's client does the same."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("open_connection")
@pytest.mark.parametrize("path", PATHS)
def test_no_question_breaks_an_answer_or_gets_another_than_described(path: str) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())

    @given(case=schema[path]["GET"].as_strategy())
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    asked()


@pytest.mark.parametrize("code", ["year", "years", "a", "a" * 80, "a" * 81, "a_1", "1a", "A", "", "项"])
def test_a_code_is_described_as_the_catalogue_takes_it(code: str) -> None:
    field = Indicator._meta.get_field("code")
    try:
        field.clean(code, None)
    except ValidationError:
        is_taken = False
    else:
        is_taken = True
    assert bool(re.search(INDICATOR_CODE["pattern"], code)) is is_taken


@pytest.mark.parametrize("name", LISTS)
def test_each_list_is_there_as_csv_with_every_row(client: Client, name: str) -> None:
    listed = json.loads(client.get(f"/api/v1/{name}/").content)
    response = client.get(f"/api/v1/{name}.csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert response["Content-Type"].startswith("text/csv")
    assert len(rows) == listed["count"]
    first = listed["results"][0]
    key = next(iter(first))
    assert rows[0][key] == str(first[key])


def test_a_list_as_csv_is_asked_like_the_list(client: Client) -> None:
    rows = csv.DictReader(io.StringIO(client.get("/api/v1/figures.csv?year=2019").content.decode("utf-8-sig")))
    assert {row["year"] for row in rows} == {"2019"}
    response = client.get("/api/v1/figures.csv?year=x")
    assert response.status_code == 400
    assert "应为正整数" in json.loads(response.content)["error"]
    assert client.post("/api/v1/figures.csv").status_code == 405


@pytest.mark.parametrize(
    "path", ["/api/v1/", "/api/v1/figures/?year=2019", "/api/v1/reports/2019/", "/api/v1/openapi.json"]
)
def test_who_has_an_answer_is_told_that_it_still_holds(client: Client, path: str) -> None:
    mark = client.get(path)["ETag"]
    again = client.get(path, headers={"If-None-Match": mark})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={"If-None-Match": '"x"'}).status_code == 200


def test_the_page_for_people_names_every_address_and_field(client: Client) -> None:
    html = client.get("/api/v1/docs/").content.decode()
    assert [path for path in PATHS if path not in html] == []
    assert "previous_fingerprint" in html
    assert "<script src=" not in html.partition("</head>")[2]
