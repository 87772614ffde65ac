"""What was found is held as long as its rows are the same, and never through a transaction, a day or a setting."""

import pytest
import time_machine
from django.db import transaction

from indicators.models import Theme, User
from indicators.office.kept.asked_again import listening, still_holds
from indicators.office.kept.held import HELD, Held, held
from tests import cast

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def found() -> list[str]:
    """What was looked for, each time it really was."""
    return []


@pytest.fixture
def themes(found: list[str]) -> Held[[str], tuple[str, ...]]:
    @held
    def names(beginning: str) -> tuple[str, ...]:
        found.append(beginning)
        return tuple(Theme.objects.filter(name__startswith=beginning).order_by("code").values_list("name", flat=True))

    return names


def theme(name: str) -> Theme:
    return Theme.objects.create(code=name, name=name, short_name=name)


def test_it_is_found_once_for_each_thing_it_is_asked(themes, found, django_assert_num_queries):
    theme("甲一")
    assert themes("甲") == ("甲一",)
    with django_assert_num_queries(1):
        assert themes("甲") == ("甲一",)
    assert themes("乙") == ()
    assert found == ["甲", "乙"]


def test_it_is_found_anew_once_its_rows_say_otherwise_whoever_wrote_them_and_not_before(themes, found):
    one = theme("甲一")
    themes("甲")
    theme("乙一")
    cast.editor()
    assert themes("甲") == ("甲一",)
    assert found == ["甲"]
    Theme.objects.filter(pk=one.pk)._raw_delete("default")
    assert themes("甲") == ()
    theme("甲二")
    assert themes("甲") == themes("甲") == ("甲二",)
    assert found == ["甲"] * 3


def test_within_a_transaction_it_is_found_each_time_and_what_is_taken_back_was_never_so(themes, found):
    with transaction.atomic():
        before = transaction.savepoint()
        theme("甲一")
        assert themes("甲") == ("甲一",)
        transaction.savepoint_rollback(before)
        assert themes("甲") == ()
    assert len(HELD) == 0
    assert themes("甲") == ()
    assert found == ["甲"] * 3


def test_another_day_and_another_setting_find_it_anew(themes, found, settings):
    with time_machine.travel("2021-02-01 23:59:59+08:00", tick=False) as clock:
        themes("甲")
        clock.move_to("2021-02-02 00:00:00+08:00")
        themes("甲")
        settings.SITE_URL = "https://another.example"
        themes("甲")
        themes("甲")
    assert found == ["甲"] * 3


def test_who_listens_hears_its_questions_also_where_it_was_held(themes):
    theme("甲一")
    for _ in range(2):
        with listening() as page:
            themes("甲")
        assert len(page.told) == 1
    Theme.objects.all().delete()
    assert not still_holds(page.told)


def test_what_wrote_while_it_looked_is_not_held():
    @held
    def counted() -> int:
        User.objects.update(phone="")
        return User.objects.count()

    counted()
    assert len(HELD) == 0


def test_two_functions_of_one_question_are_two(themes):
    @held
    def others(beginning: str) -> int:
        return Theme.objects.filter(name__startswith=beginning).count()

    theme("甲一")
    assert (themes("甲"), others("甲")) == (("甲一",), 1)


def test_what_raises_is_held_by_nobody():
    @held
    def refuses(code: str) -> str:
        return Theme.objects.get(code=code).name

    for _ in range(2):
        with pytest.raises(Theme.DoesNotExist):
            refuses("丙")
    theme("丙")
    assert refuses("丙") == "丙"


def test_a_page_that_has_asked_the_same_before_takes_no_question_from_it(themes, found):
    theme("甲一")
    with listening():
        list(Theme.objects.filter(name__startswith="甲").order_by("code").values_list("name", flat=True))
        assert themes("甲") == ("甲一",)
    Theme.objects.update(name="甲二")
    assert themes("甲") == ("甲二",)
    assert found == ["甲"] * 2
