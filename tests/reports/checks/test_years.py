"""`wrong-year`, at the door everybody uses: which years are last year's left behind, and which are meant."""

import pytest

from reports.checks import Finding, check
from reports.models import Part, Report

pytestmark = pytest.mark.django_db
KINDS = [kind for kind in Part.Kind.values if kind != "plan"]


def found(body: str, kind: str = "achievements", year: int = 2020) -> list[Finding]:
    report = Report.objects.create(year=year, title="报告")
    Part.objects.create(report=report, kind=kind, marker="一、", heading="标题", body=body)
    return [one for one in check(report) if one.code == "wrong-year"]


@pytest.mark.parametrize("year", ["2019", "２０１９", "二〇一九", "二零一九", "二○一九"])
def test_last_years_number_is_one_in_any_writing(year: str) -> None:
    [finding] = found(f"{year}年，全区推进工作。")
    assert "写的是“2019年”，而本报告是2020年度的" in finding.message
    assert "{{year}}" in finding.message


@pytest.mark.parametrize("year", [2018, 2020, 2021, 1999])
def test_only_the_year_before_is_left_behind(year: int) -> None:
    assert found(f"全区于{year}年推进工作。") == []


MEANT = (
    "较2019年增长。 比2019年多。 与2019年相比。 同2019年。 自2019年起。 从2019年起。 截至2019年底。 2015—2019年规划。 2015-2019年。 "
    "2015至2019年。 2019年—2021年。 2019年以来。 2019年以前。 2019年之前。 2019年相比。 12019年。"
)


@pytest.mark.parametrize("text", MEANT.split())
def test_comparisons_and_spans_mean_the_year(text: str) -> None:
    assert found(text) == []


def test_each_year_is_told_once_a_passage() -> None:
    assert len(found("2019年推进，2019年完成。")) == 1


def test_a_quoted_year_is_no_fault() -> None:
    assert found("{{year@-1}}年，全区推进。") == []


def test_the_plan_starts_with_next_year() -> None:
    [finding] = found("2020年，继续推进。", "plan")
    assert "从“2020年”写起，而应为2021年" in finding.message


@pytest.mark.parametrize("text", ["2021年，继续推进。", "在2020年的基础上继续推进。", "{{year@+1}}年，继续推进。"])
def test_a_plan_may_speak_of_this_year_later_on(text: str) -> None:
    report = Report.objects.create(year=2020, title="报告")
    Part.objects.create(report=report, kind="plan", marker="一、", heading="标题", body=text)
    assert [one for one in check(report) if one.code == "wrong-year"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_other_parts_may_start_with_this_year(kind: str) -> None:
    assert found("2020年，全区推进。", kind) == []
