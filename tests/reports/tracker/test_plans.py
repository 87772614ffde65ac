"""The newest plan in a line: how many promises, in which areas, how they stand."""

import pytest

from reports.models import Edition, Task
from reports.models.task_steps import TaskStatus
from reports.tracker.plans import newest_plan, standing
from tests.published import another_year
from tests.queries import asks_at_most

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def test_each_status_that_any_has_is_counted_in_the_order_of_the_statuses():
    Task.objects.filter(code__startswith="T1").update(status=TaskStatus.CLOSED)
    Task.objects.filter(code="T2-1").update(status=TaskStatus.IN_PROGRESS)
    plan = newest_plan()
    with asks_at_most(1):
        found = standing(plan)
    assert found.tally == (("未启动", 18), ("进行中", 1), ("已销号", 2))
    assert (found.year, found.number, [number for _, number in found.areas]) == (2020, 21, [2, 5, 3, 5, 6])
    assert found.areas[0][0].title == "（一）履行党政主体责任"


def test_only_what_the_edition_promised_counts():
    Task.objects.filter(code="T1-1").delete()
    first = Task.objects.earliest("pk")
    first.pk, first.code = None, "T9-9"
    first.save(force_insert=True)
    assert standing(newest_plan()).number == 20


def test_without_tasks_there_is_nothing_to_say_and_without_a_report_no_plan():
    Task.objects.all().delete()
    assert standing(newest_plan()) is None
    Edition.objects.all()._raw_delete("default")
    assert newest_plan() is None


def test_the_newest_year_is_the_one():
    another_year(Edition.objects.select_related("report", "published_by").get(), 2018)
    assert newest_plan().year == 2019
