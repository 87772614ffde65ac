"""Numbered lists of a page are numbered as a browser shows them, and by their depth where that is all that is left of levels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.reading.formats.sniffing import read_file
from reports.reading.formats.web_lists import LEVELS_READ, written
from reports.reading.lines import Source
from tests.reports.reading.documents import page

PARTS = ("<li>主要工作{}", "<li>存在的问题{}", "<li>下一步安排{}")


def read(body: str) -> Source:
    return read_file(page(f"<p>某区法治政府建设年度报告。</p>{body}"), "页.html")


def shown(body: str) -> list[str]:
    return [line.full for line in read(body).lines][1:]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ol><li>甲<ol><li>乙<li>丙</ol><li>丁</ol>", ["1.甲", "1.乙", "2.丙", "2.丁"]),
        ("<ol><li>甲</li><ol start='2'><li>乙</ol></ol>", ["1.甲", "2.乙"]),
        ("<ol><li><ol start='2'><li>甲</ol></ol>", ["2.甲"]),
        ("<ol><li value='3'>甲<li>乙<li value='9'>丙<li>丁</ol>", ["3.甲", "4.乙", "9.丙", "10.丁"]),
        ("<ol start='-1'><li>甲<li>乙<li>丙</ol>", ["-1.甲", "0.乙", "1.丙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2.甲", "1.乙"]),
        ("<ol reversed start='9'><li>甲<li value='4'>乙<li>丙</ol>", ["9.甲", "4.乙", "3.丙"]),
        ("<ol type='a'><li>甲<li type='I'>乙</ol>", ["a.甲", "II.乙"]),
        ("<ol start='x'><li value='二'>甲<li value='²'>乙</ol>", ["1.甲", "2.乙"]),
        ("<ol start='9999999999'><li value='1-2'>甲</ol>", ["1.甲"]),
        ("<ol><li>甲<li style='display:none'>暗<li>乙</ol>", ["1.甲", "2.乙"]),
        ("<ol><li>甲<li style='list-style: none'>乙<li>丙</ol>", ["1.甲", "乙", "3.丙"]),
        ("<ol><li></li><li>乙</ol>", ["2.乙"]),
        ("<ul><li value='4'>甲</ul>", ["甲"]),
        ("<li>甲", ["甲"]),
    ],
)
def test_items_are_numbered_as_a_browser_shows_them(body: str, expected: list[str]) -> None:
    assert shown(body) == expected


@pytest.mark.parametrize(
    ("number", "kind", "said"),
    [
        (1, "1", "1"),
        (26, "a", "z"),
        (27, "A", "AA"),
        (52, "a", "az"),
        (53, "a", "ba"),
        (702, "a", "zz"),
        (703, "a", "aaa"),
        (4, "i", "iv"),
        (1994, "I", "MCMXCIV"),
        (3999, "i", "mmmcmxcix"),
        (4000, "I", "4000"),
        (0, "a", "0"),
        (-2, "I", "-2"),
        (2, "disc", "2"),
    ],
)
def test_letters_and_roman_numbers(number: int, kind: str, said: str) -> None:
    assert written(number, kind) == said


@given(st.integers(1, 20_000))
def test_letters_count_on_without_a_gap(number: int) -> None:
    """Read back as digits of base 26 that know no nothing."""
    value = 0
    for letter in written(number, "a"):
        value = 26 * value + ord(letter) - ord("a") + 1
    assert value == number


# ── levels ──


def listed(*inside: str) -> str:
    return (
        "<ol>"
        + "".join(part.format(f"<ol>{items}</ol>" if items else "") for part, items in zip(PARTS, inside, strict=True))
        + "</ol>"
    )


def test_three_levels_of_plain_numbers_are_those_of_official_documents() -> None:
    body = listed("<li>健全机制<ol><li>召开会议<li>开展督察</ol>", "<li>力量不足", "")
    assert shown(body) == [
        "一、主要工作",
        "（一）健全机制",
        "1.召开会议",
        "2.开展督察",
        "二、存在的问题",
        "（一）力量不足",
        "三、下一步安排",
    ]
    assert read(body).notes == [LEVELS_READ.format(3, "一、（一）1.")]


def test_two_levels_are_parts_and_sections() -> None:
    body = listed("<li>健全机制<li>开展督察", "", "")
    assert shown(body) == ["一、主要工作", "（一）健全机制", "（二）开展督察", "二、存在的问题", "三、下一步安排"]
    assert read(body).notes == [LEVELS_READ.format(2, "一、（一）")]


@pytest.mark.parametrize(
    "body",
    [
        listed("", "", ""),
        "<p>一、工作</p>" + listed("<li>甲", "", ""),
        "<p>（一）工作</p>" + listed("<li>甲", "", ""),
        listed("<li value='100'>甲", "", ""),
        listed("<li value='0'>甲", "", ""),
        listed("<li type='a'>甲", "", ""),
        "<ol><li>主要工作<ol><li>甲</ol></ol>",
        "<ol><li>甲<ol><li>主要工作<li>存在的问题</ol></ol>",
    ],
)
def test_lists_that_are_not_a_reports_levels_stay_as_they_are_shown(body: str) -> None:
    source = read(body)
    assert source.notes == []
    assert "一、主要工作" not in [line.full for line in source.lines]


def test_a_number_of_an_item_in_the_text_does_not_hinder() -> None:
    body = "<p>1. 概况</p>" + listed("<li value='99'>甲", "", "")
    assert shown(body)[:3] == ["1. 概况", "一、主要工作", "（九十九）甲"]
