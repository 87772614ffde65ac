"""Cells that span columns and rows: every row as wide as the table, and a head of one row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.reading.grid import MOST_COLUMNS, gridded, with_one_head
from reports.reading.lines import Line
from reports.reading.tables import Cell


def cell(text: str = "", span: int = 1, down: int = 1) -> Cell:
    return Cell([Line(text)] if text else [], span, down)


def plain(*texts: str) -> list[Cell]:
    return [cell(text) for text in texts]


def headed(*rows: list[Cell]) -> list[tuple[str, ...]]:
    return with_one_head(gridded(rows))


HEAD = [cell("领域"), cell("行政处罚", span=2), cell("行政许可（件）")]
SUB, DATA = plain("", "立案（件）", "罚没（万元）", ""), plain("市监", "12", "3.5", "88")
WHOLE = ("领域", "行政处罚：立案（件）", "行政处罚：罚没（万元）", "行政许可（件）")


def test_a_head_of_two_rows_says_of_each_column_what_stands_above_it() -> None:
    assert headed(HEAD, SUB, DATA) == [WHOLE, ("市监", "12", "3.5", "88")]


def test_it_does_so_where_the_file_leaves_out_what_is_covered_from_above() -> None:
    head = [cell("领域", down=2), cell("行政处罚", span=2), cell("行政许可（件）", down=2)]
    assert headed(head, plain("立案（件）", "罚没（万元）"), DATA) == [WHOLE, ("市监", "12", "3.5", "88")]


def test_words_that_a_print_sets_into_either_row_stand_once() -> None:
    head, sub = [cell(), cell("行政处罚", span=2), cell("许可")], plain("领域", "立案", "结案", "")
    assert headed(head, sub, DATA)[0] == ("领域", "行政处罚：立案", "行政处罚：结案", "许可")


@pytest.mark.parametrize(
    "second",
    [
        plain("处罚", "立案", "结案", "12"),
        plain("", "12", "3.5", ""),
        plain("", "1 200", "8%", ""),
        plain("", "立案", "", ""),
        plain("", "立案", "结案", "另"),
        [cell("立案与结案", span=4)],
    ],
)
def test_a_second_row_that_says_something_of_its_own_is_none_of_the_head(second: list[Cell]) -> None:
    assert len(headed(HEAD, second, DATA)) == 3


def test_a_head_without_wide_cells_or_without_a_row_below_it_is_as_it_is() -> None:
    assert len(headed(plain("领域", "甲", "乙", "丙"), plain("", "立案", "结案", ""), DATA)) == 3
    assert len(headed(HEAD, SUB)) == 2


def test_a_cell_across_all_columns_is_one_text() -> None:
    assert headed(plain("甲", "乙"), [cell("其中", span=2)], plain("丙", "")) == [("甲", "乙"), ("其中",), ("丙", "")]
    assert headed(plain("甲", "乙"), plain("单独")) == [("甲", "乙"), ("单独",)], "or alone in its row"


def test_a_wide_cell_in_a_row_leaves_the_columns_behind_it_in_their_places() -> None:
    rows = headed(plain("甲", "乙", "丙"), [cell("小计", span=2), cell("57")])
    assert rows[1] == ("小计", "", "57")


def test_what_a_file_says_to_span_has_an_end() -> None:
    [row] = gridded([[cell("甲", span=10**9), cell("乙")]])
    assert len(row.texts) == MOST_COLUMNS
    rows = gridded([[cell("甲", down=10**9), cell("乙")], plain("丙")])
    assert [row.texts for row in rows] == [("甲", "乙"), ("", "丙")]


SPANNING = st.builds(cell, st.sampled_from(["甲", "乙", "3", ""]), st.integers(1, 4), st.integers(1, 3))


@given(st.lists(st.lists(SPANNING, min_size=1, max_size=5), min_size=1, max_size=6))
def test_all_rows_are_of_one_width_and_no_word_is_lost(rows: list[list[Cell]]) -> None:
    grid = gridded(rows)
    assert len({len(row.texts) for row in grid}) == 1
    for cells, row in zip(rows, grid, strict=True):
        assert [text for text in row.texts if text] == [one.text for one in cells if one.text]
    said = "".join("".join(row) for row in with_one_head(grid))
    assert all(one.text in said for cells in rows for one in cells)
