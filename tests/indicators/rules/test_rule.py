"""Which figures a rule names, and which it concerns."""

import pytest

from indicators.rules import PlainRule, RuleFinding, RuleKind, RuleSeverity
from tests.indicators.rules.samples import rule


def finding(severity: RuleSeverity) -> RuleFinding:
    return RuleFinding(rule(RuleKind.RANGE, severity=severity), ("cases",), "应为整数。", "cases=1.5")


@pytest.mark.parametrize(
    ("asked", "concerned"),
    [
        (rule(RuleKind.RANGE, "cases"), {"cases"}),
        (rule(RuleKind.PART, "part", "other", whole="whole"), {"part", "other", "whole"}),
        (rule(RuleKind.PART, whole="whole"), {"whole"}),
        (rule(RuleKind.CHANGE), {"cases", "part", "other", "whole", "share"}),
        (rule(RuleKind.CHANGE, measure_kind="rate"), {"share"}),
        (rule(RuleKind.CHANGE, "cases", measure_kind="rate"), {"cases"}),  # named: its kind does not matter
    ],
)
def test_a_rule_concerns_what_it_names_else_all_of_its_kind(asked: PlainRule, concerned: set[str]) -> None:
    kinds = {"cases": "count", "part": "count", "other": "count", "whole": "count", "share": "rate"}
    assert {code for code, kind in kinds.items() if asked.concerns(code, kind)} == concerned


def test_the_whole_comes_last() -> None:
    assert rule(RuleKind.PART, "b", "a", whole="whole").all_codes == ("b", "a", "whole")
    assert rule(RuleKind.EQUAL, "b", "a").all_codes == ("b", "a")


@pytest.mark.parametrize(
    ("severity", "is_hard", "needs_explanation", "label"),
    [
        (RuleSeverity.HARD, True, False, "阻断"),
        (RuleSeverity.EXPLAINABLE, False, True, "可说明"),
        (RuleSeverity.NOTE, False, False, "提示"),
    ],
)
def test_how_grave_a_finding_is(severity: RuleSeverity, is_hard: bool, needs_explanation: bool, label: str) -> None:
    found = finding(severity)
    assert (found.is_hard, found.needs_explanation, found.severity_label) == (is_hard, needs_explanation, label)
    assert found.message == "应为整数。请核对。"
