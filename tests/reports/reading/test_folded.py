"""A page of two columns is read down the left one first; cells, lists and a page of one column stay as they are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reports.reading.formats.folded import Fold, fold_of
from reports.reading.formats.pdf import read_pdf
from reports.reading.formats.printed import Character, lines_of
from tests.reports.reading.printing import TOP, Printing

WIDTH, LEFT, RIGHT, LEADING = 600.0, 50.0, 310.0, 20.0
FULL = 24
"""Characters of ten points in a column."""


def line(at: int, length: int, left: float = LEFT) -> list[Character]:
    """The line of this number from the top, of so many characters."""
    y = 800 - at * LEADING
    return [Character("字", left + n * 10, left + n * 10 + 10, y, 10) for n in range(length)]


def fold(*lines: Sequence[Character]) -> Fold | None:
    characters = [character for line in lines for character in line]
    return fold_of(list(lines_of(characters)), WIDTH)


def column(left: float, lengths: Sequence[int]) -> list[list[Character]]:
    return [line(at, length, left) for at, length in enumerate(lengths, 1)]


def test_the_right_column_is_placed_below_the_left_one() -> None:
    found = fold(*column(LEFT, [FULL] * 8), *column(RIGHT, [FULL] * 8))
    assert found is not None
    top, bottom = 800 - LEADING, 800 - 8 * LEADING
    assert found.place(LEFT, bottom) == (LEFT, bottom)
    assert found.place(RIGHT, top) == (LEFT, bottom - 15)
    assert found.place(RIGHT + 20, bottom) == (LEFT + 20, 2 * bottom - top - 15)


def test_a_line_over_both_parts_what_stands_above_from_what_stands_below() -> None:
    above = [*column(LEFT, [FULL] * 6), *column(RIGHT, [FULL] * 6)]
    over = line(7, 40, 100)
    below = [line(at, FULL, left) for left in (LEFT, RIGHT) for at in range(8, 14)]
    found = fold(*above, over, *below)
    assert found is not None
    heights = [found.place(x, y)[1] for x, y in ((RIGHT, 680), (100, 660), (LEFT, 640), (RIGHT, 640), (LEFT, 500))]
    assert heights[0] > heights[1] > heights[2] > heights[3], "the right end above, the line over both, both below"
    assert heights[4] == 500 - 2 * (100 + 15), "below both"


@pytest.mark.parametrize(
    ("left", "right", "is_folded"),
    [
        ([FULL] * 6, [3], True),
        ([FULL] * 6, [3] * 5, True),
        ([FULL] * 5, [FULL] * 5, False),
        ([FULL] * 6, [3] * 6, False),
        ([FULL] * 6, [8] * 6, True),
        ([FULL] * 6, [7] * 6, False),
        ([FULL] * 6, [], False),
        ([FULL] * 6 + [9] * 18, [FULL] * 6, True),
        ([FULL] * 6 + [9] * 19, [FULL] * 6, False),
        ([FULL] * 6 + [7] * 7, [FULL] * 6, False),
    ],
)
def test_columns_are_many_full_lines_of_text(left: list[int], right: list[int], is_folded: bool) -> None:
    assert bool(fold(*column(LEFT, left), *column(RIGHT, right))) is is_folded


@pytest.mark.parametrize(("over", "is_folded"), [(2, True), (3, False)])
def test_few_lines_stand_over_both(over: int, is_folded: bool) -> None:
    wide = [line(at, 40, 100) for at in range(20, 20 + over)]
    assert bool(fold(*column(LEFT, [FULL] * 7), *column(RIGHT, [FULL] * 7), *wide)) is is_folded


def test_a_page_of_one_column_and_an_empty_one_are_not_folded() -> None:
    assert fold(*column(LEFT, [50] * 20)) is None
    assert fold() is None


@pytest.mark.parametrize(("right", "is_folded"), [(LEFT + 240 + 11, True), (LEFT + 240 + 10, False)])
def test_a_blank_of_more_than_one_character_parts_the_columns(right: float, is_folded: bool) -> None:
    assert bool(fold(*column(LEFT, [FULL] * 6), *column(right, [FULL] * 6))) is is_folded


def test_a_print_in_two_columns_is_read_one_after_the_other() -> None:
    left, right = (
        [f"左栏第{at}行" + "甲" * 11 for at in "一二三四五六七"],
        [f"右栏第{at}行" + "乙" * 11 for at in "一二三"],
    )
    printed = Printing().text(*left, left=55)
    printed.y = TOP
    lines = [line.text for line in read_pdf(printed.text(*right, left=320).bytes()).lines]
    assert lines == [*left, *right]
