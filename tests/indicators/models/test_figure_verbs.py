"""A figure moves by one table: who may, from where, to where; nothing newer than what was seen is touched."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from indicators.models import Collection, Figure, FigureMove, User
from indicators.models.figure_steps import MOVES, FigureStatus, FigureVerb
from indicators.numbers.comparison import Measured
from indicators.office.roles import Role
from indicators.office.steps import Refused, Stale
from indicators.round.opening import lock_round
from tests import cast

CODE = "legality_review_decision_count"  # 件, of the justice bureau
RATE = "agency_head_court_appearance_rate"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def opened(loaded: None) -> Collection:
    return cast.opened_round(2020)


@pytest.fixture
def figure() -> Figure:
    return cast.figure(CODE)


@pytest.fixture
def officer() -> User:
    return cast.officer(cast.department(), name="张三")


def set_to(figure: Figure, status: str, value: int | None = 5, **fields: object) -> Figure:
    """Put a figure where a test begins, past the verbs."""
    Figure.objects.filter(pk=figure.pk).update(status=status, value=value, **fields)
    figure.refresh_from_db()
    return figure


def enter(figure: Figure, value: object, by: User, seen: int | None = None) -> None:
    measured = Measured(None if value is None else Decimal(str(value)))
    figure.enter(measured, note="", source="", by=by, seen=figure.version if seen is None else seen)


CALLS: dict[FigureVerb, Callable[[Figure, User], None]] = {
    FigureVerb.ENTER: lambda figure, by: enter(figure, 5, by),
    FigureVerb.SUBMIT: lambda figure, by: figure.submit(by=by, seen=figure.version),
    FigureVerb.SIGN_OFF: lambda figure, by: figure.sign_off(by=by, seen=figure.version),
    FigureVerb.WITHDRAW: lambda figure, by: figure.withdraw(by=by, seen=figure.version),
    FigureVerb.RETURN: lambda figure, by: figure.send_back(by=by, reason="请核对", seen=figure.version),
    FigureVerb.APPROVE: lambda figure, by: figure.approve(by=by, seen=figure.version),
    FigureVerb.LOCK: lambda figure, by: figure.publish(by=by),
    FigureVerb.REOPEN: lambda figure, by: figure.reopen(by=by, reason="更正", seen=figure.version),
}
ACTORS: dict[FigureVerb, tuple[Role, ...]] = {
    FigureVerb.ENTER: (Role.OFFICER, Role.REVIEWER),
    FigureVerb.SUBMIT: (Role.OFFICER, Role.REVIEWER),
    FigureVerb.WITHDRAW: (Role.OFFICER, Role.REVIEWER),
    FigureVerb.SIGN_OFF: (Role.HEAD,),
    FigureVerb.RETURN: (Role.REVIEWER,),
    FigureVerb.APPROVE: (Role.REVIEWER,),
    FigureVerb.REOPEN: (Role.PUBLISHER,),
}


# ── the table of moves ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", FigureStatus)
@pytest.mark.parametrize("verb", CALLS)
def test_a_verb_runs_from_its_states_to_its_target_and_from_no_other(figure, verb, status):
    role = ACTORS.get(verb, (Role.PUBLISHER,))[0]
    if (verb, status) == (FigureVerb.RETURN, FigureStatus.SIGNING):
        role = Role.HEAD  # before it is signed off it is the head's to return
    actor = cast.person(role, figure.department)
    set_to(figure, status)
    if status in MOVES[verb].sources:
        CALLS[verb](figure, actor)
        assert cast.figure(CODE).status == MOVES[verb].target
    else:
        with pytest.raises(Refused, match="不能"):
            CALLS[verb](figure, actor)
        assert cast.figure(CODE).status == status


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("verb", ACTORS)
def test_a_verb_asks_who_acts(figure, verb, role):
    set_to(figure, MOVES[verb].sources[0] if verb != FigureVerb.RETURN else FigureStatus.SUBMITTED)
    actor = cast.person(role, figure.department)
    if role in ACTORS[verb]:
        CALLS[verb](figure, actor)
    else:
        with pytest.raises(Refused, match=r"没有相应权限"):
            CALLS[verb](figure, actor)


def test_an_officer_of_another_department_can_do_nothing_here(figure):
    stranger = cast.officer(cast.department("audit_bureau"))
    for verb in (FigureVerb.ENTER, FigureVerb.SUBMIT, FigureVerb.WITHDRAW):
        set_to(figure, MOVES[verb].sources[0])
        with pytest.raises(Refused, match="没有相应权限"):
            CALLS[verb](figure, stranger)


def test_a_superuser_walks_around_no_review(figure):
    root = User.objects.create_superuser("root", full_name="根", password="x")
    set_to(figure, FigureStatus.SUBMITTED)
    with pytest.raises(Refused):
        figure.approve(by=root, seen=figure.version)


def test_nobody_enters_once_the_round_is_locked(figure, officer, opened):
    lock_round(opened, by=cast.administrator(), without=37)
    with pytest.raises(Refused, match="填报未开放"):
        enter(figure, 5, officer)


# ── entering ───────────────────────────────────────────────────────────────────────────────────────────────


def test_an_entry_is_a_draft_with_a_new_version_and_its_writer(figure, officer):
    figure.enter(Measured(Decimal(1300), "approx"), note="含街道", source="台账", by=officer, seen=0)
    figure = cast.figure(CODE)
    assert (figure.value, figure.qualifier, figure.note, figure.source) == (1300, "approx", "含街道", "台账")
    assert (figure.status, figure.version, figure.entered_by) == (FigureStatus.DRAFT, 1, officer)
    assert figure.published_value is None


def test_an_entry_can_be_cleared_again(figure, officer):
    enter(figure, 5, officer)
    enter(figure, None, officer)
    assert cast.figure(CODE).value is None


def test_zero_is_a_value_and_can_be_submitted(figure, officer):
    enter(figure, 0, officer)
    figure.submit(by=officer, seen=1)
    assert (figure.value, figure.status) == (0, FigureStatus.SUBMITTED)


def test_nothing_entered_is_nothing_to_submit(figure, officer):
    enter(figure, None, officer)
    with pytest.raises(Refused, match="还没有填报值"):
        figure.submit(by=officer, seen=1)


def test_a_number_that_does_not_fit_is_refused_and_nothing_moves(figure, officer):
    with pytest.raises(ValidationError, match="应为整数"):
        enter(figure, "5.5", officer)
    figure = cast.figure(CODE)
    assert (figure.value, figure.version, figure.status, figure.moves.count()) == (None, 0, FigureStatus.PENDING, 0)


# ── the version that was seen ──────────────────────────────────────────────────────────────────────────────


def test_a_writer_who_saw_an_older_version_overwrites_nothing(figure, officer):
    enter(figure, 1300, officer)
    with pytest.raises(Stale, match=r"已由张三于.*改为1300件"):
        enter(figure, 1400, cast.officer(figure.department), seen=0)
    assert cast.figure(CODE).value == 1300


@pytest.mark.parametrize("verb", [verb for verb in ACTORS if verb != FigureVerb.ENTER])
def test_no_verb_runs_on_a_version_newer_than_the_one_seen(figure, verb):
    actor = cast.person(ACTORS[verb][0], figure.department)
    old = cast.figure(CODE)
    set_to(figure, MOVES[verb].sources[-1], version=7)
    with pytest.raises(Stale):
        CALLS[verb](old, actor)


def test_what_was_approved_is_what_was_seen(figure, officer):
    reviewer = cast.reviewer()
    enter(figure, 1300, officer)
    figure.submit(by=officer, seen=1)
    on_screen = cast.figure(CODE)
    figure.withdraw(by=officer, seen=1)
    enter(figure, 1400, officer)
    figure.submit(by=officer, seen=2)
    with pytest.raises(Stale):
        on_screen.approve(by=reviewer, seen=1)
    assert cast.figure(CODE).status == FigureStatus.SUBMITTED


# ── four eyes ──────────────────────────────────────────────────────────────────────────────────────────────


def test_nobody_approves_what_they_entered_themselves(figure):
    writer, other = cast.reviewer(), cast.reviewer()
    enter(figure, 1300, writer)
    figure.submit(by=writer, seen=1)
    with pytest.raises(Refused, match="须由另一位审核员审核"):
        figure.approve(by=writer, seen=1)
    figure.approve(by=other, seen=1)
    assert cast.figure(CODE).status == FigureStatus.APPROVED


def test_a_reviewers_entry_for_a_department_is_marked_so(figure, officer):
    enter(figure, 1300, cast.reviewer())
    enter(figure, 1301, officer)
    assert list(figure.moves.order_by("pk").values_list("on_behalf", flat=True)) == [True, False]


# ── sign-off, returning, taking back ───────────────────────────────────────────────────────────────────────


def test_where_the_head_signs_off_a_submission_goes_there_first(figure, officer):
    figure.department.needs_sign_off = True
    figure.department.save()
    enter(figure, 1300, officer)
    figure.submit(by=officer, seen=1)
    assert figure.status == FigureStatus.SIGNING
    with pytest.raises(Refused):
        figure.send_back(by=cast.reviewer(), reason="太早", seen=1)
    figure.sign_off(by=cast.head(figure.department), seen=1)
    assert [move.verb for move in figure.moves.order_by("pk")] == [
        FigureVerb.ENTER,
        FigureVerb.HAND_IN,
        FigureVerb.SIGN_OFF,
    ]


def test_the_head_of_another_department_signs_nothing(figure):
    set_to(figure, FigureStatus.SIGNING)
    with pytest.raises(Refused):
        figure.sign_off(by=cast.head(cast.department("audit_bureau")), seen=figure.version)


@pytest.mark.parametrize("verb", [FigureVerb.RETURN, FigureVerb.REOPEN])
@pytest.mark.parametrize("reason", ["", "  "])
def test_returning_and_reopening_need_a_reason(figure, verb, reason):
    set_to(figure, FigureStatus.SUBMITTED if verb == FigureVerb.RETURN else FigureStatus.LOCKED)
    act, actor = (figure.send_back, cast.reviewer()) if verb == FigureVerb.RETURN else (figure.reopen, cast.publisher())
    with pytest.raises(Refused, match="须写明理由"):
        act(by=actor, reason=reason, seen=figure.version)


def test_a_returned_figure_is_entered_again_before_it_is_submitted_again(figure, officer):
    set_to(figure, FigureStatus.RETURNED)
    with pytest.raises(Refused, match="现在是“已退回”"):
        figure.submit(by=officer, seen=0)
    enter(figure, 1301, officer)
    figure.submit(by=officer, seen=1)
    assert figure.status == FigureStatus.SUBMITTED


# ── publishing ─────────────────────────────────────────────────────────────────────────────────────────────


def test_publishing_carries_the_approved_value_over_and_locks_it(figure):
    set_to(figure, FigureStatus.APPROVED, 1300, qualifier="approx", source="台账")
    figure.publish(by=cast.publisher())
    figure = cast.figure(CODE)
    assert (figure.published_value, figure.published_qualifier, figure.published_source) == (1300, "approx", "台账")
    assert figure.status == FigureStatus.LOCKED


def test_what_is_published_stands_until_it_is_published_again(figure, officer):
    set_to(figure, FigureStatus.APPROVED, 1300)
    publisher = cast.publisher()
    figure.publish(by=publisher)
    figure.reopen(by=publisher, reason="漏计一件", seen=figure.version)
    enter(figure, 1301, officer)
    assert (cast.figure(CODE).value, cast.figure(CODE).published_value) == (1301, 1300)


# ── the log ────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_log_says_who_moved_what_from_where_to_where_and_why(figure, officer):
    reviewer = cast.reviewer()
    enter(figure, 1300, officer)
    figure.submit(by=officer, seen=1)
    figure.send_back(by=reviewer, reason="请附台账 ", seen=1)
    told = figure.moves.order_by("pk").values_list("verb", "status_from", "status_to", "by", "note", "version", "value")
    assert list(told) == [
        ("enter", "pending", "draft", officer.pk, "", 1, 1300),
        ("submit", "draft", "submitted", officer.pk, "", 1, 1300),
        ("return", "submitted", "returned", reviewer.pk, "请附台账", 1, 1300),
    ]


def test_the_log_is_written_once(figure, officer):
    enter(figure, 1300, officer)
    move = figure.moves.get()
    for attempt in (
        move.save,
        move.delete,
        FigureMove.objects.all().delete,
        lambda: FigureMove.objects.update(note="改写"),
    ):
        with pytest.raises(ValidationError, match="“审核记录”永久保存，不能"):
            attempt()
    assert figure.moves.get().note == ""


# ── what the database itself refuses ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        (CODE, {"value": -1}),
        (CODE, {"value": Decimal("1.5")}),
        (CODE, {"published_value": -1}),
        (RATE, {"value": Decimal("100.01")}),
        (RATE, {"unit": "件"}),
        (CODE, {"decimals": 2}),
        (CODE, {"year": 1948}),
        (CODE, {"status": FigureStatus.APPROVED, "value": None}),
        (CODE, {"published_value": 5}),
        (CODE, {"entered_at": "2021-01-01T00:00Z"}),
    ],
)
def test_the_database_refuses_what_no_figure_can_be(code, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=cast.figure(code).pk).update(**fields)


def test_an_indicator_has_one_figure_a_year(figure):
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.create(indicator=figure.indicator, year=figure.year)
