"""署名 stands centred above 成文日期, four characters in; a long one pushes the date to the left."""

import pytest

from reports.downloads.signing import LEAST, OF_THE_DATE, indents

DAY = "2020年2月28日"
WIDTH = 3.5 + 3 + 5 * 0.25
"""Seven digits of half a character, three 汉字, and five borders between the two."""


@pytest.mark.parametrize("length", [2, 7, 11])
def test_the_date_stands_four_characters_in_and_the_issuer_in_its_middle(length: int):
    issuer, day = indents("区" * length, DAY)
    assert day == OF_THE_DATE
    assert issuer + length / 2 == pytest.approx(day + WIDTH / 2, abs=0.02)


@pytest.mark.parametrize("length", [12, 20, 26])
def test_an_issuer_longer_than_that_stands_two_in_and_the_date_below_its_middle(length: int):
    issuer, day = indents("区" * length, DAY)
    assert issuer == LEAST
    assert day + WIDTH / 2 == pytest.approx(issuer + length / 2, abs=0.02)


def test_without_an_issuer_the_date_stands_where_it_would():
    assert indents("", DAY)[1] == OF_THE_DATE
