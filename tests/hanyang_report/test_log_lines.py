"""Log lines for machines: one object each, with the request's id, without anybody's data."""

import json
import logging
import sys

import pytest
from django.test import Client

from hanyang_report.log_lines import JsonLine, request_id


def line(message: str, *args: object, error: bool = False) -> dict:
    record = logging.LogRecord("test", logging.WARNING, "", 1, message, args, sys.exc_info() if error else None)
    text = JsonLine().format(record)
    assert "\n" not in text
    return json.loads(text)


def test_a_line_says_when_how_grave_where_and_for_which_request():
    held = request_id.set("abc12345")
    said = line("多行\n%s", "消息")
    request_id.reset(held)
    assert (said["level"], said["logger"], said["request_id"], said["message"]) == (
        "WARNING", "test", "abc12345", "多行\n消息",
    )  # fmt: skip
    assert said["time"].endswith("+00:00")


@pytest.mark.django_db
def test_what_django_says_of_a_refusal_carries_the_id_too(client: Client, caplog):
    with caplog.at_level(logging.WARNING, "django.request"):
        response = client.get("/no/such/page/", headers={"X-Request-ID": "from-the-proxy-2"})
    [record] = [record for record in caplog.records if record.name == "django.request"]
    assert response.status_code == 404
    assert json.loads(JsonLine().format(record))["request_id"] == "from-the-proxy-2"


@pytest.mark.parametrize("personal", ["zhao@example.gov.cn", "13800138000", "10.1.2.3", "2001:db8::ff00:42:8329"])
def test_nobodys_address_or_number_stands_in_it(personal: str):
    assert line("failure by %s at night", personal)["message"] == "failure by … at night"


@pytest.mark.parametrize("harmless", ["/reports/2019/", "12:30:45", "5.2.19", "202612345678", "1235件"])
def test_what_is_nobodys_stays(harmless: str):
    assert harmless in line("at %s.", harmless)["message"]


def test_an_error_says_its_kind_and_way_and_not_what_was_typed():
    try:
        raise ValueError("李明的身份证号")
    except ValueError:
        said = line("broken", error=True)
    assert said["error"] == "builtins.ValueError"
    assert "test_log_lines.py" in said["way"][-1]
    assert "李明" not in json.dumps(said, ensure_ascii=False)


@pytest.mark.django_db
def test_every_answer_carries_the_id_of_its_request(client: Client):
    first, second = (client.get("/healthz")["X-Request-ID"] for _ in range(2))
    assert first != second
    assert client.get("/healthz", headers={"X-Request-ID": "from-the-proxy-1"})["X-Request-ID"] == "from-the-proxy-1"
    forged = "x\u0007; DROP" * 20
    assert client.get("/healthz", headers={"X-Request-ID": forged})["X-Request-ID"] != forged


@pytest.mark.django_db
def test_a_requests_line_says_the_path_and_not_what_was_searched_for(client: Client, caplog):
    with caplog.at_level(logging.INFO, "hanyang_report.requests"):
        client.get("/healthz", {"q": "李明"})
    [record] = [record for record in caplog.records if record.name == "hanyang_report.requests"]
    assert record.getMessage() == "GET /healthz 200"
    assert record.ms >= 0
