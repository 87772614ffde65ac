"""The shipped rules fit the shipped catalogue: the real year passes, and no ratio is read that the source doesn't have."""

import pytest

from indicators.models import Indicator, Rule
from indicators.models.rule_findings import screen
from indicators.rules import RuleKind, RuleSeverity
from tests.fixture_files import rows, split

ROWS = rows("rules.csv")
CODES = {row["code"] for row in rows("indicators.csv")}


def test_the_real_year_2019_passes_every_rule(loaded):
    assert screen(2019).points == ()


@pytest.mark.django_db
def test_a_year_is_screened_with_five_queries(loaded, django_assert_num_queries):
    with django_assert_num_queries(5):
        assert screen(2019).points == ()


def test_every_rule_is_one_that_the_admin_would_take(loaded):
    assert Rule.objects.count() == len(ROWS)
    for rule in Rule.objects.in_force():
        rule.full_clean()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_rule_names_figures_of_the_catalogue_and_says_what_to_do(row):
    assert {*split(row["codes"]), *split(row["whole"])} <= CODES
    assert row["instruction"].startswith(("请", "今年", "这一项", "每个", "社区律师"))
    assert row["instruction"].endswith("。")
    assert "说明" in row["instruction"] or row["severity"] != RuleSeverity.EXPLAINABLE or "写明" in row["instruction"]


def test_cases_carried_over_can_be_explained():
    [row] = [row for row in ROWS if row["whole"] == "reconsideration_accepted_count"]
    assert row["severity"] == RuleSeverity.EXPLAINABLE
    assert split(row["codes"]) == ["reconsideration_revoked_count", "reconsideration_confirmed_illegal_count"]
    assert "结转" in row["instruction"]


def test_only_what_is_part_of_a_whole_is_held_against_it():
    wholes = {row["whole"]: split(row["codes"]) for row in ROWS if row["kind"] == RuleKind.PART}
    assert wholes == {
        "reconsideration_accepted_count": ["reconsideration_revoked_count", "reconsideration_confirmed_illegal_count"],
        "dispute_mediated_count": ["community_lawyer_mediated_count"],
        "work_plan_key_task_count": ["work_plan_aspect_count"],
    }


def test_nothing_that_decides_by_itself_is_hard_but_what_no_number_of_its_kind_can_be():
    assert {row["kind"] for row in ROWS if row["severity"] == RuleSeverity.HARD} == {RuleKind.RANGE}


def test_every_kind_of_measure_has_its_range(loaded):
    hard = {row["measure_kind"] for row in ROWS if row["kind"] == RuleKind.RANGE}
    assert hard == set(Indicator.objects.values_list("kind", flat=True))
