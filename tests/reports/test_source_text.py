"""The 2019 fixture says what the source says, character for character, once the source's damage is mended."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.fixture_files import report, rows
from tests.source_text import RAW_SOURCE, mend

TOKEN = re.compile(r"\{\{(\w+)(\|han)?\}\}")
YEAR = re.compile(r"\{\{year(?:@\+(\d))?\}\}")
HAN_DIGITS = "〇一二三四五六七八九"
FIGURES = {row["indicator"]: row for row in rows("figures-2019.csv")}
PERCENT = {row["code"] for row in rows("indicators.csv") if row["unit"] == "%"}


def paragraphs(block: dict[str, Any]) -> list[str]:
    """A block and everything below it, a paragraph each, tokens still in place."""
    heading = block["marker"] + block["heading"]
    body = block.get("body", [])
    own = [heading + body[0], *body[1:]] if block.get("run_on") else [heading, *body]
    children = block.get("sections", []) + block.get("items", [])
    return own + [line for child in children for line in paragraphs(child)]


def figure_text(code: str, han: str | None) -> str:
    value = FIGURES[code]["value"]
    return HAN_DIGITS[int(value)] if han else value + "%" * (code in PERCENT)


def render(year: int, replaced: Mapping[str, str] | None = None) -> str:
    """The whole report as plain text; `replaced` puts other text where a code is quoted."""
    source = report(year)
    lines = [source["title"], *source["lead"]]
    lines += [line for part in source["parts"] for line in paragraphs(part)]
    text = YEAR.sub(lambda token: str(year + int(token[1] or 0)), "\n".join(lines) + "\n")
    fill = replaced or {}
    return TOKEN.sub(lambda token: fill.get(token[1]) or figure_text(*token.groups()), text)


@pytest.fixture(scope="module")
def raw() -> str:
    return RAW_SOURCE.read_text(encoding="utf-8")


def test_the_fixture_reads_as_the_mended_source(raw: str) -> None:
    assert render(2019) == mend(raw)


def test_mending_twice_changes_nothing_more(raw: str) -> None:
    assert mend(mend(raw)) == mend(raw)


def test_mending_moves_only_spaces_line_ends_and_emphasis(raw: str) -> None:
    assert re.sub(r"[\s*]", "", mend(raw)) == re.sub(r"[\s*]", "", raw)


def test_the_mended_text_is_one_paragraph_a_line(raw: str) -> None:
    text = mend(raw)
    assert text.endswith("。\n")
    assert all(line and line == line.strip() for line in text.splitlines())
    assert re.sub(r"^\d\. ", "", text, flags=re.MULTILINE).count(" ") == 0


@pytest.mark.parametrize(
    "heading", ["一、2019年工作完成情况", "（二）简政放权，实现政府职能转变", "（一）履行党政主体责任"]
)
def test_a_heading_stays_apart_from_what_follows(raw: str, heading: str) -> None:
    assert heading in mend(raw).splitlines()


@pytest.mark.parametrize("word", ["督察和法治政府建设", "全面推行行政规范性文件合法性", "住房保障、预算执行等"])
def test_a_word_split_across_a_blank_line_is_whole_again(raw: str, word: str) -> None:
    assert word in mend(raw)


@pytest.mark.parametrize("code", FIGURES)
def test_each_figure_is_quoted_inside_its_source_phrase(code: str) -> None:
    phrase = FIGURES[code]["source_phrase"]
    assert render(2019).count(phrase) == 1
    assert phrase not in render(2019, {code: "■"})
