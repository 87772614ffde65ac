"""`same-as-last-year`, at the door everybody uses: what counts as the same sentence, and how long it must be."""

import pytest

from reports.checks.checker import check
from reports.checks.finding import Finding
from reports.models import Edition, Part, Report
from reports.publishing.verbs import publish_imported
from tests import cast

pytestmark = pytest.mark.django_db
OLD = "全年共组织三百场次活动。"  # 12 characters with its stop


def report(year: int, body: str, heading: str = "工作", lead: str = "") -> Report:
    made = Report.objects.create(year=year, title=f"{year}年度报告", lead=lead)
    Part.objects.create(report=made, kind=Part.Kind.PROBLEMS, marker="一、", heading=heading, body=body)
    return made


def repeated(before: str, now: str, **texts: str) -> list[Finding]:
    publish_imported(report(2018, before, **texts), by=cast.publisher())
    return [one for one in check(report(2019, now, **texts)) if one.code == "same-as-last-year"]


def test_a_sentence_word_for_word_is_told_with_its_number_and_its_first() -> None:
    [finding] = repeated(f"{OLD}另有不同的一句话在这里。", f"{OLD}全新的一句话写在这里了。")
    assert "有1句与2018年度报告一字不差，如：“" in finding.message
    assert (finding.place.anchor, finding.is_error) == ("p1", False)


def test_one_finding_a_passage_counts_them_all() -> None:
    other = "法治建设的基础仍然比较薄弱。"
    [finding] = repeated(OLD + other, f"{other}\n{OLD}")
    assert "有2句" in finding.message
    assert f"如：“{other.rstrip('。')}" in finding.message


@pytest.mark.parametrize(("length", "is_told"), [(11, False), (12, True)])
def test_shorter_sentences_are_formulas(length: int, is_told: bool) -> None:
    text = ("甲乙丙丁戊己庚辛壬癸子丑寅卯"[: length - 1]) + "。"
    assert bool(repeated(text, text)) is is_told


def test_one_word_changed_is_another_sentence() -> None:
    assert repeated(OLD, OLD.replace("三", "四")) == []


def test_the_year_may_have_moved_on() -> None:
    [finding] = repeated(
        "2018年，全区扎实推进各项工作，2019年再接再厉。", "2019年，全区扎实推进各项工作，2020年再接再厉。"
    )
    assert "2019年，全区扎实推进各项工作，2020年再接再厉" in finding.message


def test_a_year_that_did_not_move_is_another_sentence() -> None:
    assert repeated("2018年，全区扎实推进各项工作。", "2018年，全区扎实推进各项工作。") == []


def test_headings_and_the_lead_may_stay() -> None:
    assert repeated("甲。", "乙。", heading="全区法治政府建设工作完成情况总览", lead=OLD) == []


def test_without_a_report_of_last_year_nothing_repeats() -> None:
    assert [one for one in check(report(2019, OLD)) if one.code == "same-as-last-year"] == []
    assert not Edition.objects.exists()
