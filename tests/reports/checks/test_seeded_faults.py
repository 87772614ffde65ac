"""The real 2019 report, honestly judged; then one fault at a time, found at its place and nowhere else."""

import re
from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from indicators.models import Annotation, Figure, Indicator, Target
from indicators.models.figure_steps import FigureStatus
from reports.checks.checker import check
from reports.checks.finding import KINDS, Finding, Severity
from reports.models import Answer, Item, Law, Part, PromiseOutcome, Report, Section, SetPhrase, Task
from tests.cast import editor, figure

pytestmark = pytest.mark.django_db
HONEST = ("statutory-part-missing", "statutory-words-missing")
CASES = "reconsideration_accepted_count"
RATE = "petition_resolution_rate"
STREAK = "admin_trial_whitepaper_streak_years"


def item_of(code: str) -> Item:
    """The item that quotes a code."""
    return Item.objects.get(body__contains=f"{{{{{code}")


def replaced(item: Item, old: str, new: str) -> None:
    assert old in item.body
    Item.objects.filter(pk=item.pk).update(body=item.body.replace(old, new, 1))


def last_year(code: str, value: int, *, year: int = 2018) -> None:
    """A figure of the year before, as published then."""
    Figure.objects.create(
        indicator=Indicator.objects.get(code=code),
        year=year,
        value=value,
        source="2018年度报告",
        status=FigureStatus.LOCKED,
        published_value=value,
        published_source="2018年度报告",
        published_at=figure(code, 2019).published_at,
        published_by=figure(code, 2019).published_by,
    )


def found(report: Report, today: date | None = None) -> list[Finding]:
    """What is found beyond what the real report honestly lacks."""
    return [finding for finding in check(report, today) if finding.code not in HONEST]


def the_one(report: Report, code: str) -> Finding:
    [finding] = found(report)
    assert finding.code == code
    assert finding.severity == KINDS[code].severity or code == "unbound-number"
    assert finding.fix.startswith("/admin/")
    return finding


def test_the_real_report_lacks_a_part_and_causes_and_nothing_else(report: Report) -> None:
    causes, part = check(report)
    assert (causes.code, causes.where) == ("statutory-words-missing", "p2 二、存在的主要问题")
    assert "只写了不足，没有写原因" in causes.message
    assert (part.code, part.where) == ("statutory-part-missing", "法定内容")
    assert "第一责任人" in part.message
    assert not any(finding.is_error for finding in (part, causes))
    assert not any(re.search("第.+条", finding.message) for finding in (part, causes)), "no number that isn't verified"


def test_findings_are_lines_of_five_words(report: Report) -> None:
    assert all(set(f.as_dict()) == {"code", "severity", "message", "where", "fix"} for f in check(report))


def test_the_number_of_queries_does_not_grow(
    report: Report, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(30) as few:
        check(report)
    Item.objects.update(body="受理41件，办理5318件，开展3次。")
    with django_assert_max_num_queries(len(few)):
        check(report)


# ── numbers and quotations ──


def test_a_number_no_indicator_knows_is_a_warning_with_the_likeliest_named(report: Report) -> None:
    replaced(item_of(CASES), f"{{{{{CASES}}}}}", "43")
    finding = the_one(report, "unbound-number")
    assert not finding.is_error
    assert finding.place.anchor == "s6-1"
    assert "如指“区政府本级受理行政复议件数”，其数为41件" in finding.message


def test_a_set_phrase_of_the_district_is_left_alone(report: Report) -> None:
    replaced(item_of(CASES), "区政府本级", "推行8项微改革，区政府本级")
    assert found(report)
    SetPhrase.objects.create(text="8项微改革")
    assert found(report) == []


def test_a_number_in_the_lead_is_found_without_an_offer(report: Report) -> None:
    report.lead = "全年受理行政复议41件。"
    finding = the_one(report, "unbound-number")
    assert (finding.place.label, finding.offer) == ("导语", None)


@pytest.mark.parametrize("typed", ["{{no_such_indicator}}", "{{broken", "{{audit_irregular_amount|han}}"])
def test_a_reference_that_says_nothing(report: Report, typed: str) -> None:
    replaced(item_of("audit_irregular_amount"), "{{audit_irregular_amount}}", typed)
    finding = the_one(report, "unresolved-reference")
    assert finding.place.anchor == "s5-2"


def test_a_quoted_figure_that_is_missing(report: Report) -> None:
    Figure.objects.filter(indicator__code=CASES, year=2019).update(value=None, status=FigureStatus.PENDING)
    finding = the_one(report, "missing-figure")
    assert finding.place.anchor == "s6-1"
    assert finding.fix == f"/admin/indicators/figure/{figure(CASES, 2019).pk}/change/"


def test_a_quoted_figure_of_last_year_that_is_missing(report: Report) -> None:
    replaced(item_of(CASES), f"{{{{{CASES}}}}}件", f"{{{{{CASES}}}}}件（上年{{{{{CASES}@-1}}}}件）")
    assert "没有2018年的数据" in the_one(report, "missing-figure").message


def test_a_quoted_figure_that_is_not_approved(report: Report) -> None:
    Figure.objects.filter(indicator__code=CASES, year=2019).update(status=FigureStatus.SUBMITTED)
    assert "还是“已提交”" in the_one(report, "unapproved-figure").message


def test_a_figure_the_text_does_not_quote_may_be_missing_or_waiting(report: Report) -> None:
    replaced(item_of(CASES), f"受理行政复议{{{{{CASES}}}}}件", "受理行政复议若干件")
    Figure.objects.filter(indicator__code=CASES, year=2019).update(status=FigureStatus.SUBMITTED)
    assert "区政府本级受理行政复议件数" in the_one(report, "figures-unapproved").message
    Figure.objects.filter(indicator__code=CASES, year=2019).update(
        value=None, published_value=None, published_at=None, published_by=None, published_source=""
    )
    assert the_one(report, "figures-missing").place.label == "本年度数据"


def test_a_sourced_figure_entered_otherwise(report: Report) -> None:
    Figure.objects.filter(indicator__code=CASES, year=2019).update(status=FigureStatus.APPROVED, value=42)
    finding = the_one(report, "source-differs")
    assert "填报为42件，已公开的是41件" in finding.message
    assert finding.place.anchor == "s6-1"


# ── words against figures ──


@pytest.mark.parametrize(
    ("words", "before", "code"),
    [
        ("同比上升", 50, "direction-contradicted"),
        ("同比上升", 41, "direction-contradicted"),
        ("较上年下降", 30, "direction-contradicted"),
        ("与上年持平", 30, "direction-contradicted"),
        ("明显下降", 30, "direction-contradicted"),
        ("较上年未上升", 30, "direction-contradicted"),
        ("同比上升", None, "direction-unproven"),
    ],
)
def test_a_direction_the_figures_contradict(report: Report, words: str, before: int | None, code: str) -> None:
    if before is not None:
        last_year(CASES, before)
    replaced(item_of(CASES), f"{{{{{CASES}}}}}件", f"{{{{{CASES}}}}}件，{words}")
    assert the_one(report, code).place.anchor == "s6-1"


@pytest.mark.parametrize(
    ("words", "before"), [("同比上升", 30), ("同比下降", 50), ("与上年持平", 41), ("较上年未上升", 50)]
)
def test_a_direction_the_figures_bear_out(report: Report, words: str, before: int) -> None:
    last_year(CASES, before)
    replaced(item_of(CASES), f"{{{{{CASES}}}}}件", f"{{{{{CASES}}}}}件，{words}")
    assert found(report) == []


def test_a_direction_between_years_that_do_not_compare(report: Report) -> None:
    last_year(CASES, 50)
    indicator = Indicator.objects.get(code=CASES)
    Annotation.objects.create(indicator=indicator, year=2019, text="口径调整", effect="redefined")
    replaced(item_of(CASES), f"{{{{{CASES}}}}}件", f"{{{{{CASES}}}}}件，同比下降")
    assert the_one(report, "direction-unproven")


def test_all_when_the_rate_is_90(report: Report) -> None:
    replaced(item_of(RATE), "办理信访件", "信访件全部化解，办理信访件")
    assert "“信访化解率”为90%" in the_one(report, "superlative-contradicted").message


def test_not_all_when_the_rate_is_90(report: Report) -> None:
    replaced(item_of(RATE), "办理信访件", "信访件未能全部化解，办理信访件")
    assert found(report) == []


def test_the_first_time_in_the_sixth_year(report: Report) -> None:
    replaced(item_of(STREAK), "召开行政审判", "首次召开行政审判")
    assert "已连续6年" in the_one(report, "superlative-contradicted").message


def test_the_first_time_after_a_year_that_had_some(report: Report) -> None:
    last_year(CASES, 12)
    replaced(item_of(CASES), "共受理行政复议", "首次受理行政复议")
    assert "2018年为12件" in the_one(report, "superlative-contradicted").message


def test_a_record_that_an_earlier_year_holds(report: Report) -> None:
    last_year(CASES, 99)
    replaced(item_of(CASES), f"{{{{{CASES}}}}}件", f"{{{{{CASES}}}}}件创历史新高")
    assert the_one(report, "superlative-contradicted")


def test_what_is_planned_claims_nothing(report: Report) -> None:
    Section.objects.filter(part__kind=Part.Kind.PLAN, order=1).update(body=f"受理{{{{{CASES}}}}}件，同比下降。")
    assert found(report) == []


# ── years, repetition, emptiness ──


@pytest.mark.parametrize("typed", ["2018年", "二〇一八年", "２０１８年"])
def test_last_years_number_in_a_draft(report: Report, typed: str) -> None:
    replaced(item_of(CASES), "区政府本级", f"{typed}，区政府本级")
    assert the_one(report, "wrong-year").place.anchor == "s6-1"


@pytest.mark.parametrize("typed", ["较2018年", "自2018年以来", "2015—2018年", "2018—2020年"])
def test_last_year_may_be_compared_with(report: Report, typed: str) -> None:
    replaced(item_of(CASES), "区政府本级", f"{typed}，区政府本级")
    assert found(report) == []


def test_a_plan_that_starts_with_the_year_it_reports_on(report: Report) -> None:
    Part.objects.filter(kind=Part.Kind.PLAN).update(body="2019年，我区将全面推进法治政府建设。")
    assert the_one(report, "wrong-year").place.anchor == "p3"


def test_a_sentence_that_stood_there_last_year(report: Report) -> None:
    """A 2020 draft with one old sentence, one formula and one new sentence."""
    old = "二是依法行政能力仍需进一步加强，"
    draft = Report.objects.create(year=2020, title="2020年度法治政府建设工作报告")
    part = Part.objects.create(
        report=draft, kind=Part.Kind.PROBLEMS, marker="一、", heading="存在的主要问题", body="原因很多。"
    )
    assert [f for f in check(draft) if f.code == "same-as-last-year"] == []
    repeated = Part.objects.get(report=report, kind=Part.Kind.PROBLEMS).body
    Part.objects.filter(pk=part.pk).update(body=f"{repeated}\n{old}由于机构改革。")
    [finding] = [f for f in check(draft) if f.code == "same-as-last-year"]
    assert finding.place.anchor == "p1"
    assert "有2句与2019年度报告一字不差，如：“2020年，我区" in finding.message


def test_an_item_without_words(report: Report) -> None:
    item = item_of(CASES)
    Item.objects.filter(pk=item.pk).update(body="")
    finding = the_one(report, "empty-text")
    assert (finding.place.anchor, finding.is_error) == ("s6-1", True)


def test_a_section_without_items(report: Report) -> None:
    Section.objects.create(
        part=report.parts.get(kind=Part.Kind.ACHIEVEMENTS), marker="（七）", heading="新的小节", order=7
    )
    assert the_one(report, "empty-text").where == "s7 一（七）新的小节"


def test_parts_over_their_total(report: Report) -> None:
    Figure.objects.filter(indicator__code="reconsideration_revoked_count", year=2019).update(value=Decimal(45))
    finding = the_one(report, "parts-over-total")
    assert finding.place.anchor == "s6-1"
    assert "多于“区政府本级受理行政复议件数”41件" in finding.message


# ── statute and promises ──


@pytest.fixture
def draft(report: Report) -> Report:
    """A 2020 report of all four parts that answers every promise and makes one."""
    draft = Report.objects.create(year=2020, title="2020年度法治政府建设工作报告")
    for order, kind in enumerate(list(Part.Kind)[:4], 1):
        Part.objects.create(
            report=draft, kind=kind, marker=f"{'一二三四'[order - 1]}、", body="由于原因种种。", order=order
        )
    writer, item = editor(), Item.objects.first()
    for task in Task.objects.of_year(2020):
        Answer.objects.create(task=task, item=item, outcome=PromiseOutcome.PARTLY, words="见条目。", by=writer)
    area = Section.objects.create(part=draft.parts.get(kind=Part.Kind.PLAN), body="推进改革。")
    Task.objects.create(report=draft, year=2021, code="T1-1", area=area, title="改革", source_phrase="推进改革")
    return draft


def test_a_plan_of_which_nothing_is_a_task_is_warned_about_once(draft: Report) -> None:
    Task.objects.of_year(2021).delete()
    [finding] = check(draft, date(2021, 2, 28))
    assert (finding.code, finding.is_error, finding.place.anchor) == ("tasks-missing", False, "p4")
    assert finding.fix == "/admin/reports/task/2020/propose/"
    assert "2021年度的任务" in finding.message


def test_a_report_without_a_plan_misses_no_tasks(draft: Report) -> None:
    Task.objects.of_year(2021).delete()
    Section.objects.filter(part__report=draft).delete()
    draft.parts.filter(kind=Part.Kind.PLAN).update(kind=Part.Kind.OTHER)
    assert "tasks-missing" not in [finding.code for finding in check(draft, date(2021, 2, 28))]


def test_a_draft_before_its_dates_has_nothing_to_answer_for(draft: Report) -> None:
    assert check(draft, date(2021, 2, 28)) == []


@pytest.mark.parametrize(
    ("today", "late"),
    [(date(2021, 3, 1), ["上报"]), (date(2021, 3, 31), ["上报"]), (date(2021, 4, 1), ["上报", "公开"])],
)
def test_a_statutory_date_passed(draft: Report, today: date, late: list[str]) -> None:
    findings = check(draft, today)
    assert [finding.code for finding in findings] == ["statutory-date-passed"] * len(late)
    assert all(f"前{duty}" in finding.message for duty, finding in zip(late, findings, strict=True))


def test_an_unanswered_promise_is_an_error_and_leads_to_where_it_is_answered(draft: Report) -> None:
    Answer.objects.filter(task__code="T3-2").delete()
    [finding] = check(draft, date(2021, 2, 1))
    assert (finding.code, finding.severity) == ("promise-unanswered", Severity.ERROR)
    assert "2020-T3-2" in finding.where
    assert finding.fix == "/admin/reports/task/2020/answers/#2020-T3-2"


def test_a_part_with_words_of_its_causes_has_them(report: Report) -> None:
    Part.objects.filter(kind=Part.Kind.PROBLEMS).update(body="一是责任意识不强，原因在于学习不够。")
    assert [finding.code for finding in check(report)] == ["statutory-part-missing"]


# ── titles, targets, sourced figures ──


def test_a_title_one_character_off(report: Report) -> None:
    replaced(item_of(CASES), "区政府本级", "贯彻《法治政府建设实施纲（2015—2020年）》，区政府本级")
    assert "差一个字" in the_one(report, "law-title").message


def test_a_district_adds_its_own_titles(report: Report) -> None:
    replaced(item_of(CASES), "区政府本级", "贯彻《临江区法治政府建设示范创建工作方案》，区政府本级")
    assert found(report) == []
    Law.objects.create(title="临江区法治政府建设示范创建工作方案细则", kind=Law.Kind.POLICY, source="区政府公报")
    assert found(report) == []
    Law.objects.create(title="临江区法治政府建设示范创建实施方案", kind=Law.Kind.POLICY, source="区政府公报")
    replaced(item_of(CASES), "示范创建工作方案", "示范创建实方案")
    assert "差一个字" in the_one(report, "law-title").message


def test_a_target_that_was_missed_and_one_that_was_reached(report: Report) -> None:
    indicator = Indicator.objects.get(code=RATE)
    target = Target.objects.create(
        indicator=indicator, year=2019, value=95, qualifier="at_least", source_sentence="力争信访化解率不低于95%"
    )
    missed = the_one(report, "target-missed")
    assert "目标是不低于95%" in missed.message
    assert "实际为90%" in missed.message
    assert missed.place.anchor == "s6-3"
    target.value = Decimal(90)
    target.save()
    assert found(report) == []


def test_what_another_publication_made_public_is_quoted_in_its_years_draft(report: Report) -> None:
    draft = Report.objects.create(year=2020, title="2020年度法治政府建设工作报告")
    Part.objects.create(
        report=draft, kind=Part.Kind.ACHIEVEMENTS, marker="一、", body="确定{{major_decision_item_count}}项决策事项。"
    )
    codes = {finding.code for finding in check(draft)}
    assert not codes & {"missing-figure", "unapproved-figure", "unresolved-reference"}


def test_a_size_that_is_wrong(report: Report) -> None:
    last_year(CASES, 30)
    replaced(item_of(CASES), f"{{{{{CASES}}}}}件", f"{{{{{CASES}}}}}件（同比增长45%）")
    assert "36.7%" in next(f for f in found(report) if f.code == "size-contradicted").message
