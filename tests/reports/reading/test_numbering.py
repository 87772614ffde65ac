"""Which number a line bears in its document: 1.1, 第一节 and all others."""

import pytest

from reports.reading.lines import Line, Table
from reports.reading.markers import Rank
from reports.reading.numbering import numbering_of

CHAPTER, PART, SECTION, ITEM, DETAIL, POINT = Rank


def ranks(*texts: str) -> list[Rank | None]:
    lines = [Line(text) for text in texts]
    numbered = numbering_of(lines)
    return [found[0].rank if (found := numbered(line)) else None for line in lines]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("一、工作情况", "（一）普法宣传", "1.宪法宣传"), [PART, SECTION, ITEM]),
        (("第一章 工作情况", "第一节 普法宣传", "一、宪法宣传", "（一）进社区"), [CHAPTER, PART, SECTION, ITEM]),
        (("第一节 普法宣传", "1.宪法宣传", "（1）进社区"), [CHAPTER, ITEM, DETAIL]),
        (
            ("第一章 普法宣传", "第一节 进社区", "1.宪法宣传", "（1）进楼栋", "①入户"),
            [CHAPTER, PART, DETAIL, POINT, POINT],
        ),
        (("第一篇 工作情况", "第一章 普法宣传", "第一节 宪法宣传", "一、进社区"), [CHAPTER, PART, SECTION, ITEM]),
        (("第一部分 工作情况", "第一节 普法宣传", "Ⅰ. 附记"), [CHAPTER, PART, CHAPTER]),
        (("第1章 工作情况", "1.1 普法宣传", "1.2 规范执法", "1.2.1 进社区"), [CHAPTER, SECTION, SECTION, ITEM]),
        (("第1章 工作情况", "1.1 普法宣传", "1.2 规范执法", "（一）进社区"), [CHAPTER, SECTION, SECTION, None]),
        (("工作情况",), [None]),
    ],
)
def test_a_number_says_its_level_by_its_document(texts: tuple[str, ...], said: list[Rank | None]) -> None:
    assert ranks(*texts) == said


@pytest.mark.parametrize("text", ["第一节由局长讲授。", "第一节" + "字" * 58])
def test_a_sentence_that_speaks_of_a_division_lowers_nothing(text: str) -> None:
    assert ranks("第一章 工作情况", text, "一、普法宣传")[2] is PART
    assert ranks("第一章 工作情况", "第一节" + "字" * 57, "一、普法宣传")[2] is SECTION


def test_neither_does_a_table() -> None:
    lines = [Line("第一章 工作"), Line("第一节 普法", table=Table((("甲", "乙"),))), Line("一、工作情况")]
    found = numbering_of(lines)(lines[2])
    assert found is not None
    assert found[0].rank is PART


@pytest.mark.parametrize(("line", "takes"), [(Line("一、工作情况"), 2), (Line("工作情况", marker="一、"), 0)])
def test_a_number_takes_as_much_of_the_text_as_is_typed(line: Line, takes: int) -> None:
    for lines in ([line], [Line("第一章 工作"), Line("第一节 普法宣传"), line]):
        found = numbering_of(lines)(line)
        assert found is not None
        assert found[1] == takes
