"""Numbers of a text as candidate figures: value, unit, qualifier, and why some are none."""

from __future__ import annotations

import pytest

from reports.reading.cells import numbers
from reports.reading.figures import Candidate, found_in, in_paragraph
from reports.reading.outline import Block, Outline, TableAt


def _one(text: str) -> Candidate:
    [found] = in_paragraph("P1", "achievements", text)
    return found


@pytest.mark.parametrize(
    ("text", "said", "value", "unit", "qualifier"),
    [
        ("审查文件1,806件。", "1,806件", "1806", "件", ""),
        ("挽回损失约820万元。", "820万元", "820", "万元", "约"),
        ("金额32.27亿元。", "32.27亿元", "32.27", "亿元", ""),
        ("办件38.6万余件。", "38.6万余件", "386000", "件", "余"),
        ("持证率提高到90%以上。", "90%以上", "90", "%", "以上"),
        ("货车超限率控制在0.5%以内。", "0.5%以内", "0.5", "%", "以内"),
        ("解和率稳定在45%左右。", "45%左右", "45", "%", "约"),
        ("培训不少于60学时。", "60学时", "60", "学时", "不低于"),
        ("执法人员不足5人。", "5人", "5", "人", "不足"),
        ("得分低于80分。", "80分", "80", "分", "低于"),
        ("阅读量超过20万次。", "20万次", "200000", "次", "超"),
        ("出庭率百分之百。", "百分之百", "100", "%", ""),
        ("明确了七个方面任务。", "七个方面", "7", "个方面", ""),
        ("执法装备缺口约三分之一。", "三分之一", "33.33", "%", "约"),
        ("下降2.1个百分点。", "2.1个百分点", "2.1", "个百分点", ""),
    ],
)
def test_a_number_is_read_with_its_unit_and_its_reserve(
    text: str, said: str, value: str, unit: str, qualifier: str
) -> None:
    found = _one(text)
    assert (found.text, str(round(found.value or 0, 2).normalize().__format__("f")), found.unit) == (said, value, unit)
    assert found.qualifier == qualifier
    assert text[found.start :].startswith(said)


@pytest.mark.parametrize(
    ("text", "said", "unit"),
    [("受理xx件。", "xx", "件"), ("xx信访积案办结。", "xx", "件"), ("推动*疑难问题解决。", "*", "个")],
)
def test_a_place_left_open_is_a_figure_without_value_and_never_zero(text: str, said: str, unit: str) -> None:
    found = _one(text)
    assert (found.text, found.value, found.unit, found.qualifier) == (said, None, unit, "缺值")


@pytest.mark.parametrize("text", ["使用XX系统。", "面积3×4米的展板".replace("3", "三").replace("4", "四"), "某某同志"])
def test_other_crosses_are_no_places_left_open(text: str) -> None:
    assert [found for found in in_paragraph("P1", "", text) if found.value is None] == []


@pytest.mark.parametrize(
    ("text", "number", "why"),
    [
        ("2023年，全区深入推进。", "2023年", "年份、日期或期限"),
        ("落实《实施纲要（2021—2025年）》。", "2021", "文件名称里的数字"),
        ("办好“12·4”宪法日活动。", "12", "引号里的提法"),
        ("第3次会议召开。", "3次", "序号或次序"),
        ("全年未发生安全事故。", "未发生", "用文字说的零"),
    ],
)
def test_a_number_that_is_no_figure_has_its_reason(text: str, number: str, why: str) -> None:
    figures, ignored = found_in(Outline(parts=[Block("part", body=[text])]))
    assert figures == []
    assert (number, why) in [(found.text, found.why) for found in ignored]


def _table(header: tuple[str, ...], *rows: tuple[str, ...], after: str = "") -> TableAt:
    return TableAt("", "P1", after, header, rows)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (_table(("领域", "案件（件）", "增减（%）"), ("城管", "1,987", "-3.1")), [("1987", "件"), ("-3.1", "%")]),
        (
            _table(("指标", "单位", "2023年"), ("许可", "万件", "118.6"), ("处罚", "件", "68,214")),
            [("118.6", "万件"), ("68214", "件")],
        ),
        (_table(("类别", "数量", "单位"), ("检查", "3.2万", "台次")), [("32000.0", "台次")]),
        (_table(("类别", "增减"), ("检查", "5.3%")), [("5.3", "%")]),
        (_table(("序号", "名称"), ("1", "办法")), []),
        (_table(("类别", "数量"), ("检查", "12")), []),
        (_table(("类别", "对象（家）"), ("粮食", "67"), after="检查67家次。"), [("67", "家次")]),
        (_table(("类别", "对象（家）"), ("粮食", "4"), after="检查4次。"), [("4", "家")]),
        (_table(("类别", "对象（家）"), ("粮食", "67"), after="检查67家次，发现67处。"), [("67", "家")]),
        (_table(("类别", "占比（%）"), ("粮食", "67"), after="检查67家次。"), [("67", "%")]),
        (_table(("项目", "上年"), ("许可（件）", "118"), ("纠错率（%）", "8.1")), [("118", "件"), ("8.1", "%")]),
        (_table(("项目", "上年"), ("罚款（一般程序）", "118")), []),
        (_table(("项目（单位：面）", "旗（面）"), ("锦旗", "3")), [("3", "面")]),
        (_table(("类别", "数量（件）"), ("许可", "1 200"), ("处罚", "2，068")), [("1200", "件"), ("2068", "件")]),
    ],
)
def test_a_cell_is_counted_in_what_column_row_or_text_say(table: TableAt, expected: list[tuple[str, str]]) -> None:
    assert [(str(value), unit) for _row, _cell, value, unit in numbers(table)] == expected


@pytest.mark.parametrize(
    ("caption", "unit"),
    [
        ("复议情况（单位：件）", "件"),
        ("表3 检查情况\u3000单位：万元", "万元"),
        ("单位:户", "户"),
        ("单位：件、万元", ""),
        ("各单位检查情况", ""),
    ],
)
def test_the_unit_of_a_whole_table_counts_what_says_none_of_its_own(caption: str, unit: str) -> None:
    table = TableAt(caption, "P1", "", ("项目", "数量", "金额（元）", "占比"), (("许可", "12", "3.5", "8.1"),))
    found = [(str(value), said) for _row, _cell, value, said in numbers(table)]
    assert found == [*([("12", unit)] if unit else []), ("3.5", "元")], "and never a share"


@pytest.mark.parametrize("share", ["纠错率", "同比", "占比", "增幅", "比上年增减"])
def test_a_share_is_counted_in_no_unit_of_a_table(share: str) -> None:
    for header, row in ((("项目", share), ("许可", "12")), (("项目", "数量"), (share, "12"))):
        assert not list(numbers(TableAt("单位：件", "P1", "", header, (row,))))


def test_a_row_below_a_cell_over_several_is_named_by_it() -> None:
    table = TableAt("", "P1", "", ("领域", "环节", "件数（件）"), (("处罚", "立案", "9"), ("", "结案", "8")))
    assert [row for row, *_rest in numbers(table)] == ["处罚", "处罚"]
