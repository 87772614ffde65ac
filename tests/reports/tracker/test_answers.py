"""The loop: every promise answered by an item or explained, before the report it belongs to is published."""

import pytest

from indicators.office.steps import Refused
from reports.models import Answer, Item, Report
from reports.models.task_steps import TaskVerb
from reports.publishing.verbs import submit
from reports.tracker.answers import answer, reconciliation, take_back
from tests import cast
from tests.promises import closed, led, reported, signed, task

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(report: Report) -> Item:
    return Item.objects.filter(section__part__report=report).first()


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
    led("T2-2").settle(TaskVerb.CANCEL, "上级统一部署。", by=cast.reviewer())
    led("T2-3").settle(TaskVerb.SUSPEND, "机构改革。", by=cast.reviewer())
    rows = {
        row.task.code: (row.answer, row.offered, row.shown.words)
        for row in reconciliation(Report.objects.get(year=2020))
    }
    assert {row.shown.outcome for row in reconciliation(Report.objects.get(year=2020))} == {""}, (
        "choosing is left to a person"
    )
    assert rows["T1-1"] == (None, "kept", "已部署。")
    assert rows["T1-2"] == (None, "partly", "已完成，请核。")
    assert rows["T2-1"] == (None, "partly", "正在推进。")
    assert rows["T2-2"] == (None, "not", "上级统一部署。")
    assert rows["T2-3"] == (None, "not", "机构改革。")
    assert rows["T2-4"] == (None, "", "")
    assert not Answer.objects.exists()
