"""An indicator joins a round that is open, its department is asked for it, and it leaves again while it is empty."""

from decimal import Decimal

import pytest

from indicators.models import Collection, Department, Figure, Indicator, RoundMove, RoundVerb
from indicators.models.figure_steps import FigureStatus
from indicators.numbers.comparison import Measured
from indicators.office.steps import Refused
from indicators.round.board import board_of
from indicators.round.inbox import inbox
from indicators.round.joining import join_round, join_share, leave_round, places_of, shares_of
from indicators.round.opening import lock_round
from tests import cast
from tests.factories import make_indicator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture
def collection() -> Collection:
    return cast.opened_round(2020)


@pytest.fixture
def fresh(collection: Collection) -> Indicator:
    """Came into the catalogue after the round was opened."""
    return make_indicator("行政检查次数", department=cast.department())


def lines(verb: str) -> list[tuple[str, str]]:
    return [(str(move.indicator), move.note) for move in RoundMove.objects.filter(verb=verb)]


def test_an_indicator_that_joins_has_a_blank_figure_a_history_row_and_a_line_in_the_log(collection, fresh):
    manager = cast.reviewer()
    figure = join_round(collection, fresh, by=manager, note="市里要求增报")
    assert (figure.status, figure.value, figure.department) == (FigureStatus.PENDING, None, cast.department())
    assert figure.history.get().history_change_reason == f"{manager}列入2020年度填报"
    assert lines(RoundVerb.JOIN) == [("行政检查次数", "市里要求增报")]


def test_what_joined_is_in_its_officers_inbox_until_somebody_enters_it(collection, fresh):
    officer, neighbour = cast.officer(cast.department()), cast.officer(cast.department("audit_bureau"))
    figure = join_round(collection, fresh, by=cast.reviewer())
    assert [move.indicator for move in inbox(officer).joined] == [fresh]
    assert inbox(neighbour).joined == []
    figure.enter(Measured(Decimal(3)), note="", source="", by=officer, seen=0)
    assert inbox(officer).joined == []


def test_what_joined_left_and_joined_again_is_told_once(collection, fresh):
    officer, manager = cast.officer(cast.department()), cast.reviewer()
    leave_round(join_round(collection, fresh, by=manager, note="一"), by=manager)
    assert inbox(officer).joined == []
    join_round(collection, fresh, by=manager, note="二")
    assert [move.note for move in inbox(officer).joined] == ["二"]


def test_what_joined_stands_on_the_board(collection, fresh):
    before = board_of(collection).total.owed
    join_round(collection, fresh, by=cast.reviewer())
    board = board_of(collection)
    assert board.total.owed == before + 1
    assert fresh.theme in board.themes


def test_a_departments_share_joins_at_once(collection, fresh):
    make_indicator("行政强制件数", department=cast.department())
    make_indicator("审计整改件数", department=cast.department("audit_bureau"))
    joined = join_share(collection, cast.department(), by=cast.reviewer())
    assert sorted(str(figure.indicator) for figure in joined) == ["行政强制件数", "行政检查次数"]
    with pytest.raises(Refused, match="都已在"):
        join_share(collection, cast.department(), by=cast.reviewer())


def test_joining_twice_is_refused_and_joins_once(collection, fresh):
    join_round(collection, fresh, by=cast.reviewer())
    with pytest.raises(Refused, match="已经在2020年度填报中"):
        join_round(collection, fresh, by=cast.reviewer())
    assert Figure.objects.filter(year=2020, indicator=fresh).count() == 1


@pytest.mark.parametrize("reason", [{"is_active": False}, {"first_year": 2021}, {"last_year": 2019}])
def test_what_the_year_does_not_count_does_not_join(collection, fresh, reason):
    Indicator.objects.filter(pk=fresh.pk).update(**reason)
    with pytest.raises(Refused, match="不能列入"):
        join_round(collection, fresh, by=cast.reviewer())


@pytest.mark.parametrize("span", [{"first_year": 2020}, {"last_year": 2020}])
def test_the_first_and_the_last_year_of_an_indicator_count(collection, fresh, span):
    Indicator.objects.filter(pk=fresh.pk).update(**span)
    assert join_round(collection, fresh, by=cast.reviewer()).pk


def test_a_department_out_of_service_is_asked_for_nothing(collection, fresh):
    Department.objects.filter(pk=fresh.department_id).update(is_active=False)
    with pytest.raises(Refused, match="已停用"):
        join_round(collection, Indicator.objects.get(pk=fresh.pk), by=cast.reviewer())


def test_nothing_joins_or_leaves_a_locked_round(collection, fresh):
    manager = cast.reviewer()
    figure = join_round(collection, fresh, by=manager)
    lock_round(collection, by=manager, without=38)
    with pytest.raises(Refused, match="没有在填报中"):
        leave_round(figure, by=manager)
    with pytest.raises(Refused, match="没有在填报中"):
        join_round(collection, make_indicator(), by=manager)


def test_what_left_is_owed_by_nobody_and_its_history_stays(collection, fresh):
    manager = cast.reviewer()
    figure = join_round(collection, fresh, by=manager)
    key = figure.pk
    leave_round(figure, by=manager, note="并入其他指标")
    assert not Figure.objects.filter(pk=key).exists()
    assert [row.history_type for row in Figure.history.filter(id=key)] == ["-", "+"]
    assert lines(RoundVerb.LEAVE) == [("行政检查次数", "并入其他指标")]


def test_what_somebody_has_worked_on_does_not_leave(collection, fresh):
    officer, manager = cast.officer(cast.department()), cast.reviewer()
    figure = join_round(collection, fresh, by=manager)
    figure.enter(Measured(Decimal(3)), note="", source="", by=officer, seen=0)
    figure.enter(Measured(), note="", source="", by=officer, seen=1)
    with pytest.raises(Refused, match="已经有人填报过"):
        leave_round(figure, by=manager)


def test_what_a_source_has_published_does_not_leave(collection):
    figure = Figure.objects.of_year(2020).published().get()
    with pytest.raises(Refused, match="公开的数值"):
        leave_round(figure, by=cast.reviewer())


@pytest.mark.parametrize("who", ["officer", "head", "editor", "publisher", "leader", "stranger"])
def test_only_who_manages_the_round_lets_things_in_and_out(collection, fresh, who):
    person = getattr(cast, who)()
    with pytest.raises(Refused, match="审核员和管理员"):
        join_round(collection, fresh, by=person)
    with pytest.raises(Refused, match="审核员和管理员"):
        leave_round(Figure.objects.of_year(2020).untouched().first(), by=person)


def test_the_shares_name_what_is_outside_and_what_may_leave(collection, fresh):
    shares = {share.department.code: share for share in shares_of(collection)}
    assert shares["justice_bureau"].outside == [fresh]
    assert sum(len(share.removable) for share in shares.values()) == 36  # of 37 one is published by a source


def test_an_indicator_knows_its_place_in_the_round(collection, fresh):
    (place,) = places_of(fresh)
    assert (place.figure, place.may_leave) == (None, False)
    figure = join_round(collection, fresh, by=cast.reviewer())
    assert [(place.figure, place.may_leave) for place in places_of(fresh)] == [(figure, True)]
    assert places_of(make_indicator(is_active=False)) == []
