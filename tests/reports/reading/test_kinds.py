"""A part's kind by its heading."""

from __future__ import annotations

import pytest

from reports.reading.kinds import kind_of, kinds_of


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("2023年法治政府建设的主要举措和成效", "achievements"),
        ("2021年工作完成情况", "achievements"),
        ("主要工作及成效", "achievements"),
        ("党政主要负责人履行推进法治建设第一责任人职责情况", "leaders_duty"),
        ("主要负责人履职情况", "leaders_duty"),
        ("存在的不足和原因", "problems"),
        ("存在问题", "problems"),
        ("存在的不足及改进方向", "problems"),
        ("存在问题和下一步打算", "problems"),
        ("面临的困难", "problems"),
        ("2024年重点工作", "plan"),
        ("下一步工作打算", "plan"),
        ("2024年法治政府建设工作安排", "plan"),
        ("下一年度推进法治政府建设的主要安排", "plan"),
        ("工作思路", "plan"),
        ("坚持科学民主决策，提升依法行政制度建设水平", ""),
        ("聚焦群众急难愁盼问题解决", ""),
        ("化解矛盾纠纷和信访问题", ""),
        ("提升依法行政能力，解决突出问题", ""),
        ("存在问题及整治措施", "problems"),
        ("面临的突出问题及解决办法", "problems"),
        ("薄弱环节", "problems"),
        ("补齐薄弱环节，强化保障", ""),
        ("党政负责人履行推进法治建设职责的情况", "leaders_duty"),
        ("主要领导履职尽责情况", "leaders_duty"),
        ("新一年工作谋划", "plan"),
        ("新的一年重点任务", "plan"),
    ],
)
def test_a_heading_names_its_kind(heading: str, kind: str) -> None:
    assert kind_of(heading, 2023) == kind


def test_next_year_alone_makes_a_plan_and_this_year_none() -> None:
    assert kind_of("2024年重点工作", 2023) == "plan"
    assert kind_of("2024年重点工作", 2024) == ""


def test_slogans_before_the_problems_are_achievements_and_after_them_something_else() -> None:
    assert kinds_of(["围绕中心服务大局", "深化改革", "存在问题", "附记"], 2020) == [
        "achievements",
        "achievements",
        "problems",
        "other",
    ]
