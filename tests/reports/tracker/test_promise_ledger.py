"""The ledger across years: what was promised beside what the next report, as published, says of it."""

import pytest
from django.test import Client

from indicators.models import Site
from indicators.office.kept.written import written
from reports.document.tree import Document, PromiseAnswer
from reports.models import Edition, PromiseOutcome, Task
from reports.tracker.promise_ledger import ledger_of_promises
from tests import cast
from tests.promises import answered_by_report as published
from tests.promises import closed, signed
from tests.queries import asks_at_most

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

ITEM, PROBLEMS = "s1-2", "p2"


@pytest.fixture(autouse=True)
def nothing_written() -> None:
    written.cache_clear()


def answered(code: str, outcome: str, words: str = "已办理。", anchor: str = ITEM) -> PromiseAnswer:
    title = Task.objects.get(year=2020, code=code).title
    return PromiseAnswer(f"2020-{code}", title, outcome, words, anchor)


def page(path: str = "/promises/") -> str:
    response = Client().get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_before_the_next_report_there_are_promises_and_no_answers() -> None:
    [year] = ledger_of_promises()
    assert (year.year, len(year.entries), year.counts, year.edition) == (2020, 21, [], None)
    html = page()
    assert "共21项，2020年度报告发布后在此逐项回应" in html
    assert "“完善信用体系建设”" in html
    assert "已落实" not in html


def test_answers_are_counted_with_where_they_come_from() -> None:
    published(
        answered("T1-1", "kept"),
        answered("T1-2", "kept"),
        answered("T2-1", "partly"),
        answered("T2-2", "not", "待机构改革。", PROBLEMS),
    )
    [year] = ledger_of_promises()
    assert year.formula == "已落实2项／承诺21项，部分落实1项，未落实1项，报告未回应17项"
    assert year.counts == [("已落实", 2), ("部分落实", 1), ("未落实", 1)]
    assert year.open == 17
    assert f"{year.formula}。" in page()


def test_what_there_is_none_of_is_not_said_except_what_was_kept() -> None:
    addresses = list(Task.objects.filter(year=2020).values_list("code", flat=True))
    published(*(answered(code, "kept") for code in addresses))
    assert ledger_of_promises()[0].formula == "已落实21项／承诺21项"
    published(answered(addresses[0], "partly"), number=2)
    assert ledger_of_promises()[0].formula == "已落实0项／承诺21项，部分落实1项，报告未回应20项"


def test_a_report_that_answers_nothing_says_so() -> None:
    published()
    assert "2020年度报告没有逐项回应这些承诺" in page()


def test_an_answer_leads_to_the_item_that_gives_it_or_to_the_table() -> None:
    published(
        answered("T1-1", "kept"), answered("T2-2", "not", "待机构改革。", PROBLEMS), answered("T2-1", "not", anchor="")
    )
    entries = {entry.one.task.code: entry for entry in ledger_of_promises()[0].entries}
    assert entries["T1-1"].answer_url == "/reports/2020/#s1-2"
    assert entries["T2-2"].answer_url == "/reports/2020/#p2"
    assert entries["T2-1"].answer_url == "/reports/2020/#answers"
    assert entries["T1-1"].outcome == PromiseOutcome.KEPT
    assert 'id="s1-2"' in page("/reports/2020/")


def test_what_was_published_does_not_follow_the_task() -> None:
    published(answered("T1-1", "partly", "发布时的话。"))
    closed("T1-1")
    Task.objects.filter(code="T1-1").update(title="改过的名称")
    html = page()
    assert "发布时的话。" in html
    assert "部分落实" in html
    assert "改过的名称" not in html
    assert "已销号" in html  # the status is live, and stands in its own column


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    published(answered("T1-1", "kept", "初版的话。"))
    published(answered("T1-1", "partly", "更正后的话。"), number=2)
    html = page()
    assert "更正后的话。" in html
    assert "初版的话。" not in html
    assert "初版的话。" in page("/reports/2020/editions/1/")


def test_the_published_report_shows_its_answers_with_links() -> None:
    published(answered("T1-1", "kept", "已部署。"), answered("T2-2", "not", "待机构改革。", PROBLEMS))
    html = page("/reports/2020/")
    assert "上年承诺落实情况" in html
    assert 'href="/tasks/2020-T1-1/"' in html
    assert 'href="#s1-2"' in html
    assert 'href="#p2"' in html


def test_a_tasks_page_shows_the_reports_answer() -> None:
    assert "报告的回应" not in page("/tasks/2020-T1-1/")
    published(answered("T1-1", "kept", "已部署。"))
    html = page("/tasks/2020-T1-1/")
    assert "报告的回应" in html
    assert 'href="/reports/2020/#s1-2"' in html
    assert "报告的回应" not in page("/tasks/2020-T1-2/")


def test_words_are_escaped() -> None:
    published(answered("T1-1", "kept", "<script>alert(1)</script>"))
    for path in ("/promises/", "/reports/2020/", "/tasks/2020-T1-1/"):
        assert "<script>alert" not in page(path)


def test_no_officer_and_no_log_is_on_the_ledger() -> None:
    one = signed("T1-1", owner=None)
    one.report_progress("内部情况。", by=cast.officer(cast.department(), name="赵主办"))
    html = page()
    assert "内部情况" not in html
    assert "赵主办" not in html


def test_editions_without_answers_keep_their_text() -> None:
    text = Edition.objects.get(report__year=2019).text
    assert "answers" not in text
    assert Document.from_json(text).to_json() == text


def test_two_queries_however_many_years(django_assert_num_queries) -> None:
    published(*(answered(code, "kept") for code in Task.objects.values_list("code", flat=True)))
    assert all(edition.text for edition in Edition.objects.current())  # each is read once by a process
    with django_assert_num_queries(2):
        ledger_of_promises()


def test_an_answer_and_a_status_that_differ_are_never_shown_unexplained() -> None:
    published(answered("T1-1", PromiseOutcome.KEPT), answered("T1-2", PromiseOutcome.PARTLY))
    for address in ("/promises/", "/tasks/2020-T1-1/"):
        assert page(address).count("报告答复“已落实”，任务台账为“未启动”") == 1
    assert "两处没有同步" not in page("/tasks/2020-T1-2/")
    told = {task["address"]: task["answer"] for task in Client().get("/api/v1/tasks/").json()["results"]}
    assert "两处没有同步" in told["2020-T1-1"]["explanation"]
    assert told["2020-T1-2"]["explanation"] == ""


def rows() -> list[str]:
    return [row for year in ledger_of_promises() for row in year.rows]


def test_a_step_of_one_task_writes_one_row() -> None:
    one, before = signed("T1-1"), rows()
    known = written.cache_info().misses
    one.report_progress("已部署。", by=cast.officer(cast.department()))
    assert sum(row not in before for row in rows()) == 1
    assert written.cache_info().misses == known + 1


def test_the_first_answers_write_the_rows_of_their_year_and_a_corrected_one_its_own() -> None:
    before = rows()
    published(answered("T1-1", "kept", "初版的话。"), answered("T1-2", "kept"))
    answering = rows()
    assert not set(before) & set(answering)
    published(answered("T1-1", "kept", "更正后的话。"), answered("T1-2", "kept"), number=2)
    assert [row for row in rows() if row not in answering] == [row for row in rows() if "更正后的话。" in row]
    assert len(rows()) == len(before)


def test_the_page_asks_three_questions_of_its_own_and_after_a_change_elsewhere_never_for_the_text_again() -> None:
    with asks_at_most(4):
        page()
    Site.objects.get().settle(organiser="某某局主办")
    with asks_at_most(3):
        page()
