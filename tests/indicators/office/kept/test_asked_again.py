"""What was heard is read as it was told, holds as long as every row is the same, and never after more than asking."""

import pickle
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from indicators.models import PublicVersion, Theme, User
from indicators.office.kept.asked_again import Answers, Heard, listening, mark_of, still_holds, unheard
from indicators.office.public import ANY
from tests import cast
from tests.queries import asks_at_most, asks_exactly

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def themes() -> list[Theme]:
    return [Theme.objects.create(code=code, name=code, short_name=code, order=at) for at, code in enumerate("abcde")]


def heard(asking: Callable[[], object]) -> Heard:
    with listening() as found:
        asking()
    return found


def names() -> list[str]:
    return list(Theme.objects.order_by("order").values_list("name", flat=True))


@pytest.mark.parametrize(
    "asking",
    [
        names,
        lambda: [one.pk for one in Theme.objects.order_by("pk").iterator(chunk_size=2)],
        lambda: Theme.objects.earliest("order").name,
        lambda: (Theme.objects.count(), Theme.objects.filter(code="z").first(), Theme.objects.exists()),
        lambda: [one.name for one in Theme.objects.raw("SELECT * FROM indicators_theme ORDER BY code")],
    ],
)
@pytest.mark.usefixtures("themes")
def test_django_reads_while_listened_to_what_it_reads_otherwise(asking: Callable[[], object]):
    with listening() as found:
        listened = asking()
    assert listened == asking()
    assert found.told
    assert found.is_whole
    assert still_holds(found.told)


@pytest.mark.usefixtures("themes")
def test_the_drivers_own_ways_of_reading_find_each_row_once():
    with listening(), connection.cursor() as cursor:
        cursor.execute("SELECT code FROM indicators_theme ORDER BY code")
        assert [cursor.fetchone(), cursor.fetchmany(2), next(iter(cursor)), cursor.fetchall(), cursor.fetchone()] == [
            ("a",), [("b",), ("c",)], ("d",), [("e",)], None,
        ]  # fmt: skip
        cursor.execute("SELECT code FROM indicators_theme WHERE code = %s", ["b"])
        assert cursor.fetchmany() == [("b",)]
        assert cursor.description[0][0] == "code"


def changed() -> None:
    Theme.objects.filter(code="e").update(name="另一个")


def added() -> None:
    Theme.objects.create(code="f", name="f", short_name="f", order=9)


def gone() -> None:
    Theme.objects.filter(code="a").delete()


def turned_round() -> None:
    for at, one in enumerate(reversed(Theme.objects.order_by("order"))):
        Theme.objects.filter(pk=one.pk).update(order=at)


@pytest.mark.parametrize("write", [changed, added, gone, turned_round])
@pytest.mark.usefixtures("themes")
def test_it_holds_no_longer_than_its_last_row(write: Callable[[], None]):
    one = heard(lambda: (User.objects.count(), names()))
    write()
    assert not still_holds(one.told)
    assert still_holds(one.told[:1])


@pytest.mark.usefixtures("themes")
def test_what_is_written_elsewhere_or_taken_back_leaves_it_holding():
    one = heard(names)
    cast.editor()
    assert still_holds(one.told)
    changed()
    Theme.objects.filter(code="e").update(name="e")
    assert still_holds(one.told)


def test_of_nothing_everything_holds_and_an_empty_answer_is_one():
    assert still_holds([])
    one = heard(names)
    assert still_holds(one.told)
    added()
    assert not still_holds(one.told)


def test_what_is_written_otherwise_is_something_else():
    marks = {mark_of([(value,)]) for value in (1, 1.0, "1", True, None, "", b"1")}
    assert len(marks) == 7
    assert mark_of([("a",), ("b",)]) != mark_of([("a", "b")])


def test_what_each_database_writes_otherwise_is_something_else():
    marks = {
        mark_of([(Decimal(value), datetime(2020, 1, day, tzinfo=UTC))]) for value in ("1", "1.0") for day in (1, 2)
    }
    assert len(marks) == 4


@given(st.lists(st.tuples(st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary())))
def test_rows_have_one_mark_whether_or_not_they_share_their_values(rows: list[tuple[Any, ...]]):
    read_twice = pickle.loads(pickle.dumps([*rows, *rows]))  # noqa: S301
    assert mark_of([*rows, *rows]) == mark_of(read_twice) == mark_of([*rows, *pickle.loads(pickle.dumps(rows))])  # noqa: S301


@pytest.mark.usefixtures("themes")
def test_who_writes_meanwhile_was_not_told_the_whole():
    assert not heard(changed).is_whole
    assert not heard(lambda: (names(), added())).is_whole
    assert heard(names).is_whole


@pytest.mark.usefixtures("themes")
def test_who_asks_for_several_things_at_once_was_not_told_the_whole():
    def several() -> None:
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE indicators_theme SET name = %s WHERE code = %s", [("a", "a"), ("b", "b")])

    assert not heard(several).is_whole


@pytest.mark.usefixtures("themes")
def test_nothing_is_heard_afterwards():
    one = heard(names)
    told = len(one.told)
    names()
    assert len(one.told) == told == 1
    assert one.told[0].size >= len(one.told[0].sql) + 16


# ── one rendering, one answer ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("themes")
def test_in_one_rendering_a_question_is_asked_once():
    with listening() as one, asks_at_most(2):
        assert names() == names() == list("abcde")
        assert Theme.objects.filter(code="a").get() == Theme.objects.filter(code="a").get()
    assert len(one.told) == 2


@pytest.mark.usefixtures("themes")
def test_what_is_asked_for_is_part_of_the_question():
    with listening():
        assert [Theme.objects.filter(code=code).get().code for code in "ab"] == ["a", "b"]


@pytest.mark.usefixtures("themes")
def test_who_writes_is_told_what_is_so_afterwards():
    with listening() as one:
        names()
        changed()
        assert names()[-1] == "另一个"
        gone()
        assert names() == ["b", "c", "d", "另一个"]
    assert not one.is_whole


@pytest.mark.usefixtures("themes")
def test_what_was_known_before_a_write_says_nothing_after_it():
    version = PublicVersion.objects.now()
    with listening(version) as one:
        names()
        told = one.told
        assert one.holds(told, since=version)
        changed()
        assert not one.holds(told, since=version)


@pytest.mark.usefixtures("themes")
def test_what_is_taken_back_within_a_rendering_was_never_so():
    with listening():
        try:
            with transaction.atomic():
                changed()
                assert names()[-1] == "另一个"
                raise LookupError
        except LookupError:
            assert names()[-1] == "e"


@pytest.mark.usefixtures("themes")
def test_what_a_cursor_says_of_its_columns_is_read_again_too():
    with listening():
        for _ in range(2):
            with connection.cursor() as cursor:
                cursor.execute("SELECT code FROM indicators_theme")
                assert [column[0] for column in cursor.description] == ["code"]


@pytest.mark.usefixtures("themes")
def test_asking_whether_it_holds_is_no_question_of_the_rendering_and_asks_once(django_assert_num_queries):
    told = heard(names).told
    with listening() as one, django_assert_num_queries(1):
        assert one.holds(told, since="")
        assert one.holds(told, since="")
    assert one.told == ()


@pytest.mark.parametrize("write", [changed, added, gone, turned_round, cast.editor])
@pytest.mark.usefixtures("themes")
def test_what_was_answered_when_it_was_asked_again_is_not_asked_a_third_time(write: Callable[[], object]):
    """Whether by the door, before anybody listens, or by a part."""
    told = heard(names).told
    write()
    known: Answers = {}
    still_holds(told, known)
    with asks_at_most(0), listening(known=known) as one:
        read = names()
    assert read == names()
    assert still_holds(one.told)


@pytest.mark.usefixtures("themes")
def test_what_was_answered_before_a_write_is_asked_again_after_it():
    told = heard(names).told
    known: Answers = {}
    still_holds(told, known)
    with listening(known=known):
        changed()
        assert names()[-1] == "另一个"


# ── what no write can have changed is not asked ────────────────────────────────────────────────────────────


def both() -> tuple[list[str], int]:
    return names(), User.objects.count()


@pytest.mark.usefixtures("themes")
def test_a_question_is_asked_again_where_one_of_its_tables_was_written_and_only_then():
    one = heard(both)
    for written, questions in {
        frozenset(): 0,
        frozenset({"reports_report"}): 0,
        frozenset({"indicators_theme"}): 1,
        frozenset({"indicators_theme", "indicators_user"}): 2,
        frozenset({ANY}): 2,
    }.items():
        with asks_exactly(questions):
            assert still_holds(one.told, written=written)


@pytest.mark.usefixtures("themes")
def test_a_question_to_a_table_whose_writes_are_not_told_is_always_asked_again():
    from_both = "SELECT 1 FROM django_session, indicators_theme"
    for asking in (lambda: Session.objects.count(), lambda: run(from_both), lambda: run("SELECT 1")):
        one = heard(asking)
        with asks_exactly(1):
            assert still_holds(one.told, written=frozenset())


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db(transaction=True)
def test_what_a_rendering_has_written_itself_is_asked_about(themes: list[Theme]):
    version = PublicVersion.objects.now()
    told = heard(names).told
    with listening(version) as one:
        assert one.holds(told, since=version)
        changed()
        assert not one.holds(told, since=version)


@pytest.mark.usefixtures("themes")
def test_what_is_asked_unheard_is_answered_and_told_to_nobody():
    with listening() as one:
        with unheard():
            assert len(names()) == 5
        assert one.told == ()
        names()
    assert len(one.told) == 1


@pytest.mark.usefixtures("themes")
def test_where_nobody_listens_it_is_asked_as_ever_and_after_an_error_it_is_heard_again():
    with unheard():
        assert len(names()) == 5
    with listening() as one:
        with suppress(LookupError), unheard():
            raise LookupError
        names()
    assert len(one.told) == 1
