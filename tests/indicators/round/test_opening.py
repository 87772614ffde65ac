"""A round opens in one action, counts its deadline from then on, gives time for a reason, and ends."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from indicators.models import Collection, Figure, Indicator
from indicators.models.figure_steps import FigureStatus
from indicators.numbers.comparison import Measured
from indicators.office.steps import Refused
from indicators.round.opening import default_dates, extend, lock_round, next_year, open_year, reschedule
from indicators.round.progress import owed_in, progress, total
from tests import cast
from tests.queries import asks_at_most

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
DATES = {"opens_on": date(2020, 12, 1), "due_on": date(2021, 1, 31), "note": ""}


def opened(year=2020, **changed):
    return open_year(year, **DATES | changed, by=cast.administrator())


def of(collection, code="justice_bureau"):
    return next(row for row in progress(collection) if row.department.code == code)


def test_the_year_after_the_newest_edition_comes_next_whatever_a_source_has_stated():
    assert next_year() == 2020
    opened(2020)
    assert next_year() == 2021


def test_without_any_year_the_past_one_is_proposed(db):
    Figure.objects.update(status=FigureStatus.PENDING, value=None)
    assert next_year() == timezone.localdate().year - 1


def test_the_proposed_deadline_is_the_end_of_january_or_a_month_from_now():
    assert default_dates(2020, date(2020, 12, 1)) == (date(2020, 12, 1), date(2021, 1, 31))
    assert default_dates(2020, date(2026, 11, 23)) == (date(2026, 11, 23), date(2026, 12, 23))


def test_opening_asks_as_many_questions_for_a_long_catalogue_as_for_a_short_one():
    by = cast.administrator()
    with asks_at_most(20):
        open_year(2020, **DATES, by=by)


def test_opening_gives_every_active_indicator_a_blank_figure():
    opened()
    figures = Figure.objects.of_year(2020)
    assert figures.count() == Indicator.objects.active().count() == 37
    assert Figure.history.filter(year=2020, history_type="+").count() == 37
    assert not figures.exclude(value=None).exists()


def test_a_figure_its_source_has_published_is_kept():
    sourced = Figure.objects.get(year=2020)
    opened()
    kept = Figure.objects.get(pk=sourced.pk)
    assert (kept.published_value, kept.value, kept.status) == (sourced.published_value, None, FigureStatus.PENDING)


def test_opening_twice_changes_nothing():
    first = opened()
    second = opened(due_on=date(2021, 3, 1))
    assert (second.pk, second.due_on, second.opened_by) == (first.pk, first.due_on, first.opened_by)
    assert Figure.objects.of_year(2020).count() == 37


def test_a_round_planned_in_the_admin_is_opened_with_the_dates_last_chosen():
    Collection.objects.create(year=2020, opens_on=date(2020, 11, 1), due_on=date(2020, 12, 1))
    assert opened().due_on == date(2021, 1, 31)


def test_dates_in_the_wrong_order_open_nothing():
    with pytest.raises(ValidationError, match="早于"):
        opened(due_on=date(2020, 11, 1))
    assert not Collection.objects.exists()


def test_what_opening_would_ask_is_known_before():
    owed = owed_in(2020)
    assert sum(len(row.indicators) for row in owed) == 37
    assert [figure.year for row in owed for figure in row.sourced] == [2020]
    opened()
    assert {row.department.pk: len(row.indicators) for row in owed} == {
        row.department.pk: row.owed for row in progress(Collection.objects.of(2020))
    }


def test_progress_counts_each_state():
    collection, officer, reviewer = opened(), cast.officer(cast.department()), cast.reviewer()
    figures = list(Figure.objects.filter(year=2020, department__code="justice_bureau")[:3])
    for figure in figures:
        figure.enter(Measured(Decimal(1)), note="", source="", by=officer, seen=0)
    for figure in figures[:2]:
        figure.submit(by=officer, seen=1)
    figures[0].approve(by=reviewer, seen=1)
    row = of(collection)
    assert (row.owed, row.pending, row.draft, row.submitted, row.approved) == (20, 17, 1, 1, 1)
    assert (row.to_do, row.handed_in, row.missing) == (18, 2, 19)
    assert row.oldest == figures[1].moves.first().at
    assert total(progress(collection)).owed == 37


@time_machine.travel("2021-02-03 09:00:00+08:00")
def test_lateness_counts_only_while_the_round_is_open():
    planned = Collection.objects.create(year=2020, opens_on=date(2020, 12, 1), due_on=date(2021, 1, 31))
    Figure.objects.create(indicator=Indicator.objects.first(), year=2020)
    assert not any(row.is_late for row in progress(planned))
    collection = opened()
    assert of(collection).days_left == -3
    assert of(collection).is_late
    lock_round(collection, by=cast.reviewer(), without=37)
    assert not any(row.is_late for row in progress(Collection.objects.of(2020)))


@time_machine.travel("2021-01-31 23:30:00+08:00")
def test_the_last_day_is_a_day_in_shanghai():
    assert of(opened()).days_left == 0
    assert not of(opened()).is_late


def test_an_extension_holds_for_one_department():
    collection = opened()
    later = collection.due_on + timedelta(days=10)
    extend(collection, cast.department("audit_bureau"), due_on=later, reason="年底结项", by=cast.reviewer())
    assert (of(collection, "audit_bureau").due_on, of(collection, "audit_bureau").is_extended) == (later, True)
    assert (of(collection).due_on, of(collection).is_extended) == (collection.due_on, False)


def test_the_longest_extension_counts_and_one_the_round_itself_has_reached_no_more():
    collection, bureau, by = opened(), cast.department("audit_bureau"), cast.reviewer()
    first, later = collection.due_on + timedelta(days=10), collection.due_on + timedelta(days=20)
    for day in (first, later):
        extend(collection, bureau, due_on=day, reason="年底结项", by=by)
    assert (collection.due_for(bureau), collection.extended()) == (later, {bureau.pk: later})
    assert collection.granted().first().due_on == later
    reschedule(collection, opens_on=collection.opens_on, due_on=later - timedelta(days=1), note="", by=by)
    assert (of(collection, "audit_bureau").due_on, of(collection, "audit_bureau").is_extended) == (later, True)
    reschedule(collection, opens_on=collection.opens_on, due_on=later, note="", by=by)
    assert (of(collection, "audit_bureau").due_on, of(collection, "audit_bureau").is_extended) == (later, False)
    assert (collection.due_for(bureau), collection.granted().first()) == (later, None)


def test_an_extension_needs_a_reason_and_a_later_day():
    collection, department = opened(), cast.department()
    with pytest.raises(Refused, match="理由"):
        extend(collection, department, due_on=date(2021, 3, 1), reason=" ", by=cast.reviewer())
    with pytest.raises(Refused, match="晚于"):
        extend(collection, department, due_on=collection.due_on, reason="忙", by=cast.reviewer())


def test_progress_takes_the_same_few_queries_however_many_figures(django_assert_num_queries):
    collection = opened()
    with django_assert_num_queries(4):
        progress(collection)


@pytest.mark.parametrize("who", ["officer", "editor", "publisher", "leader", "stranger"])
def test_only_reviewers_and_administrators_open_a_year(who):
    with pytest.raises(Refused, match="审核员和管理员"):
        open_year(2020, **DATES, by=getattr(cast, who)())
    assert not Collection.objects.exists()
