"""The day a page lights its tasks by is Asia/Shanghai's, and the thresholds are rows people change."""

from datetime import date

import pytest
import time_machine

from reports.models import LightRule, Task
from reports.models.lights import Basis, Light
from reports.tracker.promises import published_promises
from reports.tracker.watching import watch, watch_for
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture
def task() -> Task:
    """Led by the justice bureau, due on the last day of June, worked at."""
    task = Task.objects.get(year=2020, code="T4-1")
    task.lead_department, task.due_on, task.status = cast.department(), date(2020, 6, 30), "in_progress"
    task.save()
    return task


def light_of(task: Task) -> Light | None:
    return next(one.light for one in published_promises(watch()) if one.task == task)


@pytest.mark.parametrize(
    ("moment", "light"),
    [
        ("2020-06-29T15:59:59+00:00", Light.NEAR),  # the 29th everywhere
        ("2020-06-29T16:00:00+00:00", Light.NEAR),  # due today in Shanghai, the 29th in Greenwich
        ("2020-06-30T15:59:59+00:00", Light.NEAR),  # a second before midnight in Shanghai
        ("2020-06-30T16:00:00+00:00", Light.OVERDUE),  # past midnight in Shanghai, still the 30th in Greenwich
        ("2020-07-01T00:00:00+00:00", Light.OVERDUE),
    ],
)
def test_due_today_ends_at_midnight_in_shanghai(task: Task, moment: str, light: Light) -> None:
    with time_machine.travel(moment, tick=False):
        assert light_of(task) == light


def test_an_entry_made_after_midnight_in_shanghai_counts_for_the_new_day(task: Task) -> None:
    officer = cast.officer(cast.department())
    with time_machine.travel("2020-01-31T16:30:00+00:00", tick=False):
        task.report_progress("开展一次。", by=officer)
    assert Task.objects.tracked().get(pk=task.pk).standing.last_entry_on == date(2020, 2, 1)


def test_a_changed_row_changes_the_light(task: Task) -> None:
    with time_machine.travel("2020-07-10 09:00:00+08:00"):
        assert light_of(task) == Light.OVERDUE
        LightRule.objects.filter(basis=Basis.PAST_DUE).update(days=10)
        assert light_of(task) == Light.NEAR
        LightRule.objects.filter(basis=Basis.BEFORE_DUE).update(is_active=False)
        assert light_of(task) == Light.SMOOTH
        LightRule.objects.create(light=Light.LAGGING, basis=Basis.PAST_DUE, days=5)
        assert light_of(task) == Light.LAGGING


def test_the_shipped_rows_are_what_their_readme_says() -> None:
    assert {str(rule) for rule in LightRule.objects.all()} == {
        "分派后未签收多于10天：滞后",
        "没有新的办理记录多于90天：滞后",
        "节点超过时限多于0天：滞后",
        "距完成时限不超过30天：临近",
        "超过完成时限多于0天：逾期",
    }


def test_lights_are_for_staff_unless_the_district_shows_them(settings) -> None:
    assert watch_for(cast.leader())
    assert watch_for(cast.officer())
    assert watch_for(cast.stranger()) is None
    settings.TASKS_PUBLIC_LIGHTS = True
    assert watch_for(cast.stranger())
