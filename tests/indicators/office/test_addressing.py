"""Where a page is, looked up once."""

import pytest
from django.urls import NoReverseMatch, reverse

from indicators.office.addressing import address_of


@pytest.mark.parametrize(
    ("page", "words"),
    [("task_list", ()), ("report", (2019,)), ("edition_download", (2019, 1, "docx")), ("indicator", ("a_code",))],
)
def test_an_address_is_what_django_says_however_often_it_is_asked_for(page: str, words: tuple[int | str, ...]):
    assert [address_of(page, *words) for _ in range(2)] == [reverse(page, args=words)] * 2


def test_words_that_no_address_takes_are_refused():
    with pytest.raises(NoReverseMatch):
        address_of("report")
