"""Places on paper: round ticks, labels that don't overlap, lines that break well."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.charts.lettering import text_width, wrapped
from indicators.charts.scale import apart, chosen, ticks

numbers = st.integers(min_value=0, max_value=10**11).map(lambda hundredths: hundredths / 100)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 52, [0, 20, 40, 60]),
        (86.5, 97.25, [85, 90, 95, 100]),
        (10, 272, [0, 100, 200, 300]),
        (0, 0, [0, 0.5, 1]),
        (7, 7, [0, 5, 10]),
    ],
)
def test_ticks_are_round_and_start_at_zero_unless_values_lie_far_above_it(
    low: float, high: float, expected: list[float]
) -> None:
    assert ticks(low, high) == expected


def test_ticks_of_whole_things_are_whole() -> None:
    assert ticks(0, 2, whole=True) == [0, 1, 2]


@given(numbers, numbers)
def test_ticks_enclose_their_values(one: float, other: float) -> None:
    low, high = sorted((one, other))
    found = ticks(low, high)
    assert found == sorted(set(found))
    assert found[0] <= low + 1e-6 * high
    assert found[-1] >= high * (1 - 1e-9)
    assert len(found) <= 8


@given(st.lists(st.floats(min_value=0, max_value=10), min_size=1, max_size=8))
def test_labels_pushed_apart_do_not_overlap_and_keep_their_order(places: list[float]) -> None:
    moved = apart(places, [1.0] * len(places))
    order = sorted(range(len(places)), key=lambda index: places[index])
    assert all(moved[lower] - moved[upper] >= 0.9 for upper, lower in pairwise(order))


def test_labels_with_room_stay() -> None:
    assert apart([1, 5, 9], [1, 1, 1]) == [1, 5, 9]


def test_the_first_of_the_ranking_is_kept() -> None:
    assert chosen([(0, 0), (1, 0), (5, 0), (5, 9)], [2, 2, 2, 2], [1, 0, 2, 3]) == {1, 2, 3}


def test_chinese_is_one_wide_and_digits_are_narrower() -> None:
    assert text_width("行政复议") == 4
    assert 2 < text_width("2019") < 3


def test_a_long_label_breaks_into_even_lines() -> None:
    assert wrapped("行政决策合法性审核件数", 8) == ("行政决策合法", "性审核件数")
    assert wrapped("行政复议", 8) == ("行政复议",)


def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    assert wrapped("甲乙丙丁，戊己庚", 5) == ("甲乙丙丁，", "戊己庚")
    assert wrapped("甲乙丙（丁戊己庚", 5) == ("甲乙丙（丁", "戊己庚")


def test_a_number_is_not_torn() -> None:
    assert "2019" in "|".join(wrapped("甲乙丙2019年度报告", 5))


@given(st.text(min_size=1, max_size=60), st.floats(min_value=3, max_value=20))
def test_wrapping_loses_nothing(text: str, width: float) -> None:
    assert "".join(wrapped(text, width)) == text
