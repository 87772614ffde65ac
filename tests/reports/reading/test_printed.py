"""PrintedLine characters become lines: by their place, whatever order the file keeps them in."""

from __future__ import annotations

import pytest

from reports.reading.formats.columns import BROKEN_TABLE, PLACED_TABLES, notes_on_tables, with_tables
from reports.reading.formats.page import PrintedLine
from reports.reading.formats.pdf import _opens_note, _set, _without_footnotes, _without_numbers
from reports.reading.formats.printed import (
    FEWEST_NUMBERED,
    SMALLER,
    Character,
    lines_of,
    raised,
    spaced,
    without_line_numbers,
)
from reports.reading.lines import Line, Table
from reports.reading.tables import Cell

SIZE = 16.0


def typed(text: str, baseline: float = 700, left: float = 90, size: float = SIZE) -> list[Character]:
    """A text set solid, each sign as wide as it is high."""
    return [Character(sign, left + at * size, left + (at + 1) * size, baseline, size) for at, sign in enumerate(text)]


def printed(text: str, baseline: float = 700, *, left: float = 90, page: int = 1, notes: str = "") -> PrintedLine:
    return PrintedLine(text, page, left, left + len(text) * SIZE, SIZE, 0, baseline, notes)


def test_a_line_reads_from_left_to_right_whatever_the_order_in_the_file() -> None:
    shuffled = [*typed("法治政府"), *typed("建设", left=90 + 4 * SIZE)][::-1]
    assert [spaced(line) for line in lines_of(shuffled)] == ["法治政府建设"]


def test_lines_come_from_the_top_and_faces_of_one_line_stay_together() -> None:
    below, above = typed("下", 650), [*typed("上", 700), *typed("行", 697, left=106)]
    assert [spaced(line) for line in lines_of([*below, *above])] == ["上行", "下"]


def test_words_stand_apart_and_cells_further() -> None:
    line = [*typed("甲"), *typed("乙", left=90 + 1.5 * SIZE), *typed("丙", left=90 + 5 * SIZE)]
    assert spaced(line) == "甲 乙\t丙"


def test_a_small_raised_digit_leads_to_a_footnote() -> None:
    line = [*typed("万元"), *typed("1", 706, left=122, size=9), *typed("2", left=131)]
    assert [character.sign for character in raised(line)] == ["1"]


def numbered(*numbers: str, left: float = 60, size: float = 9) -> list[Character]:
    """As many lines of text, each behind its number in the margin."""
    lines = [
        (*typed(number, 700 - 30 * at, left, size), *typed("正文", 700 - 30 * at)) for at, number in enumerate(numbers)
    ]
    return [character for line in lines for character in line]


def read(characters: list[Character]) -> list[str]:
    return [spaced(line) for line in lines_of(without_line_numbers(characters))]


def test_small_numbers_in_the_margin_that_count_the_lines_are_not_text() -> None:
    assert read(numbered("9", "10", "11")) == ["正文"] * 3


def test_numbers_that_do_not_count_or_are_text_stay() -> None:
    few = ["9", "10", "11"][: FEWEST_NUMBERED - 1]
    for kept in (
        numbered(*few),
        numbered("9", "11", "12"),
        numbered("9", "10", "11", size=SIZE * SMALLER + 0.1),
        [*numbered("9", "10", "11"), *typed("左", 500, left=30)],
    ):
        assert read(kept) == [spaced(line) for line in lines_of(kept)]


def test_a_line_without_a_number_among_them_stays_whole() -> None:
    """The title of a table, the head of a page."""
    assert read([*numbered("1", "2", "3"), *typed("2019年", 500)]) == [*["正文"] * 3, "2019年"]


def test_indents_and_alignment_show_by_their_place() -> None:
    lines = [
        printed("标题", left=290),
        *[printed("正" * 27) for _ in range(20)],
        printed("首行" * 12, left=122),
        printed("落款", left=480),
    ]
    shown = {line.text[:2]: (line.align, line.is_indented) for line in _set(lines)}
    assert shown == {"标题": ("center", True), "正正": ("", False), "首行": ("", True), "落款": ("right", True)}


def test_a_bare_number_at_the_edge_of_a_page_is_the_pages() -> None:
    kept, asides = _without_numbers(
        [printed("正文"), printed("7"), printed("12", page=2), printed("3"), printed("正文", page=2)]
    )
    assert [line.text for line in kept] == ["正文", "7", "正文"]
    assert [aside.text for aside in asides] == ["12", "3"] or [aside.text for aside in asides] == ["3", "12"]


def test_a_footnote_is_what_a_raised_number_leads_to_at_the_foot() -> None:
    page = [
        printed("万元", 700, notes="1"),
        printed("1 次会议", 678),
        printed("1 不含结转", 600),
        printed("资金。", 580),
    ]
    text, notes = _without_footnotes(page)
    assert [line.text for line in text] == ["万元", "1 次会议"]
    assert notes == ["不含结转资金。"]


def test_a_table_below_a_footnote_is_none() -> None:
    table = PrintedLine("", 1, 90, 500, SIZE, 0, 560, cells=((Cell([Line("甲")]), Cell([Line("乙")])),))
    page = [printed("万元", 700, notes="1"), printed("1 不含结转", 600), table]
    text, notes = _without_footnotes(page)
    assert (text[1:], notes) == ([table], ["不含结转"])


def test_without_a_raised_number_nothing_is_a_footnote() -> None:
    assert not _opens_note(printed("万元", 700), printed("1 不含结转", 600), "")


def test_rows_of_as_many_cells_are_a_table() -> None:
    lines = with_tables([Line("正文"), Line("类别\t数量\t单位"), Line("许可\t5\t件"), Line("后文")])
    assert [line.table.rows if line.table else line.text for line in lines] == [
        "正文",
        (("类别", "数量", "单位"), ("许可", "5", "件")),
        "后文",
    ]


def test_a_list_of_contents_and_a_lone_gap_are_no_table() -> None:
    lines = [Line("一、工作\t1"), Line("二、问题\t3"), Line("三、安排\t5"), Line("联系人：某\t电话：0")]
    assert [line.table for line in with_tables(lines)] == [None] * 4


@pytest.mark.parametrize(
    "lines",
    [
        ["\t缩进的一段。", "\t缩进的又一段。", "\t第三段。"],
        ["1.\t健全机制。", "2.\t规范执法。", "3.\t加强普法。"],
        ["（一）\t健全机制。", "（二）\t规范执法。", "（三）\t加强普法。"],
        ["1\t健全机制", "1.1\t统筹部署", "1.2．\t压实责任"],
    ],
)
def test_a_blank_that_indents_or_follows_a_number_parts_no_cells(lines: list[str]) -> None:
    assert [line.table for line in with_tables([Line(text) for text in lines])] == [None] * 3


def test_an_empty_cell_keeps_its_column() -> None:
    [line] = with_tables([Line("领域\t处罚\t许可"), Line("\t立案\t"), Line("\t立案\t受理"), Line(" 市监 \t12\t88")])[
        -1:
    ]
    assert line.table is not None
    assert line.table.rows == (("", "立案", "受理"), ("市监", "12", "88"))


def test_a_table_made_out_by_its_place_says_that_it_may_not_be_whole() -> None:
    rows = [Line("类别\t数量\t单位"), Line("许可\t5\t件")]
    assert noted([*rows, Line("后文"), *rows]) == [PLACED_TABLES.format(2)]
    assert noted([Line("正文"), Line("甲\t乙")]) == []
    assert noted([Line("正文"), Line("", table=Table((("类别", "数量"), ("许可", "5"))))]) == []
    assert notes_on_tables([], [Line("甲\t乙")] * 3) == [BROKEN_TABLE]


def noted(lines: list[Line]) -> list[str]:
    """What is said of tables once those that stand in columns are found."""
    return notes_on_tables(lines, with_tables(lines))


def test_a_title_in_larger_type_is_centred_however_little_room_it_leaves() -> None:
    body = [printed("正" * 27) for _ in range(20)]
    title = PrintedLine("标" * 20, 1, 106, 506, 20, 0)
    same = PrintedLine("标" * 20, 1, 106, 506, 16, 0)
    assert next(line.align for line in _set([title, *body])) == "center"
    assert next(line.align for line in _set([same, *body])) == ""
