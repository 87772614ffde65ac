"""A department is merged into another: its tasks still name it, and the other's people do them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import User
from indicators.round import people
from reports.models import Task
from reports.models.permissions import user_can_supervise
from reports.tracker.assignments import Assignment, assign
from reports.tracker.inbox import inbox
from reports.tracker.watching import watch
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture
def task() -> Task:
    """A task of the audit bureau, which is then merged into the justice bureau."""
    task, audit = Task.objects.get(code="T1-1"), cast.department("audit_bureau")
    assign(task, Assignment(audit), by=cast.administrator())
    people.merge(audit, cast.department(), by=cast.administrator())
    return Task.objects.get(pk=task.pk)


def of_justice() -> User:
    return cast.officer(cast.department())


def test_the_successors_officer_finds_the_task_and_signs_it(task: Task) -> None:
    officer = of_justice()
    [duty] = inbox(officer, watch()).to_sign
    assert (duty.task, duty.leads) == (task, True)
    task.sign(by=officer)
    assert [duty.task for duty in inbox(officer, watch()).in_hand] == [task]


def test_a_reviewer_of_the_successor_does_not_judge_it_where_outsiders_are_asked_for(task: Task, settings: Any) -> None:
    settings.REVIEW_OUTSIDE_DEPARTMENT = True
    own = cast.reviewer()
    own.departments.add(cast.department())
    assert not user_can_supervise(own, task)
    assert user_can_supervise(cast.reviewer(), task)


def test_the_page_says_who_answers_for_it_today(task: Task, client: Client) -> None:
    client.force_login(cast.leader())
    page = client.get(reverse("task", args=[task.address])).content.decode()
    assert "区审计局（已并入区司法局，由其办理）" in page
