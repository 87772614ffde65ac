"""Who may do what to rounds and figures: every function for every role, and the borders of department, status and hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from indicators.models import Collection, Department, Evidence, Figure, User, permissions
from indicators.models.figure_steps import FigureStatus
from indicators.office.roles import Role
from tests import cast

pytestmark = pytest.mark.django_db

EVERYBODY = {role.name.lower() for role in Role}
OVERSEERS = {"reviewer", "editor", "publisher", "leader", "administrator"}
BY_ROLE: dict[Callable[[Any], bool], set[str]] = {
    permissions.user_can_manage_collection: {"reviewer", "administrator"},
    permissions.user_can_unlock_collection: {"publisher", "administrator"},
    permissions.user_can_follow_collection: {"reviewer", "publisher", "administrator"},
    permissions.user_can_review: {"reviewer"},
    permissions.user_can_reopen: {"publisher"},
    permissions.user_can_instruct: {"leader"},
}


@pytest.fixture
def justice() -> Department:
    return Department.objects.create(code="justice", name="区司法局")


@pytest.fixture
def audit() -> Department:
    return Department.objects.create(code="audit", name="区审计局")


def person(role: str, *departments: Department) -> User:
    return cast.person(Role[role.upper()], *departments)


def those(may: Callable[[User], bool], *departments: Department) -> set[str]:
    """The roles whose holders may, each belonging to these departments."""
    return {role for role in EVERYBODY if may(person(role, *departments))}


def round_(*, opened: bool = True, locked: bool = False) -> Collection:
    """Not in the database: only its two times matter."""
    now = timezone.now()
    return Collection(
        year=2020,
        opens_on=date(2020, 12, 1),
        due_on=date(2021, 1, 31),
        opened_at=now if opened else None,
        locked_at=now if locked else None,
    )


def figure(department: Department, status: str = "draft", *, is_reopened: bool = False) -> Figure:
    return Figure(department=department, year=2020, status=status, is_reopened=is_reopened)


# ── by role ──


@pytest.mark.parametrize("may", BY_ROLE, ids=lambda may: may.__name__)
def test_a_role_may_what_the_table_says(may: Callable[[Any], bool]) -> None:
    assert those(may) == BY_ROLE[may]
    assert not may(cast.stranger())
    assert not may(AnonymousUser())


@pytest.mark.parametrize("may", BY_ROLE, ids=lambda may: may.__name__)
def test_an_account_that_was_closed_may_nothing(may: Callable[[Any], bool]) -> None:
    gone = person(sorted(BY_ROLE[may])[0])
    gone.is_active = False
    assert not may(gone)


# ── by department ──


def test_a_desk_is_its_departments_and_the_overseers(justice: Department, audit: Department) -> None:
    assert those(lambda user: permissions.user_can_see_desk(user, justice), justice) == EVERYBODY
    assert those(lambda user: permissions.user_can_see_desk(user, justice), audit) == OVERSEERS
    assert not permissions.user_can_see_desk(AnonymousUser(), justice)


def test_evidence_is_seen_where_its_figure_is(justice: Department, audit: Department) -> None:
    evidence = Evidence(figure=figure(justice))
    assert those(lambda user: permissions.user_can_see_evidence(user, evidence), justice) == EVERYBODY
    assert those(lambda user: permissions.user_can_see_evidence(user, evidence), audit) == OVERSEERS


def test_who_belongs_to_a_department_works_there(justice: Department, audit: Department) -> None:
    assert those(lambda user: permissions.user_belongs_to(user, justice), justice) == {"officer", "head"}
    assert those(lambda user: permissions.user_belongs_to(user, justice), audit) == set()


def test_its_officers_answer_for_it_and_reviewers_in_their_place(justice: Department, audit: Department) -> None:
    assert those(lambda user: permissions.user_is_responsible_for(user, justice), justice) == {"officer", "reviewer"}
    assert those(lambda user: permissions.user_is_responsible_for(user, justice), audit) == {"reviewer"}


def test_only_its_own_head_signs(justice: Department, audit: Department) -> None:
    assert those(lambda user: permissions.user_can_sign_off(user, justice), justice, audit) == {"head"}
    assert those(lambda user: permissions.user_can_sign_off(user, justice), audit) == set()


def test_an_instruction_is_answered_by_the_department_or_by_reviewers_while_there_is_none(
    justice: Department, audit: Department
) -> None:
    may = permissions.user_can_answer_instruction
    assert those(lambda user: may(user, justice.pk), justice) == {"officer"}
    assert those(lambda user: may(user, justice.pk), audit) == set()
    assert those(lambda user: may(user, None), justice) == {"reviewer"}


# ── by the round ──


@pytest.mark.parametrize(
    ("collection", "may"),
    [
        (None, False),
        (round_(opened=False), False),
        (round_(), True),
        (round_(locked=True), False),
        (round_(opened=False, locked=True), False),
    ],
    ids=["none", "planned", "open", "locked", "locked before it was opened"],
)
def test_a_department_enters_while_the_round_is_open(
    justice: Department, audit: Department, collection: Collection | None, may: bool
) -> None:
    officer = person("officer", justice)
    assert permissions.user_can_enter_for(officer, justice, collection) is may
    assert permissions.user_can_handle(officer, figure(justice), collection) is may
    assert permissions.user_can_enter(officer, figure(justice), collection) is may
    assert not permissions.user_can_enter_for(person("officer", audit), justice, collection)
    assert not permissions.user_can_enter_for(person("head", justice), justice, collection)


@pytest.mark.parametrize("collection", [None, round_(opened=False), round_(locked=True)])
def test_what_was_reopened_is_entered_whatever_the_round(
    justice: Department, audit: Department, collection: Collection | None
) -> None:
    reopened = figure(justice, is_reopened=True)
    assert permissions.user_can_handle(person("officer", justice), reopened, collection)
    assert permissions.user_can_enter(person("reviewer"), reopened, collection)
    assert not permissions.user_can_handle(person("officer", audit), reopened, collection)


@pytest.mark.parametrize("is_reopened", [False, True])
@pytest.mark.parametrize("status", FigureStatus.values)
def test_a_figure_is_entered_only_while_the_officer_has_it(justice: Department, status: str, is_reopened: bool) -> None:
    officer, one = person("officer", justice), figure(justice, status, is_reopened=is_reopened)
    assert permissions.user_can_enter(officer, one, round_()) is (status in ("pending", "draft", "returned"))
    assert permissions.user_can_handle(officer, one, round_())


# ── four eyes ──


@pytest.fixture
def submitted(loaded: None) -> Figure:
    """Not entered by anybody by name."""
    cast.opened_round(2020)
    Figure.objects.filter(pk=cast.figure("court_hearing_observation_count").pk).update(version=3)
    return cast.figure("court_hearing_observation_count")


def moved(one: Figure, by: User, verb: str, version: int = 3) -> Figure:
    one.moves.create(verb=verb, by=by, version=version, status_from="draft", status_to="submitted")
    return Figure.objects.get(pk=one.pk)


def test_a_reviewer_approves_and_nobody_else(submitted: Figure) -> None:
    may = permissions.user_can_approve
    assert those(lambda user: may(user, submitted), submitted.department) == {"reviewer"}


@pytest.mark.parametrize(
    ("verb", "said"),
    [("enter", "填报"), ("amend", "后台改动"), ("hand_in", "送签"), ("sign_off", "签发"), ("submit", "提交")],
)
def test_whoever_did_any_of_it_does_not_approve_it(submitted: Figure, verb: str, said: str) -> None:
    reviewer, other = cast.reviewer(), cast.reviewer()
    found = moved(submitted, reviewer, verb)
    assert permissions.objection_to_approval(reviewer, found) == f"由您{said}，须由另一位审核员审核。"
    assert not permissions.user_can_approve(reviewer, found)
    assert permissions.objection_to_approval(other, found) == ""


@pytest.mark.parametrize("verb", ["withdraw", "return", "approve", "lock", "reopen", "restore", "retract"])
def test_what_reviewers_and_publishers_do_is_no_bar(submitted: Figure, verb: str) -> None:
    reviewer = cast.reviewer()
    assert permissions.user_can_approve(reviewer, moved(submitted, reviewer, verb))


@pytest.mark.parametrize("version", [2, 4])
def test_only_the_version_that_stands_counts(submitted: Figure, version: int) -> None:
    reviewer = cast.reviewer()
    assert permissions.user_can_approve(reviewer, moved(submitted, reviewer, "submit", version))


def test_who_entered_it_is_barred_without_a_log(submitted: Figure) -> None:
    reviewer = cast.reviewer()
    submitted.entered_by = reviewer
    assert permissions.objection_to_approval(reviewer, submitted) == "由您填报，须由另一位审核员审核。"


def test_deeds_are_named_in_their_order_and_once(submitted: Figure) -> None:
    reviewer = cast.reviewer()
    for verb in ("enter", "submit", "enter"):
        found = moved(submitted, reviewer, verb)
    found.entered_by = reviewer
    assert permissions.objection_to_approval(reviewer, found).startswith("由您填报、提交，")
