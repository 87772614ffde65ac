"""Lights and counts, row by row: from dates and thresholds alone."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from reports.lights import Basis, Light, RollUp, Standing, Step, Threshold, Watch, light
from reports.supervision import Status

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
    given = {"status": Status.IN_PROGRESS, "due_on": DUE, "last_entry_on": today} | standing
    return light(Standing(**given), thresholds, today)  # type: ignore[arg-type]


def ago(days: int) -> date:
    return TODAY - timedelta(days)


# ── blanks ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", [Status.NOT_STARTED, Status.ACKNOWLEDGED, Status.IN_PROGRESS, Status.DONE])
@pytest.mark.parametrize(
    "blank",
    [
        {"due_on": None},
        {"has_lead": False},
        {"has_lead": False, "due_on": None},
        {"has_lead": False, "due_on": ago(100)},
        {"due_on": None, "steps": (Step(ago(50)),), "last_entry_on": ago(300)},
    ],
)
def test_without_a_lead_or_a_day_it_is_undecided_however_late(status: str, blank: dict) -> None:
    assert lit(status=status, **blank) == Light.UNDECIDED


@pytest.mark.parametrize("status", [Status.CLOSED, Status.SUSPENDED, Status.CANCELLED])
@pytest.mark.parametrize("blank", [{}, {"due_on": None}, {"has_lead": False}, {"due_on": ago(400)}])
def test_what_is_settled_has_no_light(status: str, blank: dict) -> None:
    assert lit(status=status, **blank) is None


def test_a_day_and_nothing_else_is_smooth() -> None:
    assert lit(last_entry_on=None, starts_on=None, assigned_on=None) == Light.SMOOTH
    assert lit(status=Status.NOT_STARTED, last_entry_on=None, assigned_on=None) == Light.SMOOTH


def test_a_step_without_a_day_is_never_late() -> None:
    assert lit(steps=(Step(None), Step(None, None))) == Light.SMOOTH


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
        (Status.IN_PROGRESS, {"last_entry_on": ago(90)}, Light.SMOOTH),
        (Status.IN_PROGRESS, {"last_entry_on": ago(91)}, Light.LAGGING),
        (Status.ACKNOWLEDGED, {"last_entry_on": ago(91)}, Light.LAGGING),
        (Status.ACKNOWLEDGED, {"last_entry_on": ago(91), "starts_on": ago(90)}, Light.SMOOTH),  # begun later
        (Status.ACKNOWLEDGED, {"last_entry_on": ago(91), "starts_on": date(2020, 9, 1)}, Light.SMOOTH),  # not yet
        (Status.NOT_STARTED, {"last_entry_on": ago(300)}, Light.SMOOTH),  # nobody has signed: another measure
        (Status.NOT_STARTED, {"assigned_on": ago(10)}, Light.SMOOTH),
        (Status.NOT_STARTED, {"assigned_on": ago(11)}, Light.LAGGING),
        (Status.NOT_STARTED, {"assigned_on": ago(11), "starts_on": ago(1)}, Light.SMOOTH),
        (Status.ACKNOWLEDGED, {"assigned_on": ago(11)}, Light.SMOOTH),  # signed
        (Status.IN_PROGRESS, {"steps": (Step(TODAY),)}, Light.SMOOTH),
        (Status.IN_PROGRESS, {"steps": (Step(ago(1)),)}, Light.LAGGING),
        (Status.IN_PROGRESS, {"steps": (Step(ago(9), reached_on=ago(1)),)}, Light.SMOOTH),  # late, but reached
        (Status.IN_PROGRESS, {"steps": (Step(ago(9), reached_on=ago(9)), Step(ago(1)))}, Light.LAGGING),
    ],
)
def test_silence_signing_and_milestones(status: str, standing: dict, expected: Light) -> None:
    assert lit(status=status, **standing) == expected


def test_the_gravest_light_is_lit() -> None:
    late = {"steps": (Step(ago(5)),), "last_entry_on": ago(200)}
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
    steps = (Step(ago(60)),)
    assert lit(status=Status.DONE, due_on=due, completed_on=completed, steps=steps) == expected


def test_reopened_it_is_judged_by_today_again() -> None:
    assert lit(status=Status.CLOSED, due_on=ago(30), completed_on=ago(40)) is None
    assert lit(status=Status.IN_PROGRESS, due_on=ago(30), completed_on=None) == Light.OVERDUE


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
    standing = Standing(Status.IN_PROGRESS, due_on=DUE)
    assert [standing.days_left(day) for day in (date(2020, 12, 30), DUE, date(2021, 1, 2))] == [1, 0, -2]
    assert Standing(Status.IN_PROGRESS).days_left(DUE) is None


def test_a_watch_keeps_its_thresholds_and_its_day() -> None:
    assert Watch(SHIPPED, date(2021, 1, 1)).light(Standing(Status.IN_PROGRESS, due_on=DUE)) == Light.OVERDUE


# ── counts ─────────────────────────────────────────────────────────────────────────────────────────────────


def counted(*rows: tuple[str, Light | None]) -> RollUp:
    return RollUp.of("全部", rows)


@pytest.mark.parametrize(
    ("statuses", "formula"),
    [
        ([], "已销号0项／应办0项"),
        ([Status.CLOSED], "已销号1项／应办1项"),
        ([Status.CLOSED, Status.SUSPENDED, Status.DONE], "已销号1项／应办3项"),  # what is put off is still owed
        ([Status.CANCELLED], "已销号0项／应办0项（共1项，减已取消1项）"),
        ([Status.CLOSED, Status.CLOSED, Status.CANCELLED], "已销号2项／应办2项（共3项，减已取消1项）"),
    ],
)
def test_a_count_shows_where_it_comes_from(statuses: list[str], formula: str) -> None:
    assert counted(*((status, None) for status in statuses)).formula == formula


def test_statuses_are_counted_in_their_order_and_lights_gravest_first() -> None:
    whole = counted(
        (Status.CLOSED, None),
        (Status.NOT_STARTED, Light.UNDECIDED),
        (Status.IN_PROGRESS, Light.SMOOTH),
        (Status.IN_PROGRESS, Light.OVERDUE),
        (Status.NOT_STARTED, Light.OVERDUE),
    )
    assert whole.counted_statuses == [(Status.NOT_STARTED, 2), (Status.IN_PROGRESS, 2), (Status.CLOSED, 1)]
    assert whole.counted_lights == [(Light.OVERDUE, 2), (Light.SMOOTH, 1), (Light.UNDECIDED, 1)]


def test_where_lights_are_not_shown_none_is_counted() -> None:
    assert counted((Status.IN_PROGRESS, None)).counted_lights == []
