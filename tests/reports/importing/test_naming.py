"""What a new indicator is called by the words around its number, and what it is counted in."""

from decimal import Decimal

import pytest

from indicators.numbers.measure import Kind
from reports.importing.naming import LONGEST_NAME, CountedIn, measure_of, name_of, trimmed

# ── what it is counted in ──


@pytest.mark.parametrize(
    ("value", "unit", "sentence", "counted"),
    [
        ("96", "件", "办理96件。", CountedIn("件", Kind.COUNT, 0)),
        ("1200", "件", "办理1200件。", CountedIn("件", Kind.COUNT, 0)),
        ("96", "", "达到96。", CountedIn("个", Kind.COUNT, 0)),
        ("98", "%", "达98%。", CountedIn("%", Kind.RATE, 0)),
        ("98.50", "%", "达98.50%。", CountedIn("%", Kind.RATE, 1)),
        ("98.55", "%", "达98.55%。", CountedIn("%", Kind.RATE, 2)),
        ("0.12345", "%", "占0.12345%。", CountedIn("%", Kind.RATE, 4)),
        ("300", "万元", "共300万元。", CountedIn("万元", Kind.AMOUNT, 0)),
        ("32.27", "亿元", "共32.27亿元。", CountedIn("亿元", Kind.AMOUNT, 2)),
        ("1.5", "公里", "长1.5公里。", CountedIn("公里", Kind.AMOUNT, 1)),
        ("1.5", "", "为1.5。", CountedIn("个", Kind.AMOUNT, 1)),
        ("3", "年", "连续3年获评先进。", CountedIn("年", Kind.STREAK, 0)),
        ("3", "个年度", "连续3个年度无败诉。", CountedIn("年", Kind.STREAK, 0)),
        ("3", "年", "历时3年完成。", CountedIn("年", Kind.COUNT, 0)),
        ("3", "次", "连续3次获评。", CountedIn("次", Kind.COUNT, 0)),
    ],
)
def test_a_number_is_measured_by_its_unit(value: str, unit: str, sentence: str, counted: CountedIn) -> None:
    assert measure_of(Decimal(value), unit, sentence) == counted


# ── what it is called ──


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("全年共办理法律援助案件", "办理法律援助案件"),
        ("一是开展执法检查", "开展执法检查"),
        ("——其中，举办培训班累计", "举办培训班"),
        ("行政机关负责人出庭应诉率达到", "行政机关负责人出庭应诉率"),
        ("群众满意度保持在", "群众满意度"),
        ("为困难群众挽回损失约", "困难群众挽回损失"),
        ("参加培训的分别有", "参加培训"),
        ("共计", ""),
        ("", ""),
    ],
)
def test_what_only_leads_to_a_noun_is_no_part_of_it(words: str, noun: str) -> None:
    assert trimmed(words) == noun


@pytest.mark.parametrize(
    ("spoken", "unit", "name"),
    [
        (["全年共办理法律援助案件"], "件", "办理法律援助案件数"),
        (["组织执法培训", "培训"], "人次", "执法培训人次数"),
        (["组织执法培训", "参训"], "人次", "执法培训参训人次数"),
        (["全年共开展执法检查"], "次", "开展执法检查次数"),
        (["举办领导干部培训班"], "期", "举办领导干部培训班期数"),
        (["选聘人民监督员"], "名", "选聘人民监督员人数"),
        (["接待来访群众千人"], "位", "接待来访群众千人数"),
        (["发放宣传资料"], "", "发放宣传资料数"),
        (["行政机关负责人出庭应诉率达到"], "%", "行政机关负责人出庭应诉率"),
        (["群众满意度为"], "%", "群众满意度"),
        (["采纳意见建议"], "%", "采纳意见建议比例"),
        (["采纳意见占比"], "%", "采纳意见占比"),
        (["挽回经济损失"], "万元", "挽回经济损失金额"),
        (["发放补助资金"], "万元", "发放补助资金"),
        (["征收各项罚款"], "元", "征收各项罚款"),
        (["涉案合同金额"], "亿元", "涉案合同金额"),
        ([], "件", ""),
        (["共计"], "件", ""),
    ],
)
def test_a_name_is_the_noun_with_what_is_counted(spoken: list[str], unit: str, name: str) -> None:
    assert name_of(spoken, unit) == name


def test_words_too_short_to_be_a_noun_borrow_the_one_before_without_its_verb() -> None:
    assert name_of(["受理行政复议案件", "审结"], "件") == "行政复议案件审结件数"
    assert name_of(["受理行政复议案件", "其中", "审结"], "件") == "行政复议案件审结件数"
    assert name_of(["受理行政复议案件", "办理法律援助案件", "已审结"], "件") == "法律援助案件审结件数"
    assert name_of(["受理行政复议案件", "当场审结"], "件") == "当场审结件数"
    assert name_of(["参加", "审结"], "件") == "审结件数"


def test_a_long_sentence_makes_no_name_longer_than_its_field() -> None:
    assert name_of(["甲" * LONGEST_NAME], "件") == f"{'甲' * LONGEST_NAME}件数"
    assert name_of(["乙" + "甲" * LONGEST_NAME], "件") == f"{'甲' * LONGEST_NAME}件数"
