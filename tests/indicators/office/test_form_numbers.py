"""Numbers that a page sends back, and everything else somebody may send in their place."""

import pytest

from indicators.office.form_numbers import NOBODYS, number, numbers


def test_a_key_or_version_is_read():
    assert (number("0"), number("12")) == (0, 12)


@pytest.mark.parametrize("text", ["", "-1", " 1", "1e5", "９", "²", "٣", "0x1", "\x00", "9" * 19, "9" * 5000])
def test_what_no_page_of_ours_sends_is_nobodys(text):
    assert number(text) == NOBODYS


def test_of_several_the_numbers_are_kept_in_order():
    assert numbers(["7", "x", "3", ""]) == [7, 3]
