"""Numbers before headings: what is one, of which kind, and what only looks like one."""

from __future__ import annotations

import pytest

from reports.reading.markers import Rank, is_marker, marker_at_start


@pytest.mark.parametrize(
    ("text", "marker", "rank", "number"),
    [
        ("一、主要工作", "一、", Rank.PART, 1),
        ("十一、其他", "十一、", Rank.PART, 11),
        ("一．主要工作", "一．", Rank.PART, 1),
        ("第二部分 存在的问题", "第二部分 ", Rank.CHAPTER, 2),
        ("第三章　存在的问题", "第三章　", Rank.CHAPTER, 3),
        ("第十二篇：其他", "第十二篇：", Rank.CHAPTER, 12),
        ("第 2 部分 存在的问题", "第 2 部分 ", Rank.CHAPTER, 2),
        ("第二节 规范执法", "第二节 ", Rank.CHAPTER, 2),
        ("第10节、规范执法", "第10节、", Rank.CHAPTER, 10),
        ("Ⅳ. 来年打算", "Ⅳ. ", Rank.CHAPTER, 4),
        ("Ⅻ、其他", "Ⅻ、", Rank.CHAPTER, 12),
        ("Ⅰ　主要工作", "Ⅰ　", Rank.CHAPTER, 1),
        ("I、2023年工作", "I、", Rank.CHAPTER, 1),
        ("Ⅱ.2024年安排", "Ⅱ.", Rank.CHAPTER, 2),
        ("1、2023年工作", "1、", Rank.ITEM, 1),
        ("2.2024年安排", "2.", Rank.ITEM, 2),
        ("VIII．其他", "VIII．", Rank.CHAPTER, 8),
        ("I 主要工作", "I ", Rank.CHAPTER, 1),
        ("（三）规范执法", "（三）", Rank.SECTION, 3),
        ("(十二)规范执法", "(十二)", Rank.SECTION, 12),
        ("1.统筹部署", "1.", Rank.ITEM, 1),
        ("1. 统筹部署", "1. ", Rank.ITEM, 1),
        ("12、统筹部署", "12、", Rank.ITEM, 12),
        ("2．统筹部署", "2．", Rank.ITEM, 2),
        ("（1）统筹部署", "（1）", Rank.DETAIL, 1),
        ("3）统筹部署", "3）", Rank.DETAIL, 3),
        ("②全程留痕", "②", Rank.POINT, 2),
        ("㈢规范执法", "㈢", Rank.SECTION, 3),
        ("㈩规范执法", "㈩", Rank.SECTION, 10),
        ("〔十一〕规范执法", "〔十一〕", Rank.SECTION, 11),
        ("[二]规范执法", "[二]", Rank.SECTION, 2),
        ("【二】规范执法", "【二】", Rank.SECTION, 2),
        ("⒈统筹部署", "⒈", Rank.ITEM, 1),
        ("⒛ 统筹部署", "⒛ ", Rank.ITEM, 20),
        ("⑴统筹部署", "⑴", Rank.DETAIL, 1),
        ("⒇统筹部署", "⒇", Rank.DETAIL, 20),
    ],
)
def test_a_number_is_read_as_it_is_written(text: str, marker: str, rank: Rank, number: int) -> None:
    found = marker_at_start(text)
    assert found is not None
    assert (found.text, found.rank, found.number) == (marker, rank, number)


@pytest.mark.parametrize(
    "text",
    [
        "一是健全机制",
        "2.5万件",
        "2023年，全区",
        "100%",
        "一张清单",
        "三项制度、四办",
        "（2021年）",
        "123.案件",
        "",
        "〔2021〕3号",
        "【要点】",
        "〔一]",
        "第一节课由局长讲授",
        "第一次会议",
        "Ⅲ类水质占比",
        "1、2、3号楼",
        "2.2024万元",
        "I级响应",
        "V.2版本",
        "I.T.企业",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert marker_at_start(text) is None


@pytest.mark.parametrize(("text", "expected"), [("（二）", True), ("1. ", True), ("（二）文", False), ("文", False)])
def test_a_number_alone(text: str, expected: bool) -> None:
    assert is_marker(text) is expected
