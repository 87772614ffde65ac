"""Reports numbered 1, 1.1, 1.1.1, typed or counted by Word."""

from __future__ import annotations

from typing import Any

import pytest

from reports.reading.decimals import is_numbered_so
from reports.reading.lines import Line, Source
from reports.reading.reader import understand
from reports.reading.worker import answer

TITLE = "临江区人民政府2023年度法治政府建设工作报告"
LINES = [
    ("", TITLE),
    ("", "2023年，临江区扎实推进法治政府建设，现将有关情况报告如下："),
    ("1", "主要工作和成效"),
    ("1.1", "健全依法决策机制"),
    ("1.1.1", "严格审核把关"),
    ("", "全年对86件行政决策开展合法性审核，提出意见120条。"),
    ("1.1.2", "推行政务公开"),
    ("", "更新发布政务公开信息3200条。"),
    ("1.2", "规范行政执法"),
    ("", "3.5万人次参加旁听，办理案件412件。"),
    ("2", "存在的问题"),
    ("", "执法力量还不足，普法形式还不新。"),
    ("3", "2024年工作安排"),
    ("", "组织法治宣传进社区，受理行政复议案件力争不超过50件。"),
    ("", "临江区人民政府"),
    ("", "2024年3月20日"),
]
WANTED = [
    ("part", "1", "主要工作和成效"),
    ("section", "1.1", "健全依法决策机制"),
    ("item", "1.1.1", "严格审核把关"),
    ("item", "1.1.2", "推行政务公开"),
    ("section", "1.2", "规范行政执法"),
    ("part", "2", "存在的问题"),
    ("part", "3", "2024年工作安排"),
]


def headings(said: dict[str, Any]) -> list[tuple[str, str, str]]:
    found = []
    for part in said["parts"]:
        found.append(("part", part["marker"].strip(), part["heading"]))
        for section in part["sections"]:
            found.append(("section", section["marker"].strip(), section["heading"]))
            found += [("item", item["marker"].strip(), item["heading"]) for item in section["items"]]
    return found


@pytest.mark.parametrize("gap", [" ", "\u3000", "\t", ""])
@pytest.mark.parametrize("behind", ["", "."])
def test_typed_numbers_say_their_level(gap: str, behind: str) -> None:
    text = "\n".join(f"{number}{behind}{gap}{words}" if number else words for number, words in LINES)
    said = answer(text.encode(), "a.txt")
    assert headings(said) == [(level, f"{number}{behind}", heading) for level, number, heading in WANTED]
    assert said["parts"][0]["sections"][1]["body"] == ["3.5万人次参加旁听，办理案件412件。"]
    assert [part["kind"] for part in said["parts"]] == ["achievements", "problems", "plan"]


def test_numbers_that_word_counts_do_too() -> None:
    outline = understand(Source("docx", [Line(words, marker=number) for number, words in LINES]))
    found = [(block.level, block.marker, block.heading) for _where, _kind, block in outline.walk()]
    assert found == [(level, f"{number} ", heading) for level, number, heading in WANTED]


@pytest.mark.parametrize(
    ("texts", "is_so"),
    [
        (("1.1健全机制", "1.2规范执法"), True),
        (("1.1健全机制", "其他"), False),
        (("1.1健全机制", "1.2规范执法", "一、主要工作"), False),
        (("1.1健全机制", "1.2规范执法", "第一章 主要工作"), True),
        (("1.5万人次参加", "2.5个百分点"), False),
        (("1.健全机制", "2.规范执法"), False),
    ],
)
def test_two_numbers_with_a_dot_and_no_other_parts_show_it(texts: tuple[str, ...], is_so: bool) -> None:
    assert is_numbered_so([Line(text) for text in texts]) is is_so


def test_a_heading_before_its_text_is_one_too_and_a_long_paragraph_is_none() -> None:
    text = "办理行政复议案件84件，审结71件，其中维持50件、撤销6件、终止15件，没有一件被法院判决败诉，群众满意度持续提升，基层基础不断夯实。"
    body = [f"{number} {words}" if number else words for number, words in LINES]
    body[4:6] = [f"1.1.1 严格审核把关。{text}"]
    said = answer("\n".join(body).encode(), "a.txt")
    first = said["parts"][0]["sections"][0]["items"][0]
    assert (first["marker"], first["heading"], first["run_on"], first["body"]) == (
        "1.1.1 ",
        "严格审核把关。",
        True,
        [text],
    )
