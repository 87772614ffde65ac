"""A number of the plan is a target of next year, not a figure of this one; one click keeps it as such."""

import re
from decimal import Decimal

import pytest

from benchmarks.truth.checker import catalogue
from indicators.models import Indicator, Target
from indicators.office.steps import Refused
from reports.checks.aims import aims, without_limit
from reports.checks.checker import check
from reports.checks.finding import Finding
from reports.checks.mending import Binding, bind_number
from reports.drafting.rollover import start_report
from reports.models import Item, Part, Report, Section
from reports.narrative.numerals import numerals
from tests.cast import editor, figure
from tests.pressed import signed_in

APPEARANCE = "agency_head_court_appearance_rate"


def offered(sentence: str) -> list[tuple[str, str, str]]:
    """Of each number with an offer: the indicator, the target in words, and what its quotation takes the place of."""
    found = numerals(sentence)
    return [
        (each[0].code, each[0].choice.text, sentence[each[0].start : each[0].end])
        for each in aims(catalogue(), sentence, found)
        if each
    ]


@pytest.mark.parametrize(
    ("sentence", "code", "text", "replaced"),
    [
        ("力争行政机关负责人出庭率不低于95%。", APPEARANCE, "不低于95%", "不低于95%"),
        ("确保行政机关负责人出庭率达到95%以上。", APPEARANCE, "不低于95%", "达到95%"),
        ("信访化解率力争达到92%。", "petition_resolution_rate", "92%", "92%"),
        ("全年完成审计项目25个。", "audit_project_count", "25个", "25"),
        ("办理信访件力争控制在5000件以内。", "petition_handled_count", "不超过5000件", "控制在5000"),
        ("违纪违规和管理不规范金额控制在20亿元以内，查出一起处理一起。", "", "", ""),
        ("2020年，行政机关负责人出庭率达到100%。", APPEARANCE, "100%", "100%"),
    ],
)
def test_the_target_is_read_from_its_clause(sentence: str, code: str, text: str, replaced: str) -> None:
    assert offered(sentence) == ([(code, text, replaced)] if code else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "新建停车位22个。",
        "信访化解率较上年提高2个百分点。",
        "行政机关负责人出庭率达到101%。",
        "2022年，行政机关负责人出庭率达到100%。",
        "每年完成审计项目25个。",
        "全市行政机关负责人出庭率达到100%。",
        "组织出庭3至5次。",
    ],
)
def test_what_is_no_target_of_an_indicator_of_next_year_is_none(sentence: str) -> None:
    assert offered(sentence) == []


@pytest.mark.parametrize(
    ("after", "left"),
    [
        ("以上。", "。"),
        ("次以上。", "次。"),
        ("亿元以内，", "亿元，"),
        ("次。", "次。"),
        ("件，5件以上。", "件，5件以上。"),
    ],
)
def test_the_limit_is_said_once(after: str, left: str) -> None:
    assert without_limit(after) == left


# ── on the page ──


@pytest.fixture
def plan(loaded: None) -> Section:
    """The first area of 2020's plan, open for writing, with a bare target."""
    report = start_report(2020, by=editor())
    section = Section.objects.filter(part__report=report, part__kind=Part.Kind.PLAN)[0]
    Section.objects.filter(pk=section.pk).update(body="抓实行政应诉。行政机关负责人出庭率达到95%以上。")
    section.refresh_from_db()
    return section


def aim(report: Report) -> Finding:
    return next(f for f in check(report) if f.offer and f.offer.choices[0].is_aim)


def binding(finding: Finding) -> Binding:
    offer = finding.offer
    assert offer
    return Binding(
        offer.level, offer.pk, offer.field, offer.start, offer.end, offer.number, offer.choices[0].token, offer.version
    )


@pytest.mark.django_db
def test_a_target_is_kept_with_its_sentence_and_quoted(plan: Section) -> None:
    report = plan.part.report
    bind_number(report, binding(aim(report)), by=editor())
    plan.refresh_from_db()
    assert plan.body == f"抓实行政应诉。行政机关负责人出庭率{{{{{APPEARANCE}|target}}}}。"
    target = Target.objects.get(indicator__code=APPEARANCE)
    assert (target.year, target.value, target.qualifier) == (2021, Decimal(95), "at_least")
    assert target.source_sentence == "行政机关负责人出庭率达到95%以上。"


@pytest.mark.django_db
def test_in_the_plan_a_number_that_equals_this_years_is_no_figure_of_it(plan: Section) -> None:
    report = plan.part.report
    Section.objects.filter(pk=plan.pk).update(body="行政机关负责人出庭率达100%。")
    found = [f for f in check(report) if f.code == "unbound-number" and "出庭率" in f.message]
    assert [(f.is_error, f.offer is not None) for f in found] == [(False, True)]
    assert "记作目标" in found[0].message


@pytest.mark.django_db
def test_the_page_offers_it_and_takes_it(plan: Section) -> None:
    client = signed_in(editor())
    address = "/admin/reports/report/2020/check/"
    page = client.get(address).text
    assert "记作“行政机关负责人出庭率（2021年目标）”（不低于95%）" in page
    [form] = [form for form in page.split("<form") if f"{APPEARANCE}|target" in form]
    posted = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    assert "已改为引用指标" in client.post(f"{address}bind/", posted, follow=True).text
    assert Target.objects.filter(year=2021, indicator__code=APPEARANCE).exists()


@pytest.mark.django_db
def test_another_target_that_stands_already_is_not_overwritten(plan: Section) -> None:
    report = plan.part.report
    chosen = binding(aim(report))
    held = {"year": 2021, "value": 98, "qualifier": "at_least", "source_sentence": "另一句。"}
    Target.objects.create(indicator=Indicator.objects.get(code=APPEARANCE), **held)
    with pytest.raises(Refused, match="2021年的目标已经定为不低于98%"):
        bind_number(report, chosen, by=editor())
    plan.refresh_from_db()
    assert "95%以上" in plan.body


@pytest.mark.django_db
def test_only_what_the_plan_says_is_a_target(plan: Section) -> None:
    report = plan.part.report
    item = Item.objects.filter(section__part__report=report)[0]
    Item.objects.filter(pk=item.pk).update(body="行政机关负责人出庭率100%。")
    body = "行政机关负责人出庭率"
    token = f"{{{{{APPEARANCE}|target}}}}"
    chosen = Binding("item", item.pk, "body", len(body), len(body) + 4, "100%", token, item.version)
    with pytest.raises(Refused, match="只有下一年度安排里的数"):
        bind_number(report, chosen, by=editor())
    assert not Target.objects.exists()


@pytest.mark.django_db
def test_next_years_check_holds_the_result_against_it(plan: Section) -> None:
    report = plan.part.report
    bind_number(report, binding(aim(report)), by=editor())
    Target.objects.update(year=2019, value=100, qualifier="at_least")
    result = figure(APPEARANCE, 2019)
    type(result).objects.filter(pk=result.pk).update(value=90)
    [missed] = [f for f in check(Report.objects.get(year=2019)) if f.code == "target-missed"]
    assert "没有达到" in missed.message
