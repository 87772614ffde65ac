"""The loop: every promise answered by an item or explained, before the report it belongs to is published."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from indicators.review import Refused
from reports.drafting.rollover import start_report
from reports.models import Answer, Item, Report, Task
from reports.publishing import submit
from reports.supervision import Verb
from reports.tracker.answers import answer, reconciliation, take_back
from tests import cast
from tests.promises import closed, led, reported, signed, task

pytestmark = pytest.mark.django_db
PAGE = reverse("admin:reports_answers", args=[2020])


@pytest.fixture
def report(loaded: None) -> Report:
    return start_report(2020, by=cast.editor())


@pytest.fixture
def item(report: Report) -> Item:
    return Item.objects.filter(section__part__report=report).first()


def posted(one: Task, **fields: object) -> dict[str, object]:
    return {"task": one.pk, "item": "", "outcome": "not", "words": "未落实，转入下年。"} | fields


# ── answering ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_promise_is_bound_to_the_item_that_answers_it(item: Item) -> None:
    editor = cast.editor()
    given = answer(task(), item=item, outcome="kept", words=" 目录已公布。 ", by=editor)
    assert (given.item, given.outcome, given.words, given.by) == (item, "kept", "目录已公布。", editor)


def test_a_second_answer_takes_the_place_of_the_first_and_both_are_remembered(item: Item) -> None:
    answer(task(), item=item, outcome="partly", words="进行中。", by=cast.editor())
    answer(task(), item=item, outcome="kept", words="已落实。", by=cast.editor())
    assert [record.words for record in Answer.objects.get().history.all()] == ["已落实。", "进行中。"]


def test_taken_back_it_is_unanswered_again(report: Report) -> None:
    answer(task(), item=None, outcome="not", words="未落实。", by=cast.editor())
    take_back(task(), by=cast.editor())
    assert not Answer.objects.exists()
    assert Answer.history.count() == 2


def test_what_does_not_go_together_is_refused(report: Report, item: Item) -> None:
    elsewhere = Item.objects.filter(section__part__report__year=2019).first()
    refused = {
        "请选择": {"item": item, "outcome": "", "words": "说明"},
        "不是2020年度报告的条目": {"item": elsewhere, "outcome": "kept", "words": "说明"},
        "须指明报告中回应它的条目": {"item": None, "outcome": "kept", "words": "说明"},
        "请写明": {"item": item, "outcome": "kept", "words": "  "},
    }
    for sentence, given in refused.items():
        with pytest.raises(Refused, match=sentence):
            answer(task(), by=cast.editor(), **given)  # type: ignore[arg-type]
    assert not Answer.objects.exists()


@pytest.mark.parametrize("who", ["reviewer", "publisher", "officer", "leader", "administrator"])
def test_answers_are_the_editors(report: Report, who: str) -> None:
    for act in (
        lambda by: answer(task(), item=None, outcome="not", words="说明", by=by),
        lambda by: take_back(task(), by=by),
    ):
        with pytest.raises(Refused, match="没有编辑权限"):
            act(getattr(cast, who)())


def test_not_while_the_report_waits_for_approval(report: Report) -> None:
    submit(report, by=cast.editor())
    with pytest.raises(Refused, match="报告处于"):
        answer(task(), item=None, outcome="not", words="说明", by=cast.editor())


def test_before_there_is_a_draft_nobody_answers(loaded: None) -> None:
    with pytest.raises(Refused, match="2020年度报告还没有起草"):
        answer(task(), item=None, outcome="not", words="说明", by=cast.editor())


# ── what the log offers ────────────────────────────────────────────────────────────────────────────────────


def test_the_log_offers_and_a_person_decides(report: Report) -> None:
    closed("T1-1", text="已部署。")
    reported("T1-2", text="已完成，请核。")
    signed("T2-1").report_progress("正在推进。", by=cast.officer(cast.department()))
    led("T2-2").settle(Verb.CANCEL, "上级统一部署。", by=cast.reviewer())
    led("T2-3").settle(Verb.SUSPEND, "机构改革。", by=cast.reviewer())
    rows = {row.task.code: (row.answer, row.outcome, row.words) for row in reconciliation(2020)}
    assert rows["T1-1"] == (None, "kept", "已部署。")
    assert rows["T1-2"] == (None, "partly", "已完成，请核。")
    assert rows["T2-1"] == (None, "partly", "正在推进。")
    assert rows["T2-2"] == (None, "not", "上级统一部署。")
    assert rows["T2-3"] == (None, "not", "机构改革。")
    assert rows["T2-4"] == (None, "", "")
    assert not Answer.objects.exists()


# ── the page ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_page_counts_what_is_open_and_leads_back_to_the_promise(report: Report, client: Client) -> None:
    client.force_login(cast.editor())
    assert "还有21项没有回应" in client.get(PAGE).content.decode()
    response = client.post(PAGE, posted(task()))
    assert response.url == f"{PAGE}#2020-T3-2"
    page = client.get(PAGE).content.decode()
    assert "还有20项没有回应" in page
    assert "未落实1项" in page


def test_what_was_typed_and_refused_is_still_there(report: Report, item: Item, client: Client) -> None:
    client.force_login(cast.editor())
    page = client.post(PAGE, posted(task(), outcome="kept", words="写了很久的话。")).content.decode()
    assert "须指明报告中回应它的条目" in page
    assert "写了很久的话。</textarea>" in page
    assert not Answer.objects.exists()


def test_a_given_answer_is_taken_back_on_the_page(report: Report, client: Client) -> None:
    client.force_login(cast.editor())
    client.post(PAGE, posted(task()))
    client.post(PAGE, posted(task(), take_back="1"))
    assert not Answer.objects.exists()


def test_others_only_read_it(report: Report, client: Client) -> None:
    client.force_login(cast.publisher())
    assert "<textarea" not in client.get(PAGE).content.decode()
    client.post(PAGE, posted(task()))
    assert not Answer.objects.exists()
    client.force_login(cast.officer())
    assert client.get(PAGE).status_code == 403


@pytest.mark.parametrize("wrong", [{"task": "x"}, {"task": ""}, {"task": "99999999"}])
def test_a_promise_that_is_none_is_not_found(report: Report, client: Client, wrong: dict) -> None:
    client.force_login(cast.editor())
    assert client.post(PAGE, posted(task(), **wrong)).status_code == 404


def test_the_year_before_has_no_promises_to_answer(report: Report, client: Client) -> None:
    client.force_login(cast.editor())
    assert client.get(reverse("admin:reports_answers", args=[2019])).status_code == 404


def test_queries_do_not_grow_with_answers(
    report: Report, item: Item, client: Client, django_assert_max_num_queries
) -> None:
    for one in Task.objects.of_year(2020):
        Answer.objects.create(
            task=one, item=item, outcome="kept", words="已落实。", by=cast.editor(), at=date(2021, 1, 1)
        )
    client.force_login(cast.editor())
    with django_assert_max_num_queries(14):
        client.get(PAGE)
