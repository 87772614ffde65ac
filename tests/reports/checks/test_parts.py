"""What 其中 parts: a part is no more than its whole, and parts that can't overlap no more than it together."""

import pytest

from reports.checks.within import on_text


def told(text: str) -> list[tuple[str, str]]:
    return [(text[r.start : r.end], r.code) for r in on_text(text, 2020)]


@pytest.mark.parametrize("mark", ["，", "；", "。"])
@pytest.mark.parametrize(("part", "is_told"), [("49", False), ("50", False), ("51", True)])
def test_a_part_is_no_more_than_its_whole_wherever_that_stands(mark: str, part: str, is_told: bool) -> None:
    found = told(f"受理复议50件{mark}其中撤销{part}件。")
    assert found == ([(part, "sum-contradicted")] if is_told else [])


def test_a_paragraph_has_no_parts_of_the_one_before_it() -> None:
    assert told("受理复议50件。\n其中撤销51件。") == []


@pytest.mark.parametrize(
    "text",
    [
        # 其中 has been left behind: another year's work, or the verb of the whole taken up again.
        "受理投诉500件，其中办结480件，受理举报600件。",
        "受理投诉500件，其中办结480件，另办结积案600件。",
        "受理投诉500件，其中办结480件，全区接听热线600件。",
        "全年受理投诉500件，其中办结480件，受理举报600件。",
        # What is found in the whole is counted by itself, and what stands beside it too.
        "督察部门18个、镇街8个，其中发现问题36个。",
        "组织培训12期，其中区级4期、镇级30期另由各镇举办。",
        "在编执法人员820人，其中辅助人员910人不计入。",
        # It opens no stretch, and nothing of its own stretch is before it.
        "报备文件12件；各镇情况见附件，其中桃溪镇46件。",
        # Behind a mark the largest before it may be meant; in the same clause the last.
        "办理案件300件，听证60件；其中简易程序240件。",
        "受理复议50件；其中组织听证60次。",
        "其中撤销60件，受理复议50件。",
    ],
)
def test_what_may_be_no_part_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_the_whole_behind_a_mark_is_of_the_stretch_right_before_it() -> None:
    assert told("办理信访500件；受理复议50件；其中撤销60件。") == [("60", "sum-contradicted")]


def test_a_part_that_is_too_large_is_told_once() -> None:
    assert told("共50件，其中维持60件、驳回3件。") == [("60", "sum-contradicted")]


def test_the_first_part_may_take_up_the_verb() -> None:
    assert told("受理投诉500件，其中受理举报600件。") == [("600", "sum-contradicted")]


def test_each_of_several_partings_has_the_figure_before_it_for_its_whole() -> None:
    text = "受理案件100件，其中民事60件，其中涉企70件。"
    assert told(text) == [("70", "sum-contradicted")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("维持", "撤销"),
        ("驳回", "终止"),
        ("民事案件", "行政案件"),
        ("男性", "女性"),
        ("线上", "线下"),
        ("主办", "协办"),
    ],
)
def test_parts_that_cannot_overlap_are_added_up(one: str, other: str) -> None:
    assert told(f"共50件，其中{one}30件、{other}20件。") == []
    [remark] = on_text(f"共50件，其中{one}30件、{other}21件。", 2020)
    assert remark.message == "写的是“21”，而各部分之和（51件）多于总数（50件）。"


@pytest.mark.parametrize(
    "parts",
    [
        "涉企30件、涉外30件",
        "民事30件、涉企30件",
        "民事30件、民事再审30件",
        "线上30件、线下30次",
        "民事行政交叉30件、刑事30件",
    ],
)
def test_parts_that_may_overlap_are_not(parts: str) -> None:
    assert told(f"共50件，其中{parts}。") == []
