"""The page on which a report is written in place: what it takes and says, and that its words are those of the forms."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reports.checks.acknowledging import verdict
from reports.models import Item, Report, Task
from tests.cast import editor, officer
from tests.posted import fields

REVIEWED = "legality_review_decision_count"
TOKEN = f"{{{{{REVIEWED}}}}}"
DESK = "/admin/reports/report/2020/draft/desk/"


@pytest.fixture
def desk(client: Client, writer: Any, report: Report) -> Client:
    client.force_login(writer)
    return client


@pytest.fixture
def item(report: Report) -> Item:
    return Item.objects.get(section__part__report=report, body__contains=REVIEWED)


def form_of(item: Item) -> str:
    return f"/admin/reports/report/2020/draft/item/{item.pk}/"


def text(answer: Any) -> str:
    return answer.content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        f"　　审核{TOKEN}件。\r\n\r\n　第二段 \t\r\n",
        f"{{{{ {REVIEWED} | han }}}}件{{{{no_such}}}}}}}}",
        "  ",
        "全角１２％，“引号”。\n\n\n末段",
    ],
)
def test_the_words_are_the_same_byte_for_byte_by_either_door(desk: Client, item: Item, typed: str):
    found = []
    for address, press in ((form_of(item), {"press": "save"}), (f"{form_of(item)}keep/", {})):
        page = fields(text(desk.get(form_of(item))))
        desk.post(address, page | {"heading": f"　标题{TOKEN} ", "body": typed} | press)
        item.refresh_from_db()
        found.append((item.heading, item.body, item.run_on))
        item.rewrite(heading="别的", body="别的。", run_on=not item.run_on, by=editor(), seen=item.version)
        item.rewrite(heading="别的", body="别的。", run_on=True, by=editor(), seen=item.version)
    assert found[0] == found[1]


def test_what_is_kept_is_told_and_what_is_refused_says_why(desk: Client, item: Item):
    keep = f"{form_of(item)}keep/"
    told = text(desk.post(keep, {"heading": "审核", "body": "一。", "seen": item.version}))
    assert f'data-version="{item.version + 1}"' in told
    assert "已保存" in told
    assert "data-refused" in text(desk.post(keep, {"heading": "长" * 401, "body": "一。", "seen": item.version}))
    assert "data-refused" in text(desk.post(keep, {"heading": "审核", "body": "一。", "seen": "nonsense"}))
    assert desk.post(f"/admin/reports/report/2020/draft/item/{item.pk}999/keep/", {"seen": 0}).status_code == 404


def test_a_conflict_shows_the_other_text_with_its_figures_and_no_code(desk: Client, item: Item):
    item.rewrite(heading="审核", body=f"对方写{{{{{REVIEWED}@-1}}}}件。", run_on=True, by=editor(), seen=item.version)
    answer = text(desk.post(f"{form_of(item)}keep/", {"heading": "审核", "body": "我写的。", "seen": 0}))
    assert "两人同时改了这一段" in answer
    assert f'data-version="{item.version}"' in answer
    assert ">1235</span>件。" in answer


def test_what_is_pasted_is_read_by_the_syntax_of_the_forms(desk: Client, item: Item):
    pasted = {"level": "item", "pk": item.pk, "body": f"<b>粗</b>{{{{{REVIEWED}@-1}}}}\n\n　{{{{no_such}}}}"}
    answer = text(desk.post(f"{DESK}read/", pasted))
    assert answer.count("<p>") == 2
    assert "&lt;b&gt;粗&lt;/b&gt;<span" in answer
    assert "<p>{{no_such}}</p>" in answer


def test_only_what_names_a_figure_has_ways_to_be_written(desk: Client, item: Item):
    asked = {"level": "item", "pk": item.pk}
    ways = text(desk.post(f"{DESK}manners/", asked | {"token": f"{{{{{REVIEWED}@-1}}}}"}))
    assert f'data-choice="{{{{{REVIEWED}@-1}}}}"' in ways
    for token in ("", "nonsense", "{{no_such}}", "{{year}}", TOKEN * 2):
        assert "data-choice" not in text(desk.post(f"{DESK}manners/", asked | {"token": token}))


def test_figures_are_found_by_name_and_a_few_at_a_time(desk: Client, item: Item):
    asked = {"level": "item", "pk": item.pk}
    found = text(desk.post(f"{DESK}figures/", asked | {"q": "合法性审核件数"}))
    assert found.count("data-choice") == 1
    assert f'data-choice="{TOKEN}"' in found
    assert text(desk.post(f"{DESK}figures/", asked)).count("data-choice") == 8
    assert "data-choice" not in text(desk.post(f"{DESK}figures/", asked | {"q": "没有这样的"}))


def test_every_script_of_the_page_is_fetched_at_once(desk: Client):
    page = text(desk.get(DESK))
    scripts = {path.stem for path in (settings.BASE_DIR / "static/js/draft-desk").glob("*.js")}
    assert {
        name for name in scripts if f'"modulepreload" href="/static/js/draft-desk/{name}.js"' in page
    } == scripts - {"desk"}


WAYS = {
    "/admin/reports/task/2020/answers/": "beside-answers",
    "/admin/reports/task/2020/propose/": "beside-tasks",
    "/admin/reports/report/2020/draft/todo/": "beside-todo",
}


def ways(page: str) -> dict[str, str]:
    return dict(re.findall(r'href="([^"]*)" data-way="([^"]*)"', page))


def test_promises_and_tasks_are_reached_from_the_text_without_script_too(desk: Client):
    page = text(desk.get(DESK))
    assert ways(page) == WAYS
    for address, panel in WAYS.items():
        assert f'id="{panel}" data-panel' in page
        assert text(desk.get(address)).count("<div data-beside>") == 1
    Task.objects.all().delete()
    assert set(ways(text(desk.get(DESK))).values()) == {"beside-tasks", "beside-todo"}


def test_who_sees_no_findings_is_shown_no_ways_that_are_refused(client: Client, report: Report):
    client.force_login(officer())
    assert ways(text(client.get(DESK))) == {}


BARE = "全年对1235件行政决策开展合法性审核。"


@pytest.fixture
def bare(item: Item) -> Item:
    """With a number of last year's that quotes nothing."""
    item.rewrite(heading="", body=f"上年{BARE}", run_on=False, by=editor(), seen=item.version)
    return item


def test_the_margin_shows_what_is_found_where_it_stands_without_a_code(desk: Client, bare: Item):
    told = text(desk.post(f"{DESK}margin/"))
    assert f'data-notes="item-{bare.pk}"' in told
    assert 'data-field-of="body" data-start="5" data-said="1235"' in told
    assert REVIEWED not in re.sub(r'data-bind="[^"]*"', "", told)


def test_a_click_binds_the_number_and_gives_the_passage_back(desk: Client, bare: Item):
    token = f"{{{{{REVIEWED}@-1}}}}"
    asked = {"field": "body", "start": 5, "end": 9, "number": "1235", "token": token, "seen": bare.version}
    bind = f"{form_of(bare)}bind/"
    for wrong in (
        {"seen": bare.version - 1},
        {"start": 4},
        {"number": "9"},
        {"token": "{{no_such}}"},
        {"field": "title"},
    ):
        assert "data-refused" in text(desk.post(bind, asked | wrong))
    bound = text(desk.post(bind, asked))
    bare.refresh_from_db()
    assert bare.body == f"上年全年对{token}件行政决策开展合法性审核。"
    assert f'data-version="{bare.version}"' in bound
    assert ">1235</span>件行政决策" in bound


def test_a_reason_is_kept_and_a_refused_one_stays_with_why(desk: Client, report: Report, writer: Any):
    finding = verdict(report).open_warnings[0].finding.fingerprint
    refused = text(desk.post(f"{DESK}margin/reason/", {"finding": finding, "reason": " "}))
    assert "请写明理由。" in refused
    answer = text(desk.post(f"{DESK}margin/reason/", {"finding": finding, "reason": "确实如此。"}))
    assert "确实如此。" in answer
    assert report.acknowledgements.get().by == writer


def test_a_longer_report_asks_the_database_no_more(desk: Client, item: Item):
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert desk.get(DESK).status_code == 200
        return len(queries)

    asked()
    before = asked()
    for n in range(20):
        Item.objects.create(section=item.section, marker="9. ", heading=f"第{n}条", body=f"{TOKEN}件。", order=90 + n)
    assert asked() == before
