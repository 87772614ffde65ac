"""A task under way, and the people around it."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine

from indicators.models import User
from reports.models import Task
from reports.tracker.assignments import Assignment, AssignmentPlan, Goal, assign
from tests import cast

NEW_YEAR = "2020-01-10 09:00:00+08:00"


@pytest.fixture
def task() -> Task:
    """Led by the justice bureau with the audit bureau, two milestones, signed by nobody yet."""
    task = Task.objects.get(year=2020, code="T3-2")
    steps = [AssignmentPlan("公布目录", date(2020, 3, 31)), AssignmentPlan("全部审议", None)]
    goals = [Goal(task.indicators.get(), "at_least", Decimal(2))]
    plan = Assignment(
        cast.department(),
        [cast.department("audit_bureau")],
        starts_on=date(2020, 2, 1),
        due_on=date(2020, 11, 30),
        steps=steps,
        goals=goals,
    )
    with time_machine.travel(NEW_YEAR):
        assign(task, plan, by=cast.reviewer())
    return task


@pytest.fixture
def officer() -> User:
    return cast.officer(cast.department(), name="赵主办")


@pytest.fixture
def reviewer() -> User:
    return cast.reviewer(name="冯督查")
