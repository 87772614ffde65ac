"""A unit written twice and a sentence about nothing are found; results of zero and words that only look alike are not."""

import pytest

from indicators.models import Figure
from reports.checks.checker import check
from reports.checks.phrasing import on_phrasing
from reports.models import Item, Report


def codes(text: str) -> list[str]:
    return [remark.code for remark in on_phrasing((text,), {"亿元", "件", "%", "个方面"})]


@pytest.mark.parametrize(
    "text",
    [
        "按期办结率98.5%%。",
        "按期办结率98.5%％，较上年提高。",
        "按期办结率达百分之98.5%。",
        "受理行政复议案件5318件件。",
        "受理行政复议案件5318余件件，",
        "减税降费32.27亿元亿元，惠及企业。",
        "减税降费32.27亿元元。",
        "提高1.5个百分点个百分点。",
        "抓好6个方面个方面的工作。",
    ],
)
def test_a_unit_written_twice_is_found(text):
    assert codes(text) == ["unit-doubled"]


@pytest.mark.parametrize(
    "text",
    [
        "按期办结率98.5%，其中100%公开。",
        "推进3项项目建设。",
        "扶持20家家庭农场。",
        "全区30人人均办案12件。",
        "建成5个个人调解工作室。",
        "件件有着落、事事有回音。",
        "减税降费32.27亿元，元旦前办结。",
        "达百分之九十八点五。",
    ],
)
def test_what_only_looks_doubled_is_left_alone(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "为0名执法人员申请换发执法证。",
        "为０名执法人员申请换发执法证。",
        "向零家企业发放告知书，",
        "对0件重大行政决策进行合法性审核。",
        "组织0次执法培训。",
        "开展了0场专题讲座。",
        "召开0次。",
    ],
)
def test_a_sentence_about_nothing_is_found(text):
    assert codes(text) == ["about-nothing"]


@pytest.mark.parametrize(
    "text",
    [
        "被确认违法的为0件。",
        "全年行政败诉案件为0件，",
        "受理行政复议案件0件。",
        "全年发生0起责任事故。",
        "为10名执法人员申请换发执法证。",
        "为0.5个百分点。",
        "对100件重大行政决策进行审核。",
        "对2020名执法人员进行培训。",
        "对零星建设项目开展检查。",
        "组织零散力量。",
        "开展100场。",
    ],
)
def test_zero_as_a_result_is_no_fault(text):
    assert codes(text) == []


def test_the_place_is_the_words_themselves():
    [remark] = on_phrasing(("全年共为0名执法人员申请换发执法证，其余不变。",))
    assert (remark.start, remark.end) == (3, 17)


@pytest.mark.django_db
def test_both_are_found_where_a_figure_stands_in_the_text(loaded):
    report = Report.objects.get(year=2019)
    item = (
        Item.objects.filter(body__contains="enforcement_certificate").first()
        or Item.objects.filter(body__contains="换发").first()
    )
    code = item.body.split("{{")[1].split("}}")[0]
    rate = Figure.objects.filter(year=2019, kind="rate").first().indicator.code
    Figure.objects.filter(year=2019, indicator__code=code).update(value=0)
    body = f"为{{{{{code}}}}}名执法人员申请换发执法证。办结率{{{{{rate}}}}}%。"
    Item.objects.filter(pk=item.pk).update(body=body)
    found = {finding.code: finding for finding in check(report)}
    assert "为0名执法人员申请换发执法证" in found["about-nothing"].message
    assert not found["about-nothing"].is_error
    assert "%%" in found["unit-doubled"].message
    assert found["unit-doubled"].is_error
    assert found["unit-doubled"].fix.startswith("/admin/")


@pytest.mark.django_db
def test_the_real_report_has_neither(loaded):
    found = {finding.code for finding in check(Report.objects.get(year=2019))}
    assert found.isdisjoint({"unit-doubled", "about-nothing"})
