"""A part of a page is made once for its rows, taken by every page, and never outlives what it was made of."""

from collections.abc import Iterator
from threading import Barrier, Thread
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from indicators.models import PublicVersion, Theme, User
from indicators.office.kept.asked_again import listening, still_holds
from indicators.office.kept.parts import ASKED, PARTS, KeptPart, PagePart, PageParts, page_part, page_parts
from indicators.office.kept.store import ALLOWANCE, Store
from tests import cast

pytestmark = [pytest.mark.django_db]

TEMPLATE = "components/_empty_state.html"
"""Says a `title` and a `text`."""


@pytest.fixture(autouse=True)
def no_more_parts_than_there_are() -> Iterator[None]:
    before = [*PageParts.known]
    yield
    PageParts.known[:] = before


@pytest.fixture
def made() -> list[str]:
    """What was made, in turn."""
    return []


@pytest.fixture
def themes(made: list[str]) -> PagePart[[str]]:
    """The names of themes, under a heading."""

    @page_part(TEMPLATE)
    def themes(heading: str) -> dict[str, Any]:
        made.append(heading)
        return {"title": heading, "text": "、".join(Theme.objects.order_by("pk").values_list("name", flat=True))}

    return themes


def theme(name: str) -> Theme:
    return Theme.objects.create(code=name, name=name, short_name=name)


def renamed(to: str) -> None:
    Theme.objects.update(name=to)


# ── made once, and anew where its rows say otherwise ───────────────────────────────────────────────────────


def test_it_is_made_once_for_each_thing_it_is_asked(themes: PagePart[[str]], made: list[str]):
    theme("甲")
    first, second = themes("一"), themes("一")
    assert first == second
    assert "甲" in first
    assert "二" in themes("二")
    assert made == ["一", "二"]


def test_what_is_written_elsewhere_leaves_it_and_what_it_shows_does_not(themes: PagePart[[str]], made: list[str]):
    theme("甲")
    themes("一")
    cast.editor()
    assert "甲" in themes("一")
    assert made == ["一"]
    renamed("乙")
    assert "乙" in themes("一")
    assert made == ["一"] * 2


def test_two_parts_of_one_question_are_two(themes: PagePart[[str]]):
    @page_part("components/_empty_state.html")
    def others(heading: str) -> dict[str, Any]:
        return {"title": heading, "text": "别的"}

    assert themes("一") != others("一")


def test_another_day_and_another_setting_make_it_anew(themes: PagePart[[str]], made: list[str], settings):
    with time_machine.travel("2021-02-01 23:59:59+08:00", tick=False) as clock:
        themes("一")
        clock.move_to("2021-02-02 00:00:00+08:00")
        themes("一")
        settings.SITE_URL = "https://another.example"
        themes("一")
        themes("一")
    assert made == ["一"] * 3


def test_parts_that_are_gathered_together_are_asked_for_once_and_written_for_each_place(made: list[str]):
    @page_parts(head="components/_breadcrumb.html", body=TEMPLATE)
    def two(name: str) -> dict[str, Any]:
        made.append(name)
        return {"here": f"在{name}", "title": name, "text": str(Theme.objects.count())}

    theme("甲")
    with listening() as page:
        words = two("一")
    assert two("一") == words
    assert [*words] == ["head", "body"]
    assert "在一" in words["head"]
    assert "在一" not in words["body"]
    assert made == ["一"]
    assert KeptPart(words, page.told).size > 2 * (len(words["head"]) + len(words["body"]))
    assert two.shown({"here": "草稿"})["head"] != words["head"]


# ── what its page hears ────────────────────────────────────────────────────────────────────────────────────


def test_its_page_hears_what_it_was_told_also_where_it_was_kept(themes: PagePart[[str]]):
    theme("甲")
    for _ in range(2):
        with listening() as page:
            themes("一")
        assert len(page.told) == 1
        assert page.is_whole
        assert still_holds(page.told)
    renamed("乙")
    assert not still_holds(page.told)


def test_what_the_page_itself_has_asked_is_not_asked_again_for_its_part(
    themes: PagePart[[str]], django_assert_num_queries
):
    theme("甲")
    themes("一")
    with listening(), django_assert_num_queries(1):
        list(Theme.objects.order_by("pk").values_list("name", flat=True))
        assert "甲" in themes("一")


def test_what_is_asked_again_in_vain_is_no_question_of_the_page(themes: PagePart[[str]]):
    theme("甲")
    themes("一")
    Theme.objects.all().delete()
    with listening() as page:
        themes("一")
    assert len(page.told) == 1
    assert still_holds(page.told)


def test_a_part_within_a_part_is_heard_by_both(themes: PagePart[[str]], made: list[str]):
    @page_part(TEMPLATE)
    def around() -> dict[str, Any]:
        return {"title": str(User.objects.count()), "text": themes("一")}

    theme("甲")
    assert "甲" in around()
    cast.editor()
    assert "甲" in around()
    assert made == ["一"]
    renamed("乙")
    assert "乙" in around()


# ── by the version's word ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db(transaction=True)
def test_it_is_asked_about_once_for_each_state(themes: PagePart[[str]], made: list[str]):
    theme("甲")
    themes("一")
    asked = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as found:
            themes("一")
        asked.append(len(found))
    for write in (
        lambda: User.objects.create(username="somebody", full_name="某人"),
        lambda: Theme.objects.update(order=5),
    ):
        write()
        for _ in range(2):
            with CaptureQueriesContext(connection) as found:
                themes("一")
            asked.append(len(found))
    assert asked == [1, 1, 1, 1, 2, 1]  # the version alone; after a write to what it reads its question as well
    assert made == ["一"]


@pytest.mark.django_db(transaction=True)
def test_a_page_that_knows_its_version_takes_it_without_a_question(themes: PagePart[[str]], django_assert_num_queries):
    theme("甲")
    version = PublicVersion.objects.now()
    with listening(version):
        themes("一")
    with listening(version) as page, django_assert_num_queries(0):
        assert "甲" in themes("一")
    assert len(page.told) == 1


@pytest.mark.django_db(transaction=True)
def test_what_was_made_in_a_transaction_that_is_taken_back_was_never_so(themes: PagePart[[str]]):
    theme("甲")
    version = PublicVersion.objects.now()
    with listening(version), transaction.atomic():
        renamed("乙")
        assert "乙" in themes("一")
        transaction.set_rollback(True)
    assert PublicVersion.objects.now() == version
    assert "甲" in themes("一")


def test_what_a_savepoint_takes_back_was_never_so(themes: PagePart[[str]]):
    theme("甲")
    with transaction.atomic():
        renamed("乙")
        assert "乙" in themes("一")
        transaction.set_rollback(True)
    assert "甲" in themes("一")


# ── what is not kept ───────────────────────────────────────────────────────────────────────────────────────


def test_what_fails_is_not_kept_and_its_page_hears_no_less(themes: PagePart[[str]], made: list[str]):
    @page_part(TEMPLATE)
    def failing() -> dict[str, Any]:
        themes("一")
        raise LookupError

    with listening() as page, pytest.raises(LookupError):
        failing()
    assert len(page.told) == 1
    with pytest.raises(LookupError):
        failing()
    assert made == ["一"]


def test_who_writes_while_it_is_made_makes_it_each_time_and_its_page_is_not_whole(made: list[str]):
    @page_part(TEMPLATE)
    def writing() -> dict[str, Any]:
        made.append("written")
        theme(f"第{len(made)}")
        return {"title": "", "text": str(Theme.objects.count())}

    with listening() as page:
        writing()
    assert not page.is_whole
    assert "2" in writing()
    assert made == ["written"] * 2


def test_a_page_that_wrote_before_keeps_its_parts_all_the_same(themes: PagePart[[str]], made: list[str]):
    with listening() as page:
        theme("甲")
        themes("一")
        themes("一")
    assert not page.is_whole
    assert made == ["一"]


def test_who_sees_something_else_is_shown_it_and_nothing_is_kept(themes: PagePart[[str]]):
    assert "草稿" in themes.shown({"title": "一", "text": "草稿"})
    assert len(PARTS) == 0
    assert "草稿" not in themes("一")


# ── room, threads ──────────────────────────────────────────────────────────────────────────────────────────


def test_it_takes_two_bytes_a_character_and_its_questions(themes: PagePart[[str]]):
    with listening() as page:
        words = themes("一")
    (told,) = page.told
    assert KeptPart({"": words}, page.told).size == 2 * len(words) + ALLOWANCE + told.size == PARTS.used


def test_a_store_of_its_own_keeps_the_others_whole(themes: PagePart[[str]]):
    small: Store[KeptPart] = Store(40_000)

    @page_part(TEMPLATE, small)
    def asked(what: int) -> dict[str, Any]:
        return {"title": str(what), "text": ""}

    themes("一")
    for number in range(100):
        asked(number)
    assert small.used <= small.room
    assert 10 < len(small) < 100
    assert (len(PARTS), len(ASKED)) == (1, 0)


@pytest.mark.django_db(transaction=True)
def test_threads_that_make_it_at_once_are_shown_the_same_and_keep_one(themes: PagePart[[str]]):
    theme("甲")
    together, shown = Barrier(4), []

    def read() -> None:
        together.wait(20)
        shown.append(themes("一"))
        connection.close()

    threads = [Thread(target=read) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(shown) == 4
    assert len({*shown}) == len(PARTS) == 1
