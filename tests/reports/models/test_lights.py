"""Lights and counts, row by row: from dates and thresholds alone."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from reports.models.lights import Basis, Light, MilestoneStep, RollUp, TaskFacts, Threshold, Watch, light
from reports.models.task_steps import TaskStatus

SHIPPED = (
    Threshold(Light.NEAR, Basis.BEFORE_DUE, 30),
    Threshold(Light.LAGGING, Basis.MILESTONE, 0),
    Threshold(Light.LAGGING, Basis.SILENT, 90),
    Threshold(Light.LAGGING, Basis.UNSIGNED, 10),
    Threshold(Light.OVERDUE, Basis.PAST_DUE, 0),
)
TODAY = date(2020, 7, 1)
DUE = date(2020, 12, 31)


def lit(today: date = TODAY, thresholds: Iterable[Threshold] = SHIPPED, **standing: object) -> Light | None:
    given = {"status": TaskStatus.IN_PROGRESS, "due_on": DUE, "last_entry_on": today} | standing
    return light(TaskFacts(**given), thresholds, today)  # type: ignore[arg-type]


def ago(days: int) -> date:
    return TODAY - timedelta(days)


# ── blanks ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "status", [TaskStatus.NOT_STARTED, TaskStatus.ACKNOWLEDGED, TaskStatus.IN_PROGRESS, TaskStatus.DONE]
)
@pytest.mark.parametrize(
    "blank",
    [
        {"due_on": None},
        {"has_lead": False},
        {"has_lead": False, "due_on": None},
        {"has_lead": False, "due_on": ago(100)},
        {"due_on": None, "steps": (MilestoneStep(ago(50)),), "last_entry_on": ago(300)},
    ],
)
def test_without_a_lead_or_a_day_it_is_undecided_however_late(status: str, blank: dict) -> None:
    assert lit(status=status, **blank) == Light.UNDECIDED


@pytest.mark.parametrize("status", [TaskStatus.CLOSED, TaskStatus.SUSPENDED, TaskStatus.CANCELLED])
@pytest.mark.parametrize("blank", [{}, {"due_on": None}, {"has_lead": False}, {"due_on": ago(400)}])
def test_what_is_settled_has_no_light(status: str, blank: dict) -> None:
    assert lit(status=status, **blank) is None


def test_a_day_and_nothing_else_is_smooth() -> None:
    assert lit(last_entry_on=None, starts_on=None, assigned_on=None) == Light.SMOOTH
    assert lit(status=TaskStatus.NOT_STARTED, last_entry_on=None, assigned_on=None) == Light.SMOOTH


def test_a_step_without_a_day_is_never_late() -> None:
    assert lit(steps=(MilestoneStep(None), MilestoneStep(None, None))) == Light.SMOOTH


# ── days ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("due", "today", "expected"),
    [
        (date(2020, 7, 31), date(2020, 6, 30), Light.SMOOTH),  # 31 days
        (date(2020, 7, 31), date(2020, 7, 1), Light.NEAR),  # 30 days
        (date(2020, 7, 31), date(2020, 7, 31), Light.NEAR),  # due today is not late
        (date(2020, 7, 31), date(2020, 8, 1), Light.OVERDUE),
        (date(2020, 2, 29), date(2020, 2, 29), Light.NEAR),  # leap day
        (date(2020, 2, 29), date(2020, 3, 1), Light.OVERDUE),
        (date(2020, 2, 28), date(2020, 2, 29), Light.OVERDUE),
        (date(2020, 3, 30), date(2020, 2, 29), Light.NEAR),  # 30 days over a leap day
        (date(2020, 3, 30), date(2020, 2, 28), Light.SMOOTH),  # 31 of them
        (date(2021, 3, 30), date(2021, 2, 28), Light.NEAR),  # 30 where there is none
        (date(2021, 1, 1), date(2020, 12, 31), Light.NEAR),  # over the year's end
        (date(2020, 12, 31), date(2021, 1, 1), Light.OVERDUE),
    ],
)
def test_days_until_due(due: date, today: date, expected: Light) -> None:
    assert lit(today, due_on=due) == expected


@pytest.mark.parametrize(
    ("status", "standing", "expected"),
    [
        (TaskStatus.IN_PROGRESS, {"last_entry_on": ago(90)}, Light.SMOOTH),
        (TaskStatus.IN_PROGRESS, {"last_entry_on": ago(91)}, Light.LAGGING),
        (TaskStatus.ACKNOWLEDGED, {"last_entry_on": ago(91)}, Light.LAGGING),
        (TaskStatus.ACKNOWLEDGED, {"last_entry_on": ago(91), "starts_on": ago(90)}, Light.SMOOTH),  # begun later
        (TaskStatus.ACKNOWLEDGED, {"last_entry_on": ago(91), "starts_on": date(2020, 9, 1)}, Light.SMOOTH),  # not yet
        (TaskStatus.NOT_STARTED, {"last_entry_on": ago(300)}, Light.SMOOTH),  # nobody has signed: another measure
        (TaskStatus.NOT_STARTED, {"assigned_on": ago(10)}, Light.SMOOTH),
        (TaskStatus.NOT_STARTED, {"assigned_on": ago(11)}, Light.LAGGING),
        (TaskStatus.NOT_STARTED, {"assigned_on": ago(11), "starts_on": ago(1)}, Light.SMOOTH),
        (TaskStatus.ACKNOWLEDGED, {"assigned_on": ago(11)}, Light.SMOOTH),  # signed
        (TaskStatus.IN_PROGRESS, {"steps": (MilestoneStep(TODAY),)}, Light.SMOOTH),
        (TaskStatus.IN_PROGRESS, {"steps": (MilestoneStep(ago(1)),)}, Light.LAGGING),
        (
            TaskStatus.IN_PROGRESS,
            {"steps": (MilestoneStep(ago(9), reached_on=ago(1)),)},
            Light.SMOOTH,
        ),  # late, but reached
        (
            TaskStatus.IN_PROGRESS,
            {"steps": (MilestoneStep(ago(9), reached_on=ago(9)), MilestoneStep(ago(1)))},
            Light.LAGGING,
        ),
    ],
)
def test_silence_signing_and_milestones(status: str, standing: dict, expected: Light) -> None:
    assert lit(status=status, **standing) == expected


def test_the_gravest_light_is_lit() -> None:
    late = {"steps": (MilestoneStep(ago(5)),), "last_entry_on": ago(200)}
    assert lit(due_on=TODAY + timedelta(3), **late) == Light.LAGGING
    assert lit(due_on=ago(1), **late) == Light.OVERDUE


# ── waiting for review, and taken up again ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("due", "completed", "expected"),
    [
        (ago(1), ago(1), Light.SMOOTH),  # handed in on the last day: the reviewer's time is not the department's
        (ago(1), TODAY, Light.OVERDUE),
        (TODAY + timedelta(3), TODAY, Light.SMOOTH),
        (ago(1), None, Light.OVERDUE),  # nobody knows when
    ],
)
def test_what_was_handed_in_is_judged_by_the_day_it_was(due: date, completed: date | None, expected: Light) -> None:
    steps = (MilestoneStep(ago(60)),)
    assert lit(status=TaskStatus.DONE, due_on=due, completed_on=completed, steps=steps) == expected


def test_reopened_it_is_judged_by_today_again() -> None:
    assert lit(status=TaskStatus.CLOSED, due_on=ago(30), completed_on=ago(40)) is None
    assert lit(status=TaskStatus.IN_PROGRESS, due_on=ago(30), completed_on=None) == Light.OVERDUE


# ── thresholds are rows ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("thresholds", "days_left", "expected"),
    [
        ((), -50, Light.SMOOTH),  # a district that lights nothing
        ((Threshold(Light.NEAR, Basis.BEFORE_DUE, 7),), 8, Light.SMOOTH),
        ((Threshold(Light.NEAR, Basis.BEFORE_DUE, 7),), 7, Light.NEAR),
        ((Threshold(Light.NEAR, Basis.BEFORE_DUE, 0),), 0, Light.NEAR),
        ((Threshold(Light.LAGGING, Basis.BEFORE_DUE, 3), Threshold(Light.NEAR, Basis.BEFORE_DUE, 15)), 10, Light.NEAR),
        (
            (Threshold(Light.LAGGING, Basis.BEFORE_DUE, 3), Threshold(Light.NEAR, Basis.BEFORE_DUE, 15)),
            3,
            Light.LAGGING,
        ),
        # 黄 up to ten days late, then 红
        (
            (Threshold(Light.LAGGING, Basis.PAST_DUE, 0), Threshold(Light.OVERDUE, Basis.PAST_DUE, 10)),
            -10,
            Light.LAGGING,
        ),
        (
            (Threshold(Light.LAGGING, Basis.PAST_DUE, 0), Threshold(Light.OVERDUE, Basis.PAST_DUE, 10)),
            -11,
            Light.OVERDUE,
        ),
        ((Threshold(Light.OVERDUE, Basis.PAST_DUE, 0),), 0, Light.SMOOTH),
        ((Threshold(Light.OVERDUE, Basis.PAST_DUE, 0),), -1, Light.OVERDUE),
    ],
)
def test_every_district_has_its_own(thresholds: tuple[Threshold, ...], days_left: int, expected: Light) -> None:
    assert lit(thresholds=thresholds, due_on=TODAY + timedelta(days_left)) == expected


def test_days_left_count_from_a_day() -> None:
    standing = TaskFacts(TaskStatus.IN_PROGRESS, due_on=DUE)
    assert [standing.days_left(day) for day in (date(2020, 12, 30), DUE, date(2021, 1, 2))] == [1, 0, -2]
    assert TaskFacts(TaskStatus.IN_PROGRESS).days_left(DUE) is None


def test_a_watch_keeps_its_thresholds_and_its_day() -> None:
    assert Watch(SHIPPED, date(2021, 1, 1)).light(TaskFacts(TaskStatus.IN_PROGRESS, due_on=DUE)) == Light.OVERDUE


# ── counts ─────────────────────────────────────────────────────────────────────────────────────────────────


def counted(*rows: tuple[str, Light | None]) -> RollUp:
    return RollUp.of("全部", rows)


@pytest.mark.parametrize(
    ("statuses", "formula"),
    [
        ([], "已销号0项／应办0项"),
        ([TaskStatus.CLOSED], "已销号1项／应办1项"),
        (
            [TaskStatus.CLOSED, TaskStatus.SUSPENDED, TaskStatus.DONE],
            "已销号1项／应办3项",
        ),  # what is put off is still owed
        ([TaskStatus.CANCELLED], "已销号0项／应办0项（共1项，减已取消1项）"),
        ([TaskStatus.CLOSED, TaskStatus.CLOSED, TaskStatus.CANCELLED], "已销号2项／应办2项（共3项，减已取消1项）"),
    ],
)
def test_a_count_shows_where_it_comes_from(statuses: list[str], formula: str) -> None:
    assert counted(*((status, None) for status in statuses)).formula == formula


def test_statuses_are_counted_in_their_order_and_lights_gravest_first() -> None:
    whole = counted(
        (TaskStatus.CLOSED, None),
        (TaskStatus.NOT_STARTED, Light.UNDECIDED),
        (TaskStatus.IN_PROGRESS, Light.SMOOTH),
        (TaskStatus.IN_PROGRESS, Light.OVERDUE),
        (TaskStatus.NOT_STARTED, Light.OVERDUE),
    )
    assert whole.counted_statuses == [(TaskStatus.NOT_STARTED, 2), (TaskStatus.IN_PROGRESS, 2), (TaskStatus.CLOSED, 1)]
    assert whole.counted_lights == [(Light.OVERDUE, 2), (Light.SMOOTH, 1), (Light.UNDECIDED, 1)]


def test_a_count_has_the_name_of_what_is_counted() -> None:
    assert RollUp.of("区司法局", []).name == "区司法局"


def test_where_lights_are_not_shown_none_is_counted() -> None:
    assert counted((TaskStatus.IN_PROGRESS, None)).counted_lights == []


@pytest.mark.parametrize("basis", [Basis.SILENT, Basis.UNSIGNED])
def test_where_no_day_is_known_nothing_is_late_by_any_threshold(basis: Basis) -> None:
    for status in (TaskStatus.NOT_STARTED, TaskStatus.IN_PROGRESS):
        assert lit(thresholds=[Threshold(Light.LAGGING, basis, 0)], status=status, last_entry_on=None) != Light.LAGGING
