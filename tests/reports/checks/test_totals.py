"""`parts-over-total`, at the door everybody uses: at the whole, one above it, and what the rule's severity makes of it."""

from typing import Any

import pytest

from indicators.models import Collection, Indicator, Rule
from indicators.models.figure_steps import FigureStatus
from indicators.rules import RuleKind, RuleSeverity
from reports.checks.checker import check
from reports.checks.finding import Finding
from reports.models import Item, Part, Report, Section
from tests.factories import make_draft, make_indicator

pytestmark = pytest.mark.django_db
YEAR = 2020


@pytest.fixture
def whole(db: None) -> Indicator:
    return make_indicator("受理件数")


@pytest.fixture
def part(db: None) -> Indicator:
    return make_indicator("撤销件数")


@pytest.fixture
def report(whole: Indicator, part: Indicator) -> Report:
    """Quotes both, the part in its second item."""
    report = Report.objects.create(year=YEAR, title="报告")
    work = Part.objects.create(report=report, kind="achievements", marker="一、", heading="工作")
    section = Section.objects.create(part=work, marker="（一）", heading="复议")
    for order, indicator in enumerate((whole, part), 1):
        Item.objects.create(section=section, marker=f"{order}. ", body=f"办理{{{{{indicator.code}}}}}件。", order=order)
    return report


def rule(part: Indicator, whole: Indicator, **fields: Any) -> Rule:
    plain = {
        "name": "部分不大于整体",
        "kind": RuleKind.PART,
        "severity": RuleSeverity.EXPLAINABLE,
        "instruction": "请核对。",
    }
    made = Rule.objects.create(**plain | fields)
    made.terms.create(indicator=part, order=1)
    made.terms.create(indicator=whole, order=2, is_whole=True)
    return made


def entered(part: Indicator, whole: Indicator, parts: int, of: int) -> None:
    for indicator, value in ((part, parts), (whole, of)):
        make_draft(indicator, YEAR, value, status=FigureStatus.APPROVED)


def found(report: Report) -> list[Finding]:
    return [one for one in check(report) if one.code == "parts-over-total"]


@pytest.mark.parametrize(("parts", "is_told"), [(0, False), (40, False), (41, False), (42, True)])
def test_a_part_may_reach_its_whole_and_not_pass_it(
    report: Report, part: Indicator, whole: Indicator, parts: int, is_told: bool
) -> None:
    rule(part, whole)
    entered(part, whole, parts, 41)
    assert bool(found(report)) is is_told


def test_it_is_told_where_the_part_is_quoted_and_leads_to_its_figure(
    report: Report, part: Indicator, whole: Indicator
) -> None:
    rule(part, whole)
    entered(part, whole, 42, 41)
    [finding] = found(report)
    assert finding.place.anchor == "s1-2"
    assert "“撤销件数”42件，多于“受理件数”41件" in finding.message
    assert finding.fix.endswith(f"/{part.figures.get().pk}/change/"), "without a round: the figure's own page"
    Collection.objects.create(year=YEAR, opens_on="2020-12-01", due_on="2021-01-31")
    assert found(report)[0].fix.endswith(f"#{part.code}"), "in a round: the department's desk"


@pytest.mark.parametrize(
    ("severity", "errors"), [(RuleSeverity.HARD, [True]), (RuleSeverity.EXPLAINABLE, [False]), (RuleSeverity.NOTE, [])]
)
def test_a_hard_rule_blocks_an_explainable_one_warns_a_note_is_for_officers(
    report: Report, part: Indicator, whole: Indicator, severity: str, errors: list[bool]
) -> None:
    rule(part, whole, severity=severity)
    entered(part, whole, 42, 41)
    assert [finding.is_error for finding in found(report)] == errors


def test_a_rule_out_of_force_says_nothing(report: Report, part: Indicator, whole: Indicator) -> None:
    rule(part, whole, is_active=False)
    entered(part, whole, 42, 41)
    assert found(report) == []


def test_rules_about_one_figure_are_the_officers(report: Report, part: Indicator, whole: Indicator) -> None:
    Rule.objects.create(name="上限", kind=RuleKind.RANGE, severity=RuleSeverity.HARD, maximum=1, instruction="请核对。")
    entered(part, whole, 40, 41)
    assert found(report) == []


def test_a_gap_is_not_above_anything(report: Report, part: Indicator, whole: Indicator) -> None:
    rule(part, whole)
    make_draft(part, YEAR, 42, status=FigureStatus.APPROVED)
    assert found(report) == []
