"""Everything public can be read by a program: complete, paged, honest about gaps and errors, and never a draft."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hanyang_report.pages.api import LARGEST_PAGE, PAGE_SIZE
from indicators.models import Department, Figure, Indicator, LoadedFixture
from reports.document.tree import PromiseAnswer
from reports.models import Edition, Task
from tests.cast import leader
from tests.promises import answered_by_report

pytestmark = pytest.mark.usefixtures("loaded")

LISTS = ["indicators", "figures", "reports", "tasks"]
ALL = ["", *(f"{name}/" for name in LISTS), "indicators/audit_project_count/", "reports/2019/"]


def get(client: Client, path: str = "", status: int = 200) -> dict[str, Any]:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status
    assert response["Content-Type"] == "application/json"
    return json.loads(response.content)


def results(client: Client, path: str) -> list[dict[str, Any]]:
    return get(client, path)["results"]


# ── what is there ──────────────────────────────────────────────────────────────────────────────────────────


def test_the_index_leads_to_every_list(client: Client) -> None:
    resources = get(client)["resources"]
    assert list(resources) == LISTS
    for url in resources.values():
        assert client.get(url).status_code == 200


def test_every_indicator_is_listed_with_its_definition(client: Client) -> None:
    rows = results(client, "indicators/")
    assert [row["code"] for row in rows] == list(Indicator.objects.values_list("code", flat=True))
    assert {"code", "name", "unit", "kind", "theme", "direction", "definition", "decimals", "url"} <= set(rows[0])
    assert client.get(rows[0]["url"]).status_code == 200


def test_an_indicator_has_its_published_years_oldest_first(client: Client) -> None:
    series = get(client, "indicators/major_decision_item_count/")["series"]
    assert [(point["year"], point["value"], point["text"]) for point in series] == [(2019, 3, "3项"), (2020, 2, "2项")]
    assert all(point["source"] for point in series)


def test_an_indicator_has_its_remarks(client: Client) -> None:
    [annotation] = get(client, "indicators/enforcement_cert_renewed_count/")["annotations"]
    assert (annotation["year"], annotation["effect"]) == (2019, "incomparable")


def test_values_are_numbers_as_exact_as_they_read(client: Client) -> None:
    values = {row["indicator"]: row["value"] for row in results(client, "figures/?year=2019")}
    assert values["audit_irregular_amount"] == 32.27
    assert values["petition_resolution_rate"] == 90
    assert {type(value) for value in values.values()} == {int, float}
    assert len(values) == 37


def test_figures_are_chosen_by_year_and_indicator(client: Client) -> None:
    assert [row["indicator"] for row in results(client, "figures/?year=2020")] == ["major_decision_item_count"]
    assert [row["year"] for row in results(client, "figures/?indicator=major_decision_item_count")] == [2020, 2019]
    assert results(client, "figures/?year=1999") == []


def test_a_report_is_its_frozen_document(client: Client) -> None:
    edition = Edition.objects.get()
    report = get(client, "reports/2019/")
    assert report["document"] == json.loads(edition.text)
    assert (report["edition"], report["title"]) == (1, edition.document.title)


def test_the_fingerprint_can_be_checked_as_the_documentation_says(client: Client) -> None:
    report = get(client, "reports/2019/")
    text = client.get(report["downloads"]["json"]).content
    assert sha256(report["previous_fingerprint"].encode() + b"\n" + text).hexdigest() == report["fingerprint"]


def test_every_promise_is_listed_and_what_is_undecided_is_null(client: Client) -> None:
    tasks = results(client, "tasks/?year=2020")
    assert [task["address"] for task in tasks] == [task.address for task in Task.objects.order_by("order")]
    assert {task["lead_department"] for task in tasks} == {task["due_on"] for task in tasks} == {None}
    assert {task["status_text"] for task in tasks} == {"未启动"}
    assert tasks[0]["source_url"].endswith("/reports/2019/#p3-1")
    assert {task["answer"] for task in tasks} == {None}


def test_a_promise_says_what_the_report_of_its_year_answered(client: Client) -> None:
    answered_by_report(PromiseAnswer("2020-T1-1", "部署推进", "partly", "已部署。", "s1-2"))
    [first, second, *_] = results(client, "tasks/?year=2020")
    assert first["answer"] == {
        "outcome": "partly",
        "outcome_text": "部分落实",
        "words": "已部署。",
        "explanation": "",
        "url": f"{settings.SITE_URL}/reports/2020/#s1-2",
    }
    assert second["answer"] is None


# ── what is not ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", ALL)
def test_no_inferred_department_is_given_away(client: Client, path: str) -> None:
    said = client.get(f"/api/v1/{path}").content.decode()
    said = said.replace(settings.SITE_NAME, "")
    inferred = [name for name in Department.objects.values_list("name", flat=True) if f'"{name}"' in said]
    assert inferred == []


@pytest.mark.parametrize("path", ALL)
def test_the_answer_is_the_same_for_everybody_and_never_a_draft(client: Client, path: str) -> None:
    before = client.get(f"/api/v1/{path}").content
    Figure.objects.update(value=7)
    Task.objects.update(title="草稿", source_phrase="草稿")
    client.force_login(leader())
    assert client.get(f"/api/v1/{path}").content == before


@pytest.mark.parametrize("path", ALL)
def test_other_sites_scripts_are_not_let_in(client: Client, path: str) -> None:
    response = client.get(f"/api/v1/{path}", headers={"Origin": "https://elsewhere.example"})
    assert "Access-Control-Allow-Origin" not in response


# ── how it is said ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", ALL)
def test_chinese_is_readable_in_the_answer_itself(client: Client, path: str) -> None:
    said = client.get(f"/api/v1/{path}").content.decode()
    assert re.search(r"[一-龥]", said)
    assert "\\u" not in said


def test_a_list_is_turned_page_by_page(client: Client) -> None:
    codes, path = [], "/api/v1/figures/?year=2019&size=10"
    while path:
        page = json.loads(client.get(path).content)
        codes += [row["indicator"] for row in page["results"]]
        assert page["pages"] == 4
        path = page["next"]
    assert len(codes) == len(set(codes)) == page["count"] == 37
    assert "page=3" in page["previous"]
    assert "year=2019" in page["previous"]


def test_a_page_has_a_bearable_size(client: Client) -> None:
    assert get(client, f"figures/?size={LARGEST_PAGE * 9}")["pages"] == 1
    assert PAGE_SIZE <= LARGEST_PAGE


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("indicators/unknown/", 404, "没有代码为“unknown”的指标。"),
        ("reports/2018/", 404, "2018年度报告尚未发布。"),
        ("reports/3000/", 404, "没有/api/v1/reports/3000/这个地址，全部地址见/api/v1/。"),
        ("nonsense/here/", 404, "没有/api/v1/nonsense/here/这个地址，全部地址见/api/v1/。"),
        ("figures/?page=9", 404, "只有1页，没有第9页。"),
        ("figures/?page=0", 400, "参数page应为正整数，不能是“0”。"),
        ("figures/?year=二〇一九", 400, "参数year应为正整数，不能是“二〇一九”。"),
        ("figures/?size=-1", 400, "参数size应为正整数，不能是“-1”。"),
        ("tasks/?year=99999999999999999999", 400, "参数year应为正整数，不能是“99999999999999999999”。"),
    ],
)
def test_an_error_is_a_sentence(client: Client, path: str, status: int, sentence: str) -> None:
    assert get(client, path, status) == {"error": sentence}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    response = getattr(client, method)("/api/v1/figures/")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert "只读" in json.loads(response.content)["error"]


def test_an_address_without_its_final_slash_is_led_on(client: Client) -> None:
    assert client.get("/api/v1/indicators").headers["Location"] == "/api/v1/indicators/"


@pytest.fixture
def simulated(loaded: None) -> Iterator[None]:
    LoadedFixture.objects.mark_simulated()
    yield
    cache.clear()


@pytest.mark.usefixtures("simulated")
@pytest.mark.parametrize("path", [*ALL, "nonsense/"])
def test_simulated_data_says_so_in_every_answer(client: Client, path: str) -> None:
    assert next(iter(json.loads(client.get(f"/api/v1/{path}").content))) == "notice"


@pytest.mark.parametrize("path", ALL)
def test_an_answer_takes_few_queries(
    client: Client, path: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):
        client.get(f"/api/v1/{path}")


def test_the_documentation_names_every_field(client: Client) -> None:
    documentation = (Path(settings.BASE_DIR) / "docs" / "api.md").read_text("utf-8")
    answers = [*(results(client, f"{name}/")[0] for name in LISTS), get(client, "indicators/audit_project_count/")]
    fields = {field for answer in answers for field in answer}
    assert [field for field in sorted(fields) if f"`{field}`" not in documentation] == []
