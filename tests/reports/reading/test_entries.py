"""A line taken apart: its number, its heading and the rest, at the borders between heading and text."""

import pytest

from reports.reading.entries import Entry, Style, entries_of
from reports.reading.lines import Line, Table

TEXT = "全年开展执法检查，覆盖各类市场主体，成效明显，群众满意度持续提升。"


def entry(text: str, **more: object) -> Entry:
    [found] = entries_of([Line(text, **more)])  # type: ignore[arg-type]
    return found


def parts(found: Entry) -> tuple[str, str, str, str]:
    return found.number, found.style.value, found.heading, found.rest


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        # a heading alone
        ("一、主要举措和成效", ("一、", "own", "主要举措和成效", "")),
        ("（一）健全推进机制。", ("（一）", "own", "健全推进机制。", "")),
        (f"一、{'举' * 60}", ("一、", "own", "举" * 60, "")),
        (f"一、{'举' * 61}", ("一、", "text", "", "")),
        # a sentence with a count is text, a heading with one is not
        ("1. 召开会议2次。", ("1. ", "text", "", "")),
        ("1. 召开会议2次", ("1. ", "own", "召开会议2次", "")),
        ("1. 办理案件3万件。", ("1. ", "text", "", "")),
        ("1. 完成率95%。", ("1. ", "text", "", "")),
        ("1. 迎接2020年。", ("1. ", "own", "迎接2020年。", "")),
        # a heading before its text
        ("1. 强化统筹部署。召开会议研究。", ("1. ", "run", "强化统筹部署。", "召开会议研究。")),
        ("1. 召开会议2次。研究工作。", ("1. ", "text", "", "")),
        (f"1. {'举' * 40}。{TEXT}", ("1. ", "run", f"{'举' * 40}。", TEXT)),
        (f"1. {'举' * 41}。{TEXT}", ("1. ", "text", "", "")),
        (f"1. 举。{TEXT}", ("1. ", "text", "", "")),
        (f"1. 普法宣传：{TEXT}", ("1. ", "run", "普法宣传：", TEXT)),
        ("1. 普法宣传：十一个字的短短文本。", ("1. ", "own", "普法宣传：十一个字的短短文本。", "")),
        # no number: text, however short
        ("健全推进机制", ("", "text", "", "")),
    ],
)
def test_a_heading_is_told_from_a_sentence(text: str, taken: tuple[str, str, str, str]) -> None:
    number, style, heading, rest = taken
    assert parts(entry(text)) == (number, style, heading, rest if style != "text" else text.removeprefix(number))


@pytest.mark.parametrize(
    ("text", "bold", "style", "heading"),
    [
        ("1. 强化统筹。召开会议2次。", 8, "run", "强化统筹。"),
        ("1. 召开会议2次。研究工作。", 10, "run", "召开会议2次。"),
        ("强化统筹。召开会议2次。", 5, "run", "强化统筹。"),
        ("强化统筹召开会议2次。", 4, "text", ""),
        ("强化统筹", 4, "own", "强化统筹"),
        ("强化统筹", 3, "text", ""),
        ("一、主要成效全年办理案件300件。", 6, "run", "主要成效"),
        ("一、2025年安排加强培训。", 9, "run", "2025年安排"),
        ("第一部分 主要成效全年办理案件300件。", 9, "run", "主要成效"),
        ("一、成效好全年办理案件300件。", 5, "text", ""),
        ("一、成效，好全年办理案件300件。", 6, "text", ""),
        ("（一）行政复议全年办理案件300件。", 7, "text", ""),
        ("首先强化统筹", 6, "text", ""),
        ("一是强化统筹。召开会议。", 7, "text", ""),
        ("强化统筹。召开会议", 9, "text", ""),
    ],
)
def test_bold_type_sets_a_heading_apart(text: str, bold: int, style: str, heading: str) -> None:
    found = entry(text, bold=bold)
    assert (found.style.value, found.heading) == (style, heading)
    assert found.is_bold


def test_a_bold_opening_is_as_long_as_a_heading_at_most() -> None:
    for length, style in ((39, "run"), (40, "text")):
        text = f"{'举' * length}。{TEXT}"
        assert entry(text, bold=length + 1).style.value == style
    for length, style in ((59, "run"), (60, "text")):
        text = f"1. {'举' * length}。{TEXT}"
        assert entry(text, bold=length + 4).style.value == style


def test_a_number_the_program_computed_is_not_looked_for_in_the_text() -> None:
    found = entry("健全推进机制", marker="（一）")
    assert (found.number, found.style, found.heading) == ("（一）", Style.OWN, "健全推进机制")
    assert found.text == "（一）健全推进机制"


def test_a_style_of_headings_needs_no_number() -> None:
    assert entry("健全推进机制", level=2).style is Style.OWN
    assert entry("举" * 60, level=2).style is Style.OWN
    assert entry("举" * 61, level=2).style is Style.TEXT


def test_a_table_is_no_heading() -> None:
    assert entry("一、表", table=Table((("甲",),))).style is Style.TEXT


# ── short lines ──


def styles(*texts: str) -> list[str]:
    return [found.style.value for found in entries_of([Line(text) for text in texts])]


def test_two_short_lines_between_finished_text_are_headings() -> None:
    assert styles("普法宣传", TEXT, "依法决策", TEXT) == ["own", "text", "own", "text"]


def test_one_short_line_alone_is_none() -> None:
    assert styles("普法宣传", TEXT) == ["text", "text"]


@pytest.mark.parametrize(
    "other",
    ["三字的", "举" * 31, "依法决策。", "依法决策：", "附表说明", "一是依法决策", "某某区人民政府", "2024年3月18日"],
)
def test_what_is_too_short_too_long_or_ends_like_text_is_none(other: str) -> None:
    assert styles("普法宣传", TEXT, other, TEXT) == ["text"] * 4


def test_the_borders_of_short() -> None:
    for other in ("四个字的", "举" * 30):
        assert styles("普法宣传", TEXT, other, TEXT) == ["own", "text", "own", "text"]


def test_a_short_line_in_the_middle_of_a_sentence_is_none() -> None:
    assert styles("普法宣传", TEXT, TEXT[:-1], "依法决策", TEXT, "依法行政", TEXT)[3] == "text"


def test_two_short_lines_together_head_a_text_and_three_do_not() -> None:
    assert styles("普法宣传", TEXT, "依法决策", "审核机制", TEXT)[2:4] == ["own", "own"]
    assert styles("普法宣传", TEXT, "依法行政", TEXT, "依法决策", "审核机制", "审核流程", TEXT)[4] == "text"


# ── short openings ──


def test_most_paragraphs_that_open_with_a_short_sentence_are_headed_by_it() -> None:
    run, plain = f"普法宣传有声有色。{TEXT}", TEXT
    assert styles("一、工作", run, run, run, run) == ["own", "run", "run", "run", "run"]
    assert styles("一、工作", run, run, run, plain) == ["own", *["text"] * 4]
    assert styles("一、工作", *[run] * 6, *[plain] * 4)[1:7] == ["run"] * 6
    assert styles("一、工作", *[run] * 6, *[plain] * 5)[1:7] == ["text"] * 6


def test_a_short_opening_is_the_heading_and_the_rest_its_text() -> None:
    found = entries_of([Line("一、工作"), *(Line(f"普法宣传有声有色。{TEXT}") for _ in range(4))])
    assert [(one.heading, one.rest) for one in found[1:]] == [("普法宣传有声有色。", TEXT)] * 4


def test_where_type_tells_openings_are_left_alone() -> None:
    run = f"普法宣传有声有色。{TEXT}"
    found = entries_of([Line("一、工作", bold=4), *(Line(run) for _ in range(5))])
    assert [one.style.value for one in found[1:]] == ["text"] * 5
