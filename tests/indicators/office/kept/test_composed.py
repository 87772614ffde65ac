"""A question composed once asks the database each time, and answers as Django's own would."""

from collections.abc import Callable
from datetime import datetime
from threading import Thread
from typing import Any

import pytest
import time_machine
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Count, Model, Prefetch, QuerySet
from django.utils.timezone import get_current_timezone, localdate

from indicators.models import Figure, Indicator, Theme
from indicators.office.kept.composed import REMEMBERED, ComposedQuestion, composed, hang
from tests.factories import make_indicator, make_published

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def put() -> list[str]:
    """What a question was composed for, each time it really was."""
    return []


@pytest.fixture
def themes(put: list[str]) -> ComposedQuestion[[str], Theme]:
    @composed
    def beginning(name: str) -> QuerySet[Theme]:
        put.append(name)
        return Theme.objects.filter(name__startswith=name).order_by("code")

    return beginning


def theme(name: str) -> Theme:
    return Theme.objects.create(code=name, name=name, short_name=name)


def test_it_is_composed_once_for_what_it_is_asked_and_answered_each_time(themes, put, django_assert_num_queries):
    one = theme("甲一")
    assert themes("甲") == [one]
    other = theme("甲二")
    with django_assert_num_queries(1):
        assert themes("甲") == [one, other]
    assert themes("乙") == []
    assert put == ["甲", "乙"]


def test_whoever_changes_what_was_answered_changes_nobody_elses_answer(themes):
    theme("甲一")
    first = themes("甲")
    first[0].name = "丙"
    first.clear()
    assert [one.name for one in themes("甲")] == ["甲一"]


def test_it_is_composed_anew_on_another_day(themes, put):
    for day in (1, 1, 2):
        with time_machine.travel(datetime(2020, 3, day, 12, tzinfo=get_current_timezone()), tick=False):
            themes("甲")
    assert put == ["甲"] * 2


def test_the_longest_unasked_question_is_composed_again(themes, put):
    asked = [f"甲{number}" for number in range(REMEMBERED + 1)]
    for name in [*asked, asked[-1], asked[0]]:
        themes(name)
    assert put == [*asked, asked[0]]


def test_each_thread_asks_over_its_own_connection(themes):
    themes("甲")
    asked_by: list[Any] = []

    def ask() -> None:
        with connection.execute_wrapper(lambda execute, *rest: asked_by.append(execute) or execute(*rest)):
            themes("甲")
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert len(asked_by) == 1


ONE_YEAR: dict[str, Callable[[], QuerySet[Any, Any]]] = {
    "rows": lambda: Figure.objects.order_by("pk"),
    "rows with what they belong to": lambda: Figure.objects.select_related("indicator__theme").order_by("pk"),
    "rows with what belongs to them": lambda: Indicator.objects.prefetch_related("figures").order_by("pk"),
    "rows counted": lambda: Indicator.objects.annotate(number=Count("figures")).order_by("pk"),
    "some of their fields": lambda: Figure.objects.only("year").order_by("pk"),
    "values": lambda: Figure.objects.order_by("pk").values("year", "published_value", "indicator__name"),
    "tuples": lambda: Figure.objects.order_by("pk").values_list("year", "published_at"),
    "one value of each": lambda: Figure.objects.order_by("pk").values_list("published_value", flat=True),
    "some": lambda: Figure.objects.order_by("pk")[1:2],
    "years": lambda: Figure.objects.order_by("year").values_list("year", flat=True).distinct(),
    "what can't be": lambda: Figure.objects.filter(pk__in=[]),
}


@pytest.mark.parametrize("ask", ONE_YEAR.values(), ids=ONE_YEAR)
def test_it_is_answered_as_django_would(ask):
    again = composed(ask)
    assert [*again()] == [*ask()]
    for year in (2018, 2019):
        make_published(make_indicator(), year, 100)
    assert list(map(as_read, again())) == list(map(as_read, ask()))


def as_read(row: Any) -> Any:
    """A row by all that was read of it: its fields, what it belongs to, and which rows belong to it."""
    if not isinstance(row, Model):
        return row
    said = {name: value for name, value in vars(row).items() if not name.startswith("_")}
    many = {name: list(found) for name, found in getattr(row, "_prefetched_objects_cache", {}).items()}
    return said | many | row._state.fields_cache


def test_rows_are_hung_on_what_they_belong_to_as_prefetching_does(django_assert_num_queries):
    with_none, one_of_two, other = make_indicator(), make_indicator(), make_indicator()
    for year in (2018, 2019):
        for indicator in (one_of_two, other):
            make_published(indicator, year, 100)
    rows = Figure.objects.order_by("-year", "pk")
    some = Indicator.objects.filter(pk__in=[with_none.pk, one_of_two.pk]).order_by("pk")
    fetched, hung = [*some.prefetch_related(Prefetch("figures", rows))], [*some]
    hang([*rows], Figure.indicator.field, on=hung)
    with django_assert_num_queries(0):
        assert list(map(as_read, hung)) == list(map(as_read, fetched))
        for one in hung:
            assert [figure.year for figure in one.figures.all()] == ([] if one == with_none else [2019, 2018])
            assert all(figure.indicator is one for figure in one.figures.all())


def test_where_nothing_is_there_nothing_is_hung():
    hang([], Figure.indicator.field, on=[])


def test_a_question_that_asks_another_before_it_is_composed_is_refused(db):
    theme("甲一")

    @composed
    def of_the_first() -> QuerySet[Indicator]:
        return Indicator.objects.filter(theme=Theme.objects.get())

    with pytest.raises(TypeError, match="without asking another"):
        of_the_first()


def test_what_another_thread_asks_over_a_shared_connection_meanwhile_is_its_own_affair(db, live_server):
    """SQLite in memory has one connection for a server and its tests."""
    if connection.vendor != "sqlite":
        pytest.skip("each thread has a connection of its own there")
    shared = connections[DEFAULT_DB_ALIAS]
    counted: list[int] = []

    def ask() -> None:
        connections[DEFAULT_DB_ALIAS] = shared
        counted.append(Theme.objects.count())

    @composed
    def while_another_asks() -> QuerySet[Theme]:
        thread = Thread(target=ask)
        thread.start()
        thread.join()
        return Theme.objects.order_by("code")

    assert [while_another_asks()] == [[]]
    assert counted == [0]


def test_the_day_it_is_composed_on_may_be_asked_for():
    @composed
    def published_today() -> QuerySet[Figure]:
        return Figure.objects.filter(published_at__date=localdate())

    assert published_today() == []
