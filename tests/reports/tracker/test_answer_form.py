"""上年承诺 on one form: one save for all rows, drafts kept, nothing typed lost, nobody written over."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import User
from reports.checks.checker import check
from reports.models import Answer, AnswerDraft, Item, Report, Task
from reports.models.task_steps import TaskStatus, contradicts
from reports.publishing.verbs import submit
from reports.tracker.answer_form import PromiseForm
from reports.tracker.answers import Said, answer, take_back
from tests import cast
from tests.posted import fields
from tests.pressed import signed_in, text
from tests.promises import closed, reported, task

pytestmark = pytest.mark.django_db
PAGE = reverse("admin:reports_answers", args=[2020])
CODES = ("T1-1", "T1-2", "T3-2")


@pytest.fixture
def item(report: Report) -> Item:
    return Item.objects.filter(section__part__report=report)[0]


@pytest.fixture
def desk(report: Report, writer: User) -> Client:
    return signed_in(writer)


def shown(desk: Client) -> dict[str, object]:
    """The form as the page fills it in."""
    return dict(fields(text(desk.get(PAGE))))


def row(code: str, outcome: str = "not", words: str = "未落实，转入下年。", item: object = "") -> dict[str, object]:
    key = f"p{task(code).pk}"
    return {f"{key}-outcome": outcome, f"{key}-words": words, f"{key}-item": item}


def save(desk: Client, *rows: dict[str, object], seen: dict[str, object] | None = None) -> str:
    posted = dict(seen if seen is not None else shown(desk))
    for one in rows:
        posted |= one
    return text(desk.post(PAGE, posted, follow=True))


def answered() -> dict[str, tuple[str, str]]:
    return {one.task.code: (one.outcome, one.words) for one in Answer.objects.select_related("task")}


# ── one save ──


def test_one_save_keeps_all_that_was_changed_and_nothing_else(desk: Client, item: Item) -> None:
    page = save(desk, row("T1-1"), row("T1-2", "partly", "正在推进。"), row("T3-2", "kept", "目录已公布。", item.pk))
    assert "已保存3项回应" in page
    assert "还有18项没有回应" in page
    assert answered() == {
        "T1-1": ("not", "未落实，转入下年。"),
        "T1-2": ("partly", "正在推进。"),
        "T3-2": ("kept", "目录已公布。"),
    }
    assert not AnswerDraft.objects.exists()


def test_what_the_log_offers_becomes_no_answer_by_saving(desk: Client, report: Report) -> None:
    reported("T1-2", text="已完成，请核。")
    assert "没有改动" in save(desk, seen=shown(desk))
    assert not Answer.objects.exists()
    assert not AnswerDraft.objects.exists()


def test_a_save_of_many_is_one_change_of_the_report(desk: Client, report: Report) -> None:
    before = report.history.count()
    save(desk, *(row(code) for code in CODES))
    assert report.history.count() == before + 1


def test_a_second_click_changes_nothing(desk: Client) -> None:
    seen = shown(desk)
    save(desk, row("T1-1"), seen=seen)
    assert "没有改动" in save(desk, row("T1-1"), seen=seen)
    assert Answer.history.count() == 1


def test_line_breaks_of_a_browser_are_no_change(desk: Client) -> None:
    save(desk, row("T1-1", words="一。\r\n二。"))
    assert answered()["T1-1"] == ("not", "一。\n二。")
    assert "没有改动" in save(desk, row("T1-1", words="一。\r\n二。"))


def test_blanks_around_the_words_are_no_change(desk: Client) -> None:
    save(desk, row("T1-1"))
    assert "没有改动" in save(desk, row("T1-1", words=" 未落实，转入下年。\n"))


def test_what_was_answered_is_counted_by_outcome_and_an_outcome_that_nobody_chose_is_not_told(
    desk: Client, report: Report, writer: User
) -> None:
    save(desk, row("T1-1"), row("T1-2", "partly", "正在推进。"), row("T3-2"))
    assert PromiseForm(report, writer).counts == [("部分落实", 1), ("未落实", 2)]


# ── what is not whole ──


@pytest.mark.parametrize(
    ("typed", "lacks"),
    [
        ({"outcome": "", "words": "写了很久的话。"}, "请选择落实情况"),
        ({"outcome": "partly", "words": "  "}, "请写明落实情况"),
        ({"outcome": "kept", "words": "写了很久的话。"}, "须指明报告中回应它的条目"),
    ],
)
def test_an_unfinished_row_is_kept_as_a_draft_and_says_beside_it_what_it_lacks(
    desk: Client, typed: dict[str, str], lacks: str
) -> None:
    page = save(desk, row("T1-1", **typed), row("T1-2"))
    assert "已保存1项回应；1项还不完整，已存为草稿" in page
    assert lacks in page.split('id="2020-T1-1"')[1].split("</section>")[0]
    assert list(answered()) == ["T1-2"]
    later = text(desk.get(PAGE))
    assert lacks in later, "another day it still says what is missing"
    if typed["words"].strip():
        assert f"{typed['words']}</textarea>" in later
    assert "还有20项没有回应" in later


def test_a_save_that_left_a_row_unfinished_shows_it_and_one_that_did_not_leads_back(desk: Client) -> None:
    seen = shown(desk)
    assert desk.post(PAGE, seen | row("T1-1", "partly", "")).status_code == 200
    assert desk.post(PAGE, seen | row("T1-2")).status_code == 302


def test_what_stands_is_shown_of_a_row_that_was_taken_back(desk: Client) -> None:
    save(desk, row("T1-1"))
    page = save(desk, row("T1-1", words="改过。") | {f"p{task('T1-1').pk}-take_back": "on"}, row("T1-2", "partly", ""))
    assert "已撤销1项回应" in page
    assert "改过。" not in page


def test_a_draft_is_no_answer_to_the_checker_and_gives_way_to_one(desk: Client, report: Report, item: Item) -> None:
    save(desk, row("T1-1", "kept", "已落实。"))
    unanswered = [one for one in check(report) if one.code == "promise-unanswered"]
    assert len(unanswered) == 21
    save(desk, row("T1-1", "kept", "已落实。", item.pk))
    assert answered() == {"T1-1": ("kept", "已落实。")}
    assert not AnswerDraft.objects.exists()


def test_an_answer_stands_while_its_change_is_unfinished(desk: Client) -> None:
    save(desk, row("T1-1"))
    page = save(desk, row("T1-1", "", "改了一半"))
    assert answered()["T1-1"] == ("not", "未落实，转入下年。")
    assert "改了一半</textarea>" in page
    assert "存了草稿，还不算回应" in page


def test_an_item_of_another_report_is_none(desk: Client) -> None:
    elsewhere = Item.objects.filter(section__part__report__year=2019)[0]
    page = save(desk, row("T1-1", "kept", "已落实。", elsewhere.pk))
    assert "须指明报告中回应它的条目" in page
    assert not Answer.objects.exists()


@pytest.mark.parametrize("nonsense", ["x", "９９", "-1", "1 or 1"])
def test_nonsense_in_a_field_is_no_answer(desk: Client, nonsense: str) -> None:
    save(desk, row("T1-1", nonsense, "话。", nonsense))
    assert not Answer.objects.exists()
    begun = AnswerDraft.objects.get()
    assert (begun.outcome, begun.item, begun.words) == ("", None, "话。")


# ── taking back, and two at once ──


def test_a_given_answer_is_taken_back_by_its_tick(desk: Client) -> None:
    save(desk, row("T1-1"), row("T1-2"))
    assert "已撤销1项回应" in save(desk, {f"p{task('T1-1').pk}-take_back": "on"})
    assert list(answered()) == ["T1-2"]


def test_who_writes_after_another_is_told_and_keeps_their_words(desk: Client, report: Report) -> None:
    seen = shown(desk)
    other = cast.editor()
    answer(task("T1-1"), item=None, outcome="partly", words="别人写的。", by=other)
    page = save(desk, row("T1-1", words="我写的。"), row("T1-2"), seen=seen)
    assert "1项在您打开页面以后已由他人改过" in page
    assert "别人写的。" in page
    assert other.full_name in page
    assert "我写的。</textarea>" in page
    assert answered() == {"T1-1": ("partly", "别人写的。"), "T1-2": ("not", "未落实，转入下年。")}
    save(desk, seen=dict(fields(page)))
    assert answered()["T1-1"] == ("not", "我写的。"), "having seen the other's words, the second save is meant"


def test_a_row_i_did_not_touch_is_not_written_back_over_anothers(desk: Client, report: Report) -> None:
    seen = shown(desk)
    answer(task("T1-1"), item=None, outcome="partly", words="别人写的。", by=cast.editor())
    page = save(desk, row("T1-2"), seen=seen)
    assert "他人改过" not in page
    assert answered()["T1-1"] == ("partly", "别人写的。")


def test_a_stale_tick_takes_nothing_back(desk: Client, report: Report) -> None:
    save(desk, row("T1-1"))
    seen = shown(desk)
    answer(task("T1-1"), item=None, outcome="partly", words="别人改的。", by=cast.editor())
    save(desk, {f"p{task('T1-1').pk}-take_back": "on"}, seen=seen)
    assert answered()["T1-1"] == ("partly", "别人改的。")


def test_an_answer_taken_back_meanwhile_is_told(desk: Client, report: Report) -> None:
    save(desk, row("T1-1"))
    seen = shown(desk)
    take_back(task("T1-1"), by=cast.editor())
    assert "已撤销回应" in save(desk, row("T1-1", words="改过的。"), seen=seen)
    assert not Answer.objects.exists()


def test_what_was_typed_stays_when_the_report_was_submitted_meanwhile(desk: Client, report: Report) -> None:
    seen = shown(desk)
    submit(report, by=cast.editor())
    page = save(desk, row("T1-1", words="写了很久的话。"), seen=seen)
    assert "报告处于“送审”" in page
    assert "写了很久的话。</textarea>" in page
    assert not Answer.objects.exists()


# ── who ──


@pytest.mark.parametrize("who", ["publisher", "reviewer", "administrator"])
def test_others_only_read_it(desk: Client, who: str) -> None:
    seen = shown(desk)
    reader = signed_in(getattr(cast, who)())
    assert "<textarea" not in text(reader.get(PAGE))
    assert "没有编辑权限" in text(reader.post(PAGE, seen | row("T1-1"), follow=True))
    assert not Answer.objects.exists()


def test_an_officer_does_not_see_it(desk: Client) -> None:
    assert signed_in(cast.officer(cast.department())).get(PAGE).status_code == 403


def test_the_year_before_has_no_promises_to_answer(desk: Client) -> None:
    assert desk.get(reverse("admin:reports_answers", args=[2019])).status_code == 404


def test_queries_do_not_grow_with_answers(
    desk: Client, item: Item, writer: User, django_assert_max_num_queries
) -> None:
    for one in Task.objects.of_year(2020):
        Answer.objects.create(task=one, item=item, outcome="kept", words="已落实。", by=writer, at=date(2021, 1, 1))
    with django_assert_max_num_queries(22):
        desk.get(PAGE)


def test_nothing_said_has_no_mark_and_each_part_counts() -> None:
    assert Said().mark == ""
    marks = {
        Said(1, "kept", "话").mark,
        Said(2, "kept", "话").mark,
        Said(1, "not", "话").mark,
        Said(1, "kept", "").mark,
    }
    assert len(marks) == 4
    assert "" not in marks


# ── an answer and a task that say otherwise ──


@pytest.mark.parametrize("status", TaskStatus.values)
def test_what_cannot_be_told_without_a_word(status: str) -> None:
    nothing_done = status in ("not_started", "acknowledged", "suspended", "cancelled")
    assert contradicts("kept", status) is nothing_done
    assert contradicts("not", status) is (status == "closed")
    assert contradicts("partly", status) is False


def test_kept_though_not_begun_is_a_warning_on_both_sides(desk: Client, report: Report, item: Item) -> None:
    page = save(desk, row("T1-1", "kept", "已落实。", item.pk))
    assert "回应是“已落实”，任务却是“未启动”" in page
    [finding] = [one for one in check(report) if one.code == "promise-contradicted"]
    assert not finding.is_error
    assert finding.fix == f"{PAGE}#2020-T1-1"
    address = task("T1-1").get_absolute_url()
    assert "草稿把这项承诺写作“已落实”" in text(signed_in(cast.officer(cast.department())).get(address))
    assert "草稿把这项承诺" not in text(Client().get(address))


def test_agreement_is_no_warning(desk: Client, report: Report, item: Item) -> None:
    closed("T1-1")
    assert "任务却是" not in save(desk, row("T1-1", "kept", "已落实。", item.pk))
    assert "promise-contradicted" not in [one.code for one in check(report)]
