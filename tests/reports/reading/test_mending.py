"""Each rule mends one kind of damage, and without it the damage stays."""

from __future__ import annotations

import pytest

from reports.reading import mending
from reports.reading.formats.text import lines_of
from reports.reading.lines import Line
from tests.source_text import RULES

SENTENCE = "全年审查规范性文件，退回修改，不予审核，向市政府和县人大常委会报备，清理结果通过县政府网站公布"
WRAPPED = [
    f"    {SENTENCE[:30]}",
    SENTENCE[30:] + "，",
    *(part for _ in range(3) for part in (f"    {SENTENCE[:30]}", SENTENCE[30:] + "。")),
]
FLAT = f"报告如下：一、主要工作情况（一）健全机制1.统筹部署。{SENTENCE}。2.压实责任。{SENTENCE}。二、存在的问题（一）力量不足。{SENTENCE}。"

DAMAGE: dict[str, tuple[list[str], list[str]]] = {
    # rule: (lines with the damage, the lines mended)
    "plain spaces": (["\u00a0\u00a0一、\u200b主要工作\t"], ["一、主要工作"]),
    "plain digits": (["审查６７件，占２７．５％"], ["审查67件，占27.5%"]),
    "drop emphasis": (["1.**统筹部署。**召开会议2次。"], ["1.统筹部署。召开会议2次。"]),
    "full stops": (
        ["1.抓学习.开会2次.", "2.抓执法.罚款3.5万元.", "一.下步打算"],
        ["1.抓学习。开会2次。", "2.抓执法。罚款3.5万元。", "一.下步打算"],
    ),
    "split a flattened text": (
        [FLAT],
        [
            "报告如下：",
            "一、主要工作情况",
            "（一）健全机制",
            f"1.统筹部署。{SENTENCE}。",
            f"2.压实责任。{SENTENCE}。",
            "二、存在的问题",
            f"（一）力量不足。{SENTENCE}。",
        ],
    ),
    "join printed lines": (WRAPPED, [f"{SENTENCE}，", *[f"{SENTENCE}。"] * 3]),
    "strip the ends": (["\u3000\u3000一、主要工作\u3000"], ["一、主要工作"]),
    "close up digits": (["召开会议 3 次，占 96% 。"], ["召开会议3次，占96%。"]),
    "close up 汉字": (["法治政府建设 工作报告"], ["法治政府建设工作报告"]),
    "drop blank lines": (["一、主要工作", "", "召开会议。"], ["一、主要工作", "召开会议。"]),
    "break before a section": (["重点抓好以下工作：（一）强化组织保障"], ["重点抓好以下工作：", "（一）强化组织保障"]),
    "restore a span of years": (["《实施纲要（20212025年）》"], ["《实施纲要（2021—2025年）》"]),
    "restore a bracket": (["二）简政放权"], ["（二）简政放权"]),
    "rejoin a torn paragraph": (
        [
            "1.抓能力。组织培训。",
            "",
            "2.抓执",
            "",
            "法监督。抽查案卷。其中撤",
            "",
            "销案件，已责令整改。",
            "3.抓整治。开展行动。",
            "4.抓公开。公开信息。",
        ],
        [
            "1.抓能力。组织培训。",
            "2.抓执法监督。抽查案卷。其中撤销案件，已责令整改。",
            "3.抓整治。开展行动。",
            "4.抓公开。公开信息。",
        ],
    ),
}


def _mended(lines: list[str], rules: tuple[mending.Rule, ...] = RULES) -> list[str]:
    return [line.text for line in mending.mend([Line(text) for text in lines], rules)]


def test_every_rule_is_shown() -> None:
    assert list(DAMAGE) == [name for name, _rule in RULES]


@pytest.mark.parametrize("name", DAMAGE)
def test_the_rules_mend_the_damage(name: str) -> None:
    damaged, mended = DAMAGE[name]
    assert _mended(damaged) == mended


@pytest.mark.parametrize("name", DAMAGE)
def test_every_rule_is_needed(name: str) -> None:
    damaged, mended = DAMAGE[name]
    assert _mended(damaged, tuple(rule for rule in RULES if rule[0] != name)) != mended


@pytest.mark.parametrize("name", DAMAGE)
def test_mending_twice_changes_nothing_more(name: str) -> None:
    _damaged, mended = DAMAGE[name]
    assert _mended(mended) == mended


@pytest.mark.parametrize(
    "whole",
    [
        ["问题有：（一）力量不足；（二）经费不足。"],  # counted off inside a sentence
        ["1.强化培训。开展培训3次。", "2.强化考核。开展考核2次。"],
        ["占1.5%，较上年增长2.3个百分点。"],
        ["漱玉区人民政府", "2022年3月16日"],
        ["办结率达到98%。", "漱玉区人民政府"],
        ["推动工作落实到位", "漱玉区人民政府"],
        ["联系 A 区 B 街道"],
        ["表2 问题清单"],
        ["2021年2025年"],
        ["3.5亿元、4．5亿元".replace("．", ".")],
    ],
)
def test_what_is_whole_stays_as_it_is(whole: list[str]) -> None:
    assert _mended(whole) == whole


def test_what_was_put_back_is_said() -> None:
    notes: list[str] = []
    mending.mend([Line("二）简政放权"), Line("（20212025年）")], RULES, notes)
    assert [note[:11] for note in notes] == ["补上了识别时漏掉的符号"] * 2


def test_the_bold_opening_is_found_again_after_mending() -> None:
    [line] = mending.mend(lines_of("　　1. **统筹 部署。**召开会议 2 次。").lines, RULES)
    assert (line.text, line.text[: line.bold]) == ("1. 统筹部署。召开会议2次。", "1. 统筹部署。")


@pytest.mark.parametrize(
    ("text", "mended", "bold"),
    [
        ("1.**统筹部署。**召开会议2次。", "1.统筹部署。召开会议2次。", 7),
        ("一二三四五六七八**统筹**部署", "一二三四五六七八统筹部署", 10),
        ("一二三四五六七八九**统筹**部署", "一二三四五六七八九统筹部署", 0),
        ("电话138****1234，证号42****56", "电话138****1234，证号42****56", 0),
        ("单独的**留着", "单独的**留着", 0),
    ],
)
def test_pairs_of_asterisks_set_a_heading_apart_and_longer_rows_hide_something(
    text: str, mended: str, bold: int
) -> None:
    [line] = mending.drop_emphasis([Line(text)])
    assert (line.text, line.bold) == (mended, bold)


@pytest.mark.parametrize(
    ("text", "mended", "level"),
    [
        ("# 临江区法治政府建设报告", "临江区法治政府建设报告", 0),
        ("## 一、主要工作", "一、主要工作", 1),
        ("  ### （一）普法", "（一）普法", 2),
        ("#### 1.统筹", "1.统筹", 3),
        ("##### 过深", "##### 过深", 0),
        ("#话题", "#话题", 0),
        ("## ", "## ", 0),
    ],
)
def test_hashes_before_a_heading_say_its_level_below_the_title(text: str, mended: str, level: int) -> None:
    [line] = mending.drop_emphasis([Line(text)])
    assert (line.text, line.level) == (mended, level)


def test_a_level_that_the_file_says_itself_stays() -> None:
    [line] = mending.drop_emphasis([Line("## 一、主要工作", level=2)])
    assert line.level == 2
