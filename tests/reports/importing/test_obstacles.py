"""What is said of proposed indicators before they can be made: names one by one, measures once each."""

from __future__ import annotations

from typing import Any

import pytest

from reports.importing.obstacles import proposal_faults
from reports.models import ImportedReport

pytestmark = pytest.mark.django_db
HOMELESS = "还有1项新指标没有选定主题或牵头部门。"


def faults(**said: Any) -> list[str]:
    facts = {"name": "法治夜校期数", "unit": "期", "kind": "count", "decimals": 0, "theme": 0, "department": 0} | said
    return proposal_faults(ImportedReport(proposed={"n2018_001": facts}))


def test_what_can_be_measured_has_no_fault_of_measure() -> None:
    assert faults() == [HOMELESS]
    assert faults(kind="rate", unit="%", decimals=2) == [HOMELESS]


@pytest.mark.parametrize(
    "said", [{"kind": "rate", "unit": "件"}, {"unit": "很长的单位" * 20}, {"kind": "nothing"}, {"name": "名" * 500}]
)
def test_what_no_indicator_may_be_is_said_with_its_name(said: dict[str, Any]) -> None:
    [homeless, fault] = faults(**said)
    assert homeless == HOMELESS
    assert fault.startswith(f"新指标“{said.get('name', '法治夜校期数')}”：")
    assert len(fault) > len("新指标“法治夜校期数”：")


def test_two_names_of_one_bad_measure_are_both_told() -> None:
    bad = {"unit": "件", "kind": "rate", "decimals": 0, "theme": 0, "department": 0}
    said = proposal_faults(ImportedReport(proposed={"a": {"name": "甲数", **bad}, "b": {"name": "乙数", **bad}}))
    assert [fault[:8] for fault in said[1:]] == ["新指标“甲数”：", "新指标“乙数”："]


def test_an_indicator_without_name_is_told() -> None:
    assert "有新指标没有名称。" in faults(name=" ")
