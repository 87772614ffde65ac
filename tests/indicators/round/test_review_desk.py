"""A figure before its reviewer is told by its own log; whose queue it stands in, by what they did to it."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import Group

from indicators.models import Collection, Department, Figure, FigureVerb, Indicator, User
from indicators.models.permissions import user_can_approve
from indicators.numbers.comparison import Measured
from indicators.office.roles import Role
from indicators.round.evidence import attach, withdraw
from indicators.round.review_desk import Decision, ReviewRow, awaiting, decide, rows
from tests import cast, uploads
from tests.uploads import upload

pytestmark = pytest.mark.django_db
CODE = "legality_review_decision_count"


@pytest.fixture
def collection(loaded: None) -> Collection:
    return cast.opened_round(2020)


@pytest.fixture
def justice(collection: Collection) -> Department:
    return cast.department()


@pytest.fixture
def officer(justice: Department) -> User:
    return cast.officer(justice)


@pytest.fixture
def insider(justice: Department) -> User:
    """A reviewer who fills in for the department, too."""
    one = cast.officer(justice)
    one.groups.add(Group.objects.get(name=Role.REVIEWER.value))
    return User.objects.get(pk=one.pk)


def enter(by: User, value: int = 1300, qualifier: str = "") -> None:
    figure = cast.figure(CODE)
    figure.enter(Measured(Decimal(value), qualifier), note="", source="台账", by=by, seen=figure.version)


def submit(by: User) -> None:
    figure = cast.figure(CODE)
    figure.submit(by=by, seen=figure.version)


def send_back() -> None:
    figure = cast.figure(CODE)
    figure.send_back(by=cast.reviewer(), reason="请核对", seen=figure.version)


def found(collection: Collection, department: Department) -> dict[str, ReviewRow]:
    return {row.figure.indicator.code: row for row in rows(collection, department, cast.reviewer())}


# ── one figure ──


def test_the_last_submission_is_the_one_right_before(
    collection: Collection, justice: Department, officer: User
) -> None:
    for value in (4, 5, 6):
        enter(officer, value)
        submit(officer)
        row = found(collection, justice)[CODE]
        if value < 6:
            send_back()
    assert row.last_submission is not None
    assert row.last_submission.value == 5


@pytest.mark.parametrize(("qualifier", "is_as_before"), [("", True), ("约", False)])
def test_the_same_number_said_less_exactly_is_not_the_same(
    collection: Collection, justice: Department, officer: User, qualifier: str, is_as_before: bool
) -> None:
    enter(officer, 4)
    submit(officer)
    send_back()
    enter(officer, 4, qualifier)
    submit(officer)
    assert found(collection, justice)[CODE].is_as_before is is_as_before


def test_the_newest_entry_says_whether_it_was_made_for_the_department(
    collection: Collection, justice: Department, officer: User
) -> None:
    assert not found(collection, justice)[CODE].on_behalf
    enter(officer)
    assert not found(collection, justice)[CODE].on_behalf
    enter(cast.reviewer())
    assert found(collection, justice)[CODE].on_behalf
    enter(officer)
    assert not found(collection, justice)[CODE].on_behalf


@pytest.mark.parametrize(
    ("value", "published", "qualifier", "differs"),
    [(4, 5, "", True), (4, 4, "约", True), (4, 4, "", False), (4, None, "", False), (None, 5, "", False)],
)
def test_what_is_filled_in_differs_from_what_a_source_has_published(
    value: int | None, published: int | None, qualifier: str, differs: bool
) -> None:
    figure = Figure(value=value, published_value=published, published_qualifier=qualifier)
    assert ReviewRow(figure, None, User()).differs_from_source is differs


# ── a department's ──


def test_each_row_has_its_own_log_and_files_those_in_force_in_the_order_they_came(
    collection: Collection, justice: Department, officer: User
) -> None:
    enter(officer)
    attach(
        cast.figure(CODE),
        [upload("一.pdf"), upload("二.png", uploads.PNG), upload("三.docx", uploads.DOCX)],
        by=officer,
        seen=1,
    )
    gone = cast.figure(CODE).evidence.get(name="一.pdf")
    withdraw(gone, by=officer, seen=cast.figure(CODE).version)
    of_department = found(collection, justice)
    own = of_department.pop(CODE)
    assert [file.name for file in own.files] == ["二.png", "三.docx"]
    assert [move.verb for move in own.log][-1] == FigureVerb.ENTER
    assert {move.figure_id for move in own.log} == {own.figure.pk}
    assert not any(row.log or row.files for row in of_department.values())


def test_rows_are_the_departments_of_the_year_in_the_catalogues_order_each_beside_last_years(
    collection: Collection, justice: Department
) -> None:
    Indicator.objects.filter(code=CODE).update(order=0)
    figures = [row.figure for row in rows(collection, justice, cast.reviewer())]
    assert figures == list(Figure.objects.filter(year=2020, department=justice).order_by("indicator__order"))
    assert figures[0].indicator.code == CODE
    before = found(collection, justice)[CODE].before
    assert before is not None
    assert (before.year, before.indicator_id) == (2019, cast.figure(CODE).indicator_id)


# ── whose queue ──


def stands_before(reviewer: User) -> bool:
    """In the queue of who may say yes to it, and of nobody else."""
    figure = cast.figure(CODE)
    is_waiting = awaiting(reviewer).filter(pk=figure.pk).exists()
    assert is_waiting == user_can_approve(reviewer, figure)
    return is_waiting


def test_who_handed_in_what_another_entered_does_not_have_it_before_them(officer: User, insider: User) -> None:
    enter(officer)
    submit(insider)
    assert not stands_before(insider)


def test_who_is_named_as_its_author_does_not_have_it_before_them_though_no_log_tells_it(
    officer: User, insider: User
) -> None:
    enter(officer)
    submit(officer)
    assert stands_before(insider)
    Figure.objects.filter(pk=cast.figure(CODE).pk).update(entered_by=insider)
    assert not stands_before(insider)


def test_what_one_did_to_an_earlier_version_bars_nobody_from_the_next(officer: User, insider: User) -> None:
    enter(insider)
    submit(officer)
    assert not stands_before(insider)
    send_back()
    enter(officer, 1301)
    submit(officer)
    assert stands_before(insider)


def test_taking_it_back_is_no_deed_of_an_author(officer: User, insider: User) -> None:
    enter(officer)
    submit(officer)
    figure = cast.figure(CODE)
    figure.withdraw(by=insider, seen=figure.version)
    submit(officer)
    assert stands_before(insider)


def test_what_is_approved_waits_for_nobody(officer: User) -> None:
    enter(officer)
    submit(officer)
    figure = cast.figure(CODE)
    figure.approve(by=cast.reviewer(), seen=figure.version)
    assert not awaiting(cast.reviewer()).exists()


# ── deciding ──


def decided(verb: FigureVerb, seen: int, by: User, reason: str = "请核对") -> tuple[int, int]:
    """How many were done, how many refused."""
    outcome = decide([Decision(cast.figure(CODE), verb, seen, reason)], by=by)
    return len(outcome.done), len(outcome.refused)


@pytest.mark.parametrize("verb", [FigureVerb.APPROVE, FigureVerb.RETURN])
def test_a_second_click_counts_as_done_only_of_the_same_person(officer: User, verb: FigureVerb) -> None:
    enter(officer)
    submit(officer)
    reviewer, version = cast.reviewer(), cast.figure(CODE).version
    assert decided(verb, version, reviewer) == (1, 0)
    assert decided(verb, version, reviewer) == (1, 0)
    assert decided(verb, version, cast.reviewer()) == (0, 1)


def test_a_second_click_counts_as_done_only_of_the_same_version_and_verb(officer: User) -> None:
    enter(officer)
    submit(officer)
    reviewer, version = cast.reviewer(), cast.figure(CODE).version
    assert decided(FigureVerb.RETURN, version, reviewer) == (1, 0)
    assert decided(FigureVerb.RETURN, version, reviewer, reason="") == (1, 0)
    assert decided(FigureVerb.RETURN, version - 1, reviewer, reason="") == (0, 1)
    assert decided(FigureVerb.APPROVE, version, reviewer) == (0, 1)
