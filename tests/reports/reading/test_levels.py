"""Which number stands for which level: parts numbered 一、, （一）, 1. or not at all."""

import pytest

from reports.reading.entries import Entry, entries_of
from reports.reading.levels import Levels
from reports.reading.lines import Line
from reports.reading.markers import Rank

TEXT = "全年开展执法检查，覆盖各类市场主体，成效明显，群众满意度持续提升。"


def entries(*texts: str | Line) -> list[Entry]:
    return entries_of([text if isinstance(text, Line) else Line(text) for text in texts])


def levels(*texts: str | Line, year: int | None = 2023) -> Levels:
    return Levels.of(entries(*texts), year)


@pytest.mark.parametrize(
    ("texts", "top"),
    [
        (("一、工作情况", TEXT, "（一）普法宣传", TEXT), Rank.PART),
        (("第一部分 工作情况", TEXT, "一、普法宣传", TEXT), Rank.CHAPTER),
        (("Ⅰ. 工作情况", TEXT, "一、普法宣传", TEXT), Rank.CHAPTER),
        (("（一）工作情况", TEXT, "（二）存在的问题", TEXT), Rank.SECTION),
        (("（一）工作情况", TEXT, "（二）普法宣传", TEXT), None),
        (("（一）存在的问题", TEXT, "（二）存在的不足", TEXT), None),
        (("1. 工作情况", TEXT, "2. 存在的问题", TEXT), Rank.ITEM),
        (("（一）普法宣传", TEXT, "1. 工作情况", TEXT, "2. 存在的问题", TEXT), Rank.ITEM),
        (("（1）工作情况", TEXT, "（2）存在的问题", TEXT), None),
        ((f"一、召开会议2次。{TEXT}", TEXT), None),
        ((TEXT,), None),
    ],
)
def test_parts_have_the_highest_number_that_heads_lines(texts: tuple[str, ...], top: Rank | None) -> None:
    assert levels(*texts).top is top


def test_below_a_lower_top_every_number_stands_one_deeper() -> None:
    found = entries("（一）工作情况", TEXT, "1. 普法宣传", "（二）存在的问题", TEXT)
    read = Levels.of(found, 2023)
    assert [read.depth(entry) for entry in found] == [1, 0, 2, 1, 0]
    assert [read.is_part(entry) for entry in found] == [True, False, False, True, False]


@pytest.mark.parametrize(
    ("below", "depths"), [(("一、普法宣传", "（一）宪法宣传"), [2, 3]), (("（一）普法宣传", "1.宪法宣传"), [2, 3])]
)
def test_below_a_chapter_the_highest_number_that_stands_opens_sections(
    below: tuple[str, ...], depths: list[int]
) -> None:
    found = entries("第一部分 工作情况", *below, TEXT, "第二部分 存在的问题", TEXT)
    read = Levels.of(found, 2023)
    assert [read.depth(entry) for entry in found[1:3]] == depths
    assert [read.is_part(entry) for entry in found] == [True, False, False, False, True, False]


def test_a_line_that_is_only_numbered_is_no_part() -> None:
    found = entries("一、工作情况", f"二、召开会议2次。{TEXT}")
    assert [Levels.of(found, 2023).is_part(entry) for entry in found] == [True, False]


def test_without_numbers_the_first_level_of_styles_makes_parts() -> None:
    found = entries(Line("工作情况", level=1), TEXT, Line("普法宣传", level=2), TEXT)
    read = Levels.of(found, 2023)
    assert read.by_style
    assert [read.is_part(entry) for entry in found] == [True, False, False, False]


def test_without_numbers_and_styles_a_statutory_heading_makes_a_part() -> None:
    found = entries("主要工作成效", TEXT, "存在的问题", TEXT, "普法宣传教育", TEXT, "2024年工作安排", TEXT)
    assert [Levels.of(found, 2023).is_part(entry) for entry in found[::2]] == [True, True, False, True]


def test_a_style_counts_for_nothing_where_parts_are_numbered() -> None:
    read = levels(Line("一、工作情况", level=1), TEXT)
    assert not read.by_style


@pytest.mark.parametrize(
    ("texts", "has"),
    [
        (("一、工作", TEXT, "（一）普法宣传", TEXT), True),
        (("一、工作", TEXT, "1. 普法宣传", TEXT), False),
        (("一、工作", TEXT, Line("普法宣传", level=2), TEXT), True),
        (("一、工作", TEXT, Line(f"普法宣传。{TEXT}", bold=5), TEXT), False),
        (("一、工作", TEXT), False),
    ],
)
def test_sections_are_of_the_second_depth_or_headed_by_type(texts: tuple[str | Line, ...], has: bool) -> None:
    assert levels(*texts).has_sections is has


PROBLEM_1, PROBLEM_2 = "（一）执法力量不足。办案人员仅12人。", "（二）普法形式单一。活动仅3次。"


def counted_off(*texts: str | Line) -> int:
    return len(levels(*texts).enumerations)


def test_problems_counted_off_in_sentences_are_no_sections_where_sections_look_otherwise() -> None:
    assert counted_off("一、工作", "（一）普法宣传", TEXT, "二、存在的问题", PROBLEM_1, PROBLEM_2) == 2


@pytest.mark.parametrize(
    "texts",
    [
        # all sections look alike
        ("一、工作", PROBLEM_1, "二、存在的问题", PROBLEM_1, PROBLEM_2),
        # not about problems
        ("一、工作", "（一）普法宣传", TEXT, "二、其他成效", PROBLEM_1, PROBLEM_2),
        # one of them is a heading
        ("一、工作", "（一）普法宣传", TEXT, "二、存在的问题", PROBLEM_1, "（二）普法形式单一", TEXT),
        # set in bold
        ("一、工作", "（一）普法宣传", TEXT, "二、存在的问题", Line(PROBLEM_1, bold=11)),
        # before any part
        (PROBLEM_1, "一、工作", "（一）普法宣传", TEXT),
    ],
)
def test_other_numbered_lines_are_sections(texts: tuple[str | Line, ...]) -> None:
    assert counted_off(*texts) == 0


def test_the_first_level_of_a_portal_is_not_that_of_the_parts() -> None:
    around = Line("相关文件", level=1)
    named = [Line("主要工作情况", bold=6), TEXT, Line("存在的问题", bold=5), TEXT]
    assert not levels(around, TEXT, *named).by_style
    assert levels(around, TEXT, *named, Line("下一步工作安排", level=1), TEXT).by_style
    assert levels(around, TEXT, Line("普法宣传", bold=4), TEXT).by_style
