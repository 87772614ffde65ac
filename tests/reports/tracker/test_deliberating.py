"""审议意见: the congress's lines become tasks with their source, once, followed like promises and kept out of documents."""

import re
from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from indicators.models import Department, User
from indicators.office.steps import Refused
from reports.drafting.composition import compose
from reports.drafting.rollover import start_report
from reports.drafting.todo import todo
from reports.models import Deliberation, Report, Section, Task, TaskUpdate
from reports.models.task_steps import TaskStatus
from reports.narrative.binding import FigureBook
from reports.tracker.answers import reconciliation
from reports.tracker.deliberating import LONGEST, MOST, Opinion, take_up
from reports.tracker.promise_ledger import ledger_of_promises
from reports.tracker.promises import published_promises
from tests import cast
from tests.promises import answered_by_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
PAGE = reverse("admin:reports_opinions", args=[2019])
ON, NUMBER, ORGAN = date(2020, 5, 20), "某人常〔2020〕5号", "区人大常委会"
WORDS = "健全执法监督机制，及时通报整改情况。"
CITED = "区人大常委会审议意见（某人常〔2020〕5号，2020年5月20日）"


@pytest.fixture
def report() -> Report:
    return Report.objects.get(year=2019)


def opinion(words: str = WORDS, title: str = "健全执法监督机制", **also) -> Opinion:
    return Opinion(words, title, **also)


def taken(report: Report, *opinions: Opinion, by: User | None = None, **also) -> list[Task]:
    paper = {"organ": ORGAN, "number": NUMBER, "on": ON} | also
    return take_up(report, opinions or [opinion()], by=by or cast.publisher(), **paper)


def page(address: str, who: User | None = None) -> str:
    client = Client()
    if who:
        client.force_login(who)
    return client.get(address).content.decode()


# ── the verb ──


def test_each_line_is_a_task_of_the_year_after_with_its_paper_lead_and_date(report):
    justice = cast.department()
    first, second = taken(
        report, opinion(lead=justice, due_on=date(2020, 9, 30)), opinion("加强指导。", "加强指导"), by=cast.editor()
    )
    assert (first.address, second.address) == ("2020-Y1-1", "2020-Y1-2")
    assert (first.source_phrase, first.lead_department, first.due_on) == (WORDS, justice, date(2020, 9, 30))
    assert first.deliberation.cited == CITED
    assert (second.lead_department, second.due_on, second.assigned_at) == (None, None, None)
    assert list(TaskUpdate.objects.values_list("text", flat=True)) == [
        "牵头：区司法局；完成时限：2020年9月30日。依据：区人大常委会审议意见（某人常〔2020〕5号）。"
    ]


def test_a_second_paper_numbers_its_own(report):
    taken(report)
    assert taken(report, number="某人常〔2020〕6号")[0].address == "2020-Y2-1"


@pytest.mark.parametrize("who", ["officer", "head", "reviewer", "leader", "administrator", "stranger"])
def test_only_editor_and_publisher_take_opinions_up(report, who):
    with pytest.raises(Refused, match="只有编辑和发布人"):
        taken(report, by=getattr(cast, who)())
    assert not Deliberation.objects.exists()


def test_the_same_paper_is_not_taken_up_twice(report):
    taken(report)
    with pytest.raises(Refused, match="已经登记过"):
        taken(report)
    assert Task.objects.exclude(deliberation=None).count() == 1


@pytest.mark.parametrize(("due", "is_refused"), [(date(2020, 5, 19), True), (ON, False)])
def test_nothing_is_due_before_it_was_asked_for(report, due, is_refused):
    if is_refused:
        with pytest.raises(Refused, match="早于审议意见的日期"):
            taken(report, opinion(due_on=due))
    else:
        assert taken(report, opinion(due_on=due))


@pytest.mark.parametrize(("on", "is_refused"), [(date(2020, 6, 2), True), (date(2020, 6, 1), False)])
def test_no_paper_is_of_tomorrow(report, on, is_refused):
    with time_machine.travel("2020-06-01 09:00:00+08:00"):
        if is_refused:
            with pytest.raises(Refused, match="不能晚于今天"):
                taken(report, on=on)
        else:
            assert taken(report, on=on)


def test_a_draft_has_nothing_to_be_deliberated():
    draft = start_report(2020, by=cast.editor())
    with pytest.raises(Refused, match="还没有发布"):
        taken(draft)


def test_a_paper_without_a_line_is_refused(report):
    with pytest.raises(Refused, match="没有勾选"):
        take_up(report, [], organ=ORGAN, number=NUMBER, on=ON, by=cast.editor())


def test_a_task_is_of_a_plan_or_of_an_opinion_and_never_of_both_or_neither(report):
    [task] = taken(report)
    for area in (Section.objects.filter(part__report=report).first(), None):
        paper = task.deliberation if area else None
        with pytest.raises(IntegrityError), transaction.atomic():
            Task.objects.filter(pk=task.pk).update(area=area, deliberation=paper)


# ── followed like a promise, and no promise of a report ──


def test_it_stands_behind_the_plans_promises_with_its_source(report):
    [task] = taken(report)
    one = published_promises()[-1]
    assert (one.address, one.number, one.area_title) == (task.address, 22, f"{ORGAN}审议意见（{NUMBER}）")
    assert len(ledger_of_promises()[0].entries) == 21


def test_the_report_is_composed_as_before(report):
    book = FigureBook.for_draft(2019)
    before = compose(report, book)
    taken(report)
    assert compose(report, book) == before
    call_command("verify_editions", verbosity=0)


def test_next_years_report_need_not_answer_it_and_it_goes_on_until_closed(report):
    taken(report, opinion(lead=cast.department()))
    draft = start_report(2020, by=cast.editor())
    assert len(reconciliation(draft)) == len(todo(draft).promises) == 21
    running = Task.objects.running()
    assert running.exclude(deliberation=None).count() == 1
    answered_by_report()
    assert [task.code for task in Task.objects.running()] == ["Y1-1"]


def test_it_is_signed_and_closed_like_any_task(report):
    justice = cast.department()
    [task] = taken(report, opinion(lead=justice))
    task.sign(by=cast.officer(justice))
    task.complete("已建立通报机制。", by=cast.officer(justice))
    task.close(by=cast.reviewer())
    assert Task.objects.get(pk=task.pk).status == TaskStatus.CLOSED


def test_the_public_reads_the_opinion_with_organ_number_and_date(report):
    before = page("/tasks/")
    assert "审议意见" not in before
    [task] = taken(report)
    assert "审议意见也逐条列为任务" in page("/tasks/")
    assert f"{ORGAN}审议意见（{NUMBER}）" in page("/tasks/")
    own = page(task.get_absolute_url())
    assert CITED in own
    assert WORDS in own
    assert "审议意见原文" in own
    for place in ("/tasks.xlsx", "/api/v1/tasks/", "/promises/", "/search/?q=执法监督机制"):
        assert Client().get(place).status_code == 200
    assert task.title not in page("/promises/")


# ── the page ──

TYPED = {"organ": ORGAN, "number": NUMBER, "on": "2020-05-20"}
TEXT = f"  {WORDS}\r\n\r\n加强对街道的业务指导。"


def post(who: User, **typed: str):
    client = Client()
    client.force_login(who)
    return client.post(PAGE, TYPED | {"text": TEXT} | typed, follow=True)


def test_lines_are_listed_first_and_nothing_is_made():
    html = post(cast.editor()).content.decode()
    assert html.count("answer__source") == 2
    assert 'value="健全执法监督机制"' in html
    assert not Task.objects.exclude(deliberation=None).exists()


def test_what_is_ticked_becomes_tasks_and_the_rest_does_not():
    justice = Department.objects.get(code="justice_bureau")
    rows = {
        "line-1-chosen": "on",
        "line-1-title": "执法监督",
        "line-1-lead": str(justice.pk),
        "line-1-due_on": "2020-10-31",
        "line-2-title": "业务指导",
    }
    html = post(cast.editor(), confirm="1", **rows).content.decode()
    assert "已登记审议意见，列为1项任务。" in html
    task = Task.objects.get(deliberation__number=NUMBER)
    assert (task.title, task.source_phrase, task.lead_department) == ("执法监督", WORDS, justice)


def test_a_refusal_keeps_what_was_typed(report):
    rows = {
        "line-1-chosen": "on",
        "line-1-title": "执法监督一二三",
        "line-1-due_on": "2020-05-01",
        "line-2-title": "二",
    }
    html = post(cast.editor(), confirm="1", **rows).content.decode()
    assert "早于审议意见的日期" in html
    assert "执法监督一二三" in html


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("一。\n" * 2, "有重复的意见"),
        ("\n".join(f"{n}。" for n in range(MOST + 1)), f"一次最多{MOST}条，这里有{MOST + 1}条"),
        ("长" * (LONGEST + 1), f"第1条有{LONGEST + 1}字"),
        (" \n ", "这个字段是必填项"),
    ],
)
def test_what_cannot_be_read_is_said_and_stays_in_its_box(text, says):
    html = post(cast.editor(), text=text).content.decode()
    assert says in html
    assert "逐条列出" in html


def test_the_most_lines_and_the_longest_are_taken():
    text = "\n".join(f"{n}{'长' * (LONGEST - len(str(n)))}" for n in range(MOST))
    assert post(cast.editor(), text=text).content.decode().count('class="answer__source"') == MOST


def test_who_may_look_sees_the_paper_and_no_form(report):
    taken(report)
    html = page(PAGE, cast.reviewer())
    assert CITED in html
    assert not re.search(r"<textarea|逐条列出", html)
    assert post(cast.reviewer()).status_code == 403


def test_the_task_list_leads_editor_and_publisher_there():
    assert PAGE in page("/tasks/", cast.editor())
    assert PAGE in page("/tasks/", cast.publisher())
    assert PAGE not in page("/tasks/", cast.reviewer())
    assert PAGE not in page("/tasks/")
