"""An edition's text is read once by a process, under its fingerprint; one that was changed is never hidden by that."""

import pytest
from django.db.models import QuerySet

from indicators.office.kept.asked_again import listening, still_holds
from reports.models import Edition, Report
from reports.models.edition import text_named
from tests.published import corrected
from tests.queries import asks_exactly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture(autouse=True)
def nothing_read() -> None:
    text_named.cache_clear()


def current() -> Edition:
    return Edition.objects.current().get()


def stored() -> str:
    return Edition.objects.values_list("text", flat=True).latest("number")


def changed_by_hand(text: str) -> None:
    QuerySet(Edition).update(text=text)


def test_a_text_is_read_once_and_then_known_by_its_fingerprint():
    with asks_exactly(2):
        first = current().text
    with asks_exactly(1):
        assert current().text == first
    assert first == stored()


def test_another_edition_has_a_text_of_its_own():
    before = current().text
    corrected(Report.objects.get(year=2019))
    assert current().text == stored() != before


def test_who_listens_hears_the_fingerprint_and_no_text():
    with listening() as one:
        text = current().text
    assert len(one.told) == 1
    assert all(text not in str(row) for answer in one.told for row in answer.asked().rows)
    assert still_holds(one.told)
    corrected(Report.objects.get(year=2019))
    assert not still_holds(one.told)


def test_a_text_that_was_changed_is_shown_as_it_is_heard_and_not_remembered():
    whole = stored()
    changed_by_hand("{}")
    for _ in range(2):
        with listening() as one:
            assert current().text == "{}"
        assert still_holds(one.told)
    changed_by_hand(whole)
    assert not still_holds(one.told)
    assert current().text == whole


def test_what_is_asked_for_with_its_text_or_read_again_whole_comes_from_the_database():
    edition = current()
    assert edition.text
    changed_by_hand("{}")
    assert Edition.objects.get().text == "{}"
    edition.refresh_from_db()
    assert edition.text == "{}"
    assert not edition.is_intact
