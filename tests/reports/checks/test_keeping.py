"""A target that is kept brings the sentence it stands in, whole and alone."""

from decimal import Decimal
from typing import Any

import pytest

from indicators.models import Target
from indicators.office.steps import Refused
from reports.checks.keeping import LONGEST_SOURCE, keep_target, sentence_at
from reports.models import Report

CODE = "legality_review_decision_count"
PLAN = "做好普法。力争审查不少于1300件；再接再厉。"


@pytest.fixture
def report(loaded: None) -> Report:
    return Report.objects.get(year=2019)


def keep(report: Report, text: str, start: int, end: int) -> Target:
    return keep_target(report, text, (start, end), CODE)


@pytest.mark.parametrize("place", [0, 2, 4])
def test_the_sentence_that_holds_a_place_ends_with_its_own_mark(place: int):
    assert sentence_at("一是甲。二是乙。", place if place < 4 else 3) == "一是甲。"
    assert sentence_at("一是甲。二是乙。", 4) == "二是乙。"


@pytest.mark.parametrize("mark", "。；！？\n")
def test_every_mark_that_ends_a_sentence_parts_two(mark: str):
    assert sentence_at(f"甲1件{mark}乙2件{mark}丙", 4) == f"乙2件{mark}".strip()


def test_without_a_mark_the_whole_text_is_the_sentence_up_to_what_the_field_holds():
    assert sentence_at("乙2件", 1) == "乙2件"
    assert len(sentence_at("长" * (LONGEST_SOURCE + 1), 0)) == LONGEST_SOURCE


@pytest.mark.django_db
def test_a_number_of_the_plan_becomes_next_years_target_with_its_sentence(report: Report):
    target = keep(report, PLAN, PLAN.index("不少于"), PLAN.index("件"))
    assert (target.year, target.value, target.source_sentence) == (2020, Decimal(1300), "力争审查不少于1300件；")
    assert keep(report, PLAN, PLAN.index("不少于"), PLAN.index("件")).pk == target.pk


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "start", "end"), [("没有数。", 0, 3), ("甲1件乙2件。", 0, 6), ("甲12件。", 0, 1), ("约300至500件。", 0, 9)]
)
def test_where_no_single_number_stands_nothing_is_kept(report: Report, text: str, start: int, end: int):
    with pytest.raises(Refused, match="没有可以记作目标的数"):
        keep(report, text, start, end)
    assert not Target.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("other", ["力争审查不少于1301件。", "力争审查1300件。"])
def test_another_number_or_another_degree_is_refused_and_the_target_stays(report: Report, other: str):
    before: Any = keep(report, PLAN, 0, len(PLAN))
    with pytest.raises(Refused, match="2020年的目标已经定为不少于1300件"):
        keep(report, other, 0, len(other))
    assert Target.objects.get() == before
