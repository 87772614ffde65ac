"""What a promise's task says of itself, told without rows of it."""

from datetime import date

import pytest
import time_machine

from indicators.models import Indicator
from reports.models import Report, Task, TaskTarget, TaskUpdate
from reports.models.task_steps import TaskVerb
from reports.tracker.deliberating import Opinion, take_up
from reports.tracker.promise_facts import PromiseFacts, facts_of
from tests import cast
from tests.promises import reported, signed, task
from tests.uploads import PNG, upload

pytestmark = pytest.mark.django_db


def facts(code: str) -> PromiseFacts:
    return facts_of(2020)[task(code).pk]


def test_its_words_are_its_title_and_what_the_report_says(report: Report) -> None:
    one = task("T1-2")
    assert facts("T1-2").words == f"{one.title}，{one.source_phrase}"


def test_every_promise_of_the_plan_is_there_and_no_other_year(report: Report) -> None:
    assert set(facts_of(2020)) == set(Task.objects.filter(year=2020).values_list("pk", flat=True))
    assert facts_of(2021) == {}


def test_indicators_stand_in_the_catalogues_order_each_with_its_own_aim(report: Report) -> None:
    third, second, first = Indicator.objects.order_by("pk")[:3]
    for one, code, order in ((first, "z_first", 1), (second, "a_second", 2), (third, "b_third", 2)):
        Indicator.objects.filter(pk=one.pk).update(code=code, order=order)
    task("T1-2").indicators.set([third, second, first])
    TaskTarget.objects.create(task=task("T1-2"), indicator=second, value=3)
    TaskTarget.objects.create(task=task("T1-1"), indicator=first, value=9)
    linked = facts("T1-2").linked
    assert [one.code for one in linked] == ["z_first", "a_second", "b_third"]
    assert [one.target and one.target.value for one in linked] == [None, 3, None], "nobody else's aim"


def test_the_log_is_told_from_its_newest_entry_back_each_with_its_own_files(report: Report) -> None:
    one = reported("T1-2", "已印发。", uploads=(upload("一.pdf"), upload("二.png", PNG)))
    one.close("同意。", by=cast.reviewer())
    told = facts("T1-2").entries
    assert [entry.text for entry in told] == ["同意。", "已印发。"]
    assert [[file.name for file in entry.files] for entry in told] == [[], ["一.pdf", "二.png"]]
    assert told[1].by == str(one.updates.get(pk=told[1].pk).by)


def test_an_entry_without_words_and_a_step_that_tells_of_no_work_say_nothing(report: Report) -> None:
    signed("T1-2")
    assert facts("T1-2").entries == ()


@pytest.mark.parametrize("verb", TaskVerb)
@pytest.mark.parametrize("words", ["办理情况。", " \n"])
def test_what_was_done_or_why_it_was_not_is_told_and_no_other_step(report: Report, verb: TaskVerb, words: str) -> None:
    one = task("T1-2")
    entry = TaskUpdate.objects.create(
        task=one, verb=verb, text=words, by=cast.reviewer(), status_from=one.status, status_to=one.status
    )
    tells = verb in ("update", "cite", "complete", "close", "suspend", "cancel") and words.strip()
    assert [told.pk for told in facts("T1-2").entries] == ([entry.pk] if tells else [])


def test_of_two_entries_of_one_moment_the_later_stands_first(report: Report) -> None:
    one = signed("T1-2")
    with time_machine.travel("2020-12-01T09:00:00+08:00", tick=False):
        earlier, later = (one.report_progress(text, by=cast.officer(cast.department())) for text in ("一。", "二。"))
    assert [told.pk for told in facts("T1-2").entries] == [later.pk, earlier.pk]


def test_what_was_asked_of_a_report_is_none_of_its_promises(report: Report) -> None:
    promised = set(facts_of(2020))
    before = Report.objects.get(year=2019)
    paper = {"organ": "区人大常委会", "number": "某人常〔2020〕5号", "on": date(2020, 5, 20)}
    take_up(before, [Opinion("健全执法监督机制。", "健全执法监督机制")], by=cast.publisher(), **paper)
    assert set(facts_of(2020)) == promised
