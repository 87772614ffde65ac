"""Who may do what to a report and a task: every function for every role, and the borders of stage, correction and hand."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from indicators.models import User
from indicators.office.roles import Role
from reports.models import Correction, Item, Report, Task, permissions
from reports.models.report_steps import Stage
from reports.models.task_steps import TaskVerb
from tests import cast

pytestmark = pytest.mark.django_db

EVERYBODY = {role.name.lower() for role in Role}
BY_ROLE: dict[Callable[[Any], bool], set[str]] = {
    permissions.user_can_read_draft: EVERYBODY,
    permissions.user_can_edit: {"editor"},
    permissions.user_can_correct: {"publisher"},
    permissions.user_can_file: {"editor", "publisher"},
    permissions.user_can_read_withdrawn: {"administrator"},
    permissions.user_can_see_check: {"editor", "publisher", "reviewer", "administrator"},
    permissions.user_can_answer_warnings: {"editor", "publisher"},
    permissions.user_can_follow_tasks: EVERYBODY,
    permissions.user_can_see_lights: EVERYBODY,
    permissions.user_can_assign: {"reviewer", "administrator"},
}


def person(role: str) -> User:
    return cast.person(Role[role.upper()])


@pytest.mark.parametrize("may", BY_ROLE, ids=lambda may: may.__name__)
def test_a_role_may_what_the_table_says(may: Callable[[Any], bool]) -> None:
    assert {role for role in EVERYBODY if may(person(role))} == BY_ROLE[may]
    assert not may(cast.stranger())
    assert not may(AnonymousUser())


@pytest.mark.parametrize("may", BY_ROLE, ids=lambda may: may.__name__)
def test_an_account_that_was_closed_may_nothing(may: Callable[[Any], bool]) -> None:
    gone = person(sorted(BY_ROLE[may])[0])
    gone.is_active = False
    assert not may(gone)


def test_lights_are_the_publics_only_where_the_district_wants_it(settings: Any) -> None:
    settings.TASKS_PUBLIC_LIGHTS = True
    assert permissions.user_can_see_lights(AnonymousUser())


# ── writing ──


def report_at(stage: str, **fields: Any) -> Report:
    approved = {"approved_hash": "x" * 64} if stage == Stage.APPROVED else {}
    return Report.objects.create(year=2021, title="报告", stage=stage, **approved, **fields)


@pytest.mark.parametrize("stage", Stage.values)
def test_the_editor_writes_while_drafting_and_consulting(stage: str) -> None:
    report, writer = report_at(stage), cast.editor()
    is_open = stage in ("draft", "consulting")
    assert permissions.user_can_write(writer, report) is is_open
    assert permissions.user_can_reword(writer, report, "lead", "title") is is_open
    assert permissions.user_can_promise(writer, report) is is_open


@pytest.mark.parametrize("role", sorted(EVERYBODY - {"editor"}))
def test_nobody_else_writes(role: str) -> None:
    report, other = report_at("draft"), person(role)
    assert not permissions.user_can_write(other, report)
    assert not permissions.user_can_reword(other, report, "lead")
    assert not permissions.user_can_promise(other, report)


@pytest.fixture
def correcting(loaded: None) -> Report:
    """2019, taken up again; what it opens is up to the test."""
    report = Report.objects.get(year=2019)
    Report.objects.filter(pk=report.pk).update(stage=Stage.CORRECTING)
    return Report.objects.get(pk=report.pk)


def opened(report: Report, *blocks: Item, **fields: Any) -> Correction:
    correction = Correction.objects.create(report=report, reason="更正", opened_by=cast.publisher(), **fields)
    correction.name(blocks, [])
    return correction


def test_a_correction_opens_the_block_it_names_and_no_other(correcting: Report) -> None:
    first, second = Item.objects.filter(section__part__report=correcting)[:2]
    opened(correcting, first)
    writer = cast.editor()
    assert permissions.user_can_rewrite(writer, correcting, first)
    assert not permissions.user_can_rewrite(writer, correcting, second)
    assert not permissions.user_can_rewrite(cast.publisher(), correcting, first)
    assert not permissions.user_can_write(writer, correcting), "the structure stays shut"


@pytest.mark.parametrize(
    ("opens", "lead", "head", "tasks"),
    [
        ({}, False, False, False),
        ({"opens_lead": True}, True, False, False),
        ({"opens_head": True}, False, True, False),
        ({"opens_tasks": True}, False, False, True),
    ],
)
def test_a_correction_opens_lead_head_and_tasks_each_by_itself(
    correcting: Report, opens: dict[str, bool], lead: bool, head: bool, tasks: bool
) -> None:
    opened(correcting, **opens)
    writer = cast.editor()
    assert permissions.user_can_reword(writer, correcting, "lead") is lead
    assert permissions.user_can_reword(writer, correcting, "title", "issuer") is head
    assert not permissions.user_can_reword(writer, correcting, "lead", "title")
    assert permissions.user_can_promise(writer, correcting) is tasks
    assert not permissions.user_can_reword(cast.publisher(), correcting, "lead")
    assert not permissions.user_can_reword(cast.publisher(), correcting, "title")
    assert not permissions.user_can_promise(cast.publisher(), correcting)


def test_a_correction_that_was_closed_opens_nothing(correcting: Report) -> None:
    item = Item.objects.filter(section__part__report=correcting)[0]
    opened(correcting, item, opens_lead=True, opens_tasks=True).close(None)
    writer = cast.editor()
    assert not permissions.user_can_rewrite(writer, correcting, item)
    assert not permissions.user_can_reword(writer, correcting, "lead")
    assert not permissions.user_can_promise(writer, correcting)


@pytest.mark.parametrize("stage", [stage for stage in Stage.values if stage != "correcting"])
def test_a_block_is_open_in_the_editors_stages_alone(loaded: None, stage: str) -> None:
    item = Item.objects.all()[0]
    report = item.report
    report.stage = stage
    assert permissions.user_can_rewrite(cast.editor(), report, item) is (stage in ("draft", "consulting"))
    assert not permissions.user_can_rewrite(cast.publisher(), report, item)


# ── four eyes ──


@pytest.mark.parametrize("may", [permissions.user_can_approve, permissions.user_can_publish])
def test_the_publisher_signs_what_somebody_else_wrote_last(may: Callable[[Any, Report], bool]) -> None:
    signer, writer = cast.publisher(), cast.editor()
    report = report_at("submitted")
    assert may(signer, report), "nobody wrote it by name"
    report.touch(by=writer)
    assert may(signer, report)
    assert not may(writer, report)
    report.touch(by=signer)
    assert not may(signer, report)
    assert may(cast.publisher(), report)


@pytest.mark.parametrize("may", [permissions.user_can_approve, permissions.user_can_publish])
@pytest.mark.parametrize("role", sorted(EVERYBODY - {"publisher"}))
def test_nobody_but_publishers_signs(may: Callable[[Any, Report], bool], role: str) -> None:
    assert not may(person(role), report_at("submitted"))


@pytest.fixture
def task(loaded: None) -> Task:
    task = Task.objects.get(year=2020, code="T3-2")
    task.lead_department = cast.department()
    task.save()
    task.co_departments.set([cast.department("audit_bureau")])
    return task


def test_the_lead_signs_and_every_department_of_the_task_adds(task: Task) -> None:
    lead, other, third = (
        cast.officer(cast.department(c)) for c in ("justice_bureau", "audit_bureau", "petition_bureau")
    )
    assert [permissions.user_leads(one, task) for one in (lead, other, third)] == [True, False, False]
    assert [permissions.user_contributes(one, task) for one in (lead, other, third)] == [True, True, False]
    head = cast.head(cast.department())
    assert not permissions.user_leads(head, task)
    assert not permissions.user_contributes(head, task)


def test_of_a_task_nobody_leads_nobody_is_the_lead(task: Task) -> None:
    task.lead_department = None
    task.save()
    task.co_departments.clear()
    nowhere = cast.officer()
    assert not permissions.user_leads(cast.officer(cast.department()), task)
    assert not permissions.user_contributes(nowhere, task)


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_tasks_are_overseen_by_reviewers_and_dropped_by_administrators_too(task: Task, role: str) -> None:
    someone = person(role)
    assert permissions.user_can_supervise(someone, task) is (role == "reviewer")
    assert permissions.user_can_close(someone, task) is (role == "reviewer")
    assert permissions.user_can_drop(someone, task) is (role in ("reviewer", "administrator"))


def noted(task: Task, by: User, verb: str) -> Task:
    task.updates.create(verb=verb, by=by, status_from="in_progress", status_to="in_progress")
    return Task.objects.get(pk=task.pk)


@pytest.mark.parametrize("verb", ["sign", "update", "reach", "unreach", "cite", "complete"])
def test_whoever_did_any_of_it_does_not_close_it(task: Task, verb: str) -> None:
    own, other = cast.reviewer(), cast.reviewer()
    found = noted(task, own, verb)
    said = f"由您{TaskVerb(verb).label}，须由另一位审核员销号。"
    assert permissions.objection_to_closing(own, found) == said
    assert not permissions.user_can_close(own, found)
    assert permissions.objection_to_closing(other, found) == ""
    assert permissions.user_can_close(other, found)


@pytest.mark.parametrize("verb", ["assign", "adjust", "return", "inspect", "suspend", "resume", "reopen"])
def test_to_oversee_a_task_is_no_bar_to_closing_it(task: Task, verb: str) -> None:
    reviewer = cast.reviewer()
    assert permissions.user_can_close(reviewer, noted(task, reviewer, verb))


def test_who_completed_it_is_barred_without_a_log_and_deeds_are_named_in_their_order(task: Task) -> None:
    reviewer = cast.reviewer()
    task.completed_by = reviewer
    assert permissions.objection_to_closing(reviewer, task) == "由您报告完成，须由另一位审核员销号。"
    for verb in ("sign", "update", "sign"):
        found = noted(task, reviewer, verb)
    found.completed_by = reviewer
    assert permissions.objection_to_closing(reviewer, found).startswith("由您签收、填报进展、报告完成，")


def test_the_lead_department_is_a_bar_only_where_the_district_asks(task: Task, settings: Any) -> None:
    insider = cast.person(Role.REVIEWER, cast.department())
    beside = cast.person(Role.REVIEWER, cast.department("audit_bureau"))
    assert permissions.user_can_close(insider, task)
    settings.REVIEW_OUTSIDE_DEPARTMENT = True
    assert permissions.objection_to_closing(insider, task).endswith("须由其他部门的审核员销号。")
    assert not permissions.user_can_supervise(insider, task)
    assert permissions.user_can_close(beside, task)
    assert permissions.user_can_supervise(beside, task)
