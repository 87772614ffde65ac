"""What a promise's task says of itself, told without rows of it."""

import pytest

from indicators.models import Indicator
from reports.models import Report, Task, TaskTarget
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
    earlier, later = Indicator.objects.order_by("order", "code")[:2]
    task("T1-2").indicators.set([later, earlier])
    TaskTarget.objects.create(task=task("T1-2"), indicator=later, value=3)
    TaskTarget.objects.create(task=task("T1-1"), indicator=earlier, value=9)
    linked = facts("T1-2").linked
    assert [one.code for one in linked] == [earlier.code, later.code]
    assert [one.target and one.target.value for one in linked] == [None, 3], "nobody else's aim"


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
