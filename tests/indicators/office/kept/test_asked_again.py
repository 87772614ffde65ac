"""What was heard is read as it was told, holds as long as every row is the same, and never after more than asking."""

from collections.abc import Callable

import pytest
from django.db import connection

from indicators.models import Theme, User
from indicators.office.kept.asked_again import Heard, listening, mark_of, still_holds
from tests import cast

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
