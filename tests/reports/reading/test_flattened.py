"""Paragraphs run together are found again by indents, blanks or numbers that count on; sentences are left whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.reading.flattened import LONG, split_flattened
from reports.reading.lines import Line, Table

SENTENCE = "全年开展执法检查，覆盖各类市场主体，成效明显，群众满意度持续提升。"


def pieces(text: str, **more: object) -> list[str]:
    return [line.text for line in split_flattened([Line(text, **more)])]  # type: ignore[arg-type]


@pytest.mark.parametrize("gap", ["\u3000\u3000", "\u3000\u3000\u3000", " ", "   "])
def test_a_long_line_is_taken_apart_at_its_indents_or_blanks(gap: str) -> None:
    paragraphs = [SENTENCE * 2, SENTENCE * 2, SENTENCE * 2]
    assert pieces(gap.join(paragraphs)) == paragraphs


def test_only_a_line_that_is_long_enough() -> None:
    short = "\u3000\u3000".join(["全年开展执法检查。", "成效明显。", "甲" * (LONG - 19)])
    assert len(short) == LONG - 1
    assert pieces(short) == [short]
    assert len(pieces(f"{short}乙")) == 3


def test_one_indent_says_nothing() -> None:
    text = f"{SENTENCE * 3}\u3000\u3000{SENTENCE * 3}"
    assert pieces(text) == [text]


def test_blanks_round_digits_are_no_ends_of_paragraphs() -> None:
    text = f"{SENTENCE * 2} {SENTENCE * 2} {SENTENCE * 2}全年办理 12 件。"
    assert pieces(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # numbers that count on behind finished sentences
        ("一、工作全面推进。二、问题仍然不少。", ["一、工作全面推进。", "二、问题仍然不少。"]),
        ("一、工作全面推进。三、问题仍然不少。", ["一、工作全面推进。三、问题仍然不少。"]),
        ("一、工作全面推进，二、问题仍然不少。", ["一、工作全面推进，二、问题仍然不少。"]),
        # the first below a heading
        (
            "一、工作（一）普法深入人心。（二）决策依法进行。",
            ["一、工作", "（一）普法深入人心。", "（二）决策依法进行。"],
        ),
        ("一、工作全面推进。（一）普法深入人心。", ["一、工作全面推进。（一）普法深入人心。"]),
        ("（一）普法宣传1. 活动丰富。2. 形式多样。", ["（一）普法宣传", "1. 活动丰富。", "2. 形式多样。"]),
        # a number inside a sentence
        ("全年（一）类案件办结。（二）类案件办结。", ["全年（一）类案件办结。（二）类案件办结。"]),
        ("1. 合格率1.5倍。", ["1. 合格率1.5倍。"]),
        # a part's heading that its text follows
        (
            "一、主要工作情况2023年全面推进。二、存在的问题仍然不少。",
            ["一、主要工作情况", "2023年全面推进。", "二、存在的问题", "仍然不少。"],
        ),
        (SENTENCE, [SENTENCE]),
    ],
)
def test_numbers_open_paragraphs_where_they_count_on(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_a_title_run_into_its_lead_is_parted_from_it() -> None:
    title = "临江区人民政府关于法治政府建设情况的报告"
    assert pieces(f"{title}市人民政府办公室，现报告如下。一、工作全面推进。二、问题仍然不少。") == [
        title,
        "市人民政府办公室，现报告如下。",
        "一、工作全面推进。",
        "二、问题仍然不少。",
    ]


def test_only_a_parts_heading_is_parted_from_its_text() -> None:
    text = "一、工作（一）主要工作情况全面推进。（二）存在问题仍然不少。二、问题不少。"
    assert pieces(text)[1] == "（一）主要工作情况全面推进。"


def test_numbers_start_again_below_the_next_heading() -> None:
    text = "一、工作（一）普法深入。（二）决策依法。二、问题（一）力量不足。（二）形式单一。"
    assert pieces(text) == [
        "一、工作",
        "（一）普法深入。",
        "（二）决策依法。",
        "二、问题",
        "（一）力量不足。",
        "（二）形式单一。",
    ]


def test_a_heading_longer_than_headings_are_opens_nothing() -> None:
    heading = "举" * 58
    assert len(pieces(f"一、{heading}（一）普法深入。（二）决策依法。")) == 3
    assert len(pieces(f"一、{heading}举举举（一）普法深入。（二）决策依法。")) == 1


def test_what_is_taken_apart_keeps_its_page_and_stands_indented() -> None:
    found = split_flattened([Line("一、工作推进。二、问题不少。", page=3)])
    assert [(line.page, line.is_indented) for line in found] == [(3, True), (3, True)]
    [whole] = split_flattened([Line("工作推进。", page=3)])
    assert not whole.is_indented


def test_tables_and_numbered_paragraphs_are_left_as_they_are() -> None:
    assert pieces("一、工作推进。二、问题不少。", marker="1. ") == ["一、工作推进。二、问题不少。"]
    assert pieces("一、工作推进。二、问题不少。", table=Table((("甲",),))) == ["一、工作推进。二、问题不少。"]


@given(st.text(alphabet="一二三、（）12.，。：普法 \u3000", max_size=60))
def test_nothing_is_lost_but_blanks(text: str) -> None:
    assert "".join("".join(pieces(text)).split()) == "".join(text.split())
