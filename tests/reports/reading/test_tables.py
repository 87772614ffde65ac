"""A table holds data, or only arranges text on a page."""

import pytest

from reports.reading.lines import Line, Table
from reports.reading.tables import Cell, laid_out


def cell(*texts: str, span: int = 1) -> Cell:
    return Cell([Line(text) for text in texts], span)


def table_of(*rows: list[Cell]) -> Table | None:
    """The table that was made of the rows; None where their texts became lines."""
    found = laid_out(rows)
    return found[0].table if len(found) == 1 else None


HEAD, ROW = [cell("指标"), cell("数值")], [cell("复议"), cell("41件")]


def test_rows_with_several_cells_are_data() -> None:
    assert table_of(HEAD, ROW) == Table((("指标", "数值"), ("复议", "41件")))


def test_one_such_row_only_arranges_text() -> None:
    assert table_of(HEAD) is None
    assert [line.text for line in laid_out([HEAD, [cell("下文")]])] == ["指标", "数值", "下文"]


def test_rows_without_a_line_are_no_rows() -> None:
    assert table_of(HEAD, [Cell(), Cell()]) is None
    assert table_of(HEAD, [Cell(), Cell()], ROW) == Table((("指标", "数值"), ("复议", "41件")))


def test_a_cell_across_all_columns_says_above_what_the_table_is_and_below_what_is_to_be_known() -> None:
    lines = laid_out([[cell("附表", span=2)], [cell("单位：件", span=2)], HEAD, ROW, [cell("注：截至年底。", span=2)]])
    assert [line.text for line in lines] == ["", "注：截至年底。"]
    assert lines[0].table == Table((("指标", "数值"), ("复议", "41件")), "附表\u3000单位：件")


@pytest.mark.parametrize(
    ("text", "is_caption"), [("字" * 40, True), ("字" * 41, False), ("如下。", False), ("如下：", False)]
)
def test_a_sentence_across_all_columns_stands_above_the_table(text: str, is_caption: bool) -> None:
    lines = laid_out([[cell(text, span=2)], HEAD, ROW])
    assert [line.text for line in lines] == ([""] if is_caption else [text, ""])


def test_between_two_rows_it_is_a_row_of_one_text() -> None:
    found = table_of(HEAD, ROW, [cell("其中", span=2)], ROW)
    assert found is not None
    assert found.rows[2] == ("其中",)


def test_a_cell_over_all_rows_makes_none_of_them_a_row_of_one() -> None:
    tall = Cell([Line("复议")], down=3)
    found = table_of([tall, cell("收到")], [cell("受理")], [cell("审结")])
    assert found == Table((("复议", "收到"), ("", "受理"), ("", "审结")))


@pytest.mark.parametrize(("length", "is_data"), [(600, True), (601, False)])
def test_a_cell_of_data_is_no_page_of_text(length: int, is_data: bool) -> None:
    assert bool(table_of(HEAD, [cell("复议"), cell("字" * length)])) is is_data


@pytest.mark.parametrize(
    ("texts", "is_data"),
    [(("一、成效", "二、不足"), False), (("一、成效", "不足"), True), (("（一）成效", "（二）不足"), True)],
)
def test_a_cell_with_parts_of_a_report_is_no_data(texts: tuple[str, ...], is_data: bool) -> None:
    assert bool(table_of(HEAD, [cell("报告"), cell(*texts)])) is is_data


def test_a_cells_words_are_its_lines_without_the_space_around_them() -> None:
    assert cell("\u3000行政 ", "\u00a0复议").text == "行政复议"


# ── a table inside a cell ──


def nested(text: str) -> Cell:
    return Cell([Line("", table=Table((("甲", ""), (text,))))])


def test_a_small_table_inside_is_words_row_after_row() -> None:
    found = table_of(HEAD, ROW, [cell("其中"), nested("3件")])
    assert found is not None
    assert found.rows[-1] == ("其中", "甲；3件")


@pytest.mark.parametrize(("length", "is_data"), [(118, True), (119, False)])
def test_a_long_one_is_what_the_outer_only_places(length: int, is_data: bool) -> None:
    assert bool(table_of(HEAD, ROW, [cell("其中"), nested("字" * length)])) is is_data


def test_where_half_the_rows_have_one_the_outer_only_places_them() -> None:
    assert table_of(HEAD, [cell("其中"), nested("3件")]) is None
    assert table_of(HEAD, ROW, [nested("3件")]) is None, "one that is alone in its row stands by itself"
