"""Whose number it is: certain only where the clause names all of an indicator and nothing else, and the value is its."""

from decimal import Decimal

import pytest

from benchmarks.truth.checker import PHRASES, catalogue
from indicators.models import Indicator
from indicators.numbers.series import Series
from reports.checks.proposals import Catalogue, Proposal
from reports.checks.subjects import Synonyms
from reports.narrative.binding import FigureBook
from reports.narrative.numerals import numerals


def proposed(sentence: str, number: str, known: Catalogue | None = None) -> list[Proposal]:
    """What is offered for the first number of a sentence that is written so."""
    found = numerals(sentence, PHRASES)
    offers = (known or catalogue()).proposals(sentence, found)
    return next(p for n, p in zip(found, offers, strict=True) if sentence[n.start : n.end] == number)


@pytest.mark.parametrize(
    ("sentence", "number", "code"),
    [
        ("区政府受理行政复议41件。", "41", "reconsideration_accepted_count"),
        ("全区调解纠纷3452起。", "3452", "dispute_mediated_count"),
        ("区委中心组法治专题学习3场。", "3", "party_group_law_study_count"),
        ("《工作要点》明确六个方面28项重点任务。", "28", "work_plan_key_task_count"),
        ("审计查出违纪违规和管理不规范金额32.27亿元。", "32.27亿", "audit_irregular_amount"),
        ("审计查出违纪违规和管理不规范金额322700万元。", "322700万", "audit_irregular_amount"),
        ("全区依法行政工作培训会2次，培训人员272名。", "2", "admin_law_training_session_count"),
        ("重大行政决策合法性审核率达100%，连续2年。", "100%", "major_decision_legality_review_rate"),
    ],
)
def test_certain_where_all_is_said(sentence: str, number: str, code: str) -> None:
    first = proposed(sentence, number)[0]
    assert (first.code, first.is_certain) == (code, True)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        # another actor, place, time
        ("区财政局组织法治政府建设专题培训2次。", "2"),
        ("区政府部门受理行政复议41件。", "41"),
        ("司法所调解纠纷3452件。", "3452"),
        ("物业企业发挥作用，参与调解3452件纠纷。", "3452"),
        ("各街道更新发布政务公开信息3310条。", "3310"),
        ("市长信箱回复办理留言596件。", "596"),
        ("参加全市依法行政工作培训会2次。", "2"),
        ("去年区政府本级受理行政复议41件。", "41"),
        ("上半年区政府本级受理行政复议41件。", "41"),
        ("2018年、2019年分别受理行政复议38件、41件。", "41"),
        # another step or kind
        ("行政复议案件审结41件。", "41"),
        ("区政府本级受理行政复议申请41件。", "41"),
        ("受理行政复议41件，行政诉讼撤销14件。", "14"),
        ("采纳审计建议71条。", "71"),
        ("完成审计项目整改22个。", "22"),
        ("取消行政执法资格58名。", "58"),
        ("清理行政规范性文件6件。", "6"),
        ("涉法信访受理152件。", "152"),
        ("区纪委监委移送案件线索7件。", "7"),
        ("信访积案化解率90%。", "90%"),
        ("区政府常务会议10次研究信访工作。", "10"),
        # an attribute, a move, a share, a target, a rough number
        ("行政机关负责人出庭率100%的单位32家。", "100%"),
        ("信访化解率提高90%。", "90%"),
        ("力争信访化解率达到90%。", "90%"),
        ("更新发布政务公开信息3310余条。", "3310余"),
        ("安排审计项目22个。", "22"),
    ],
)
def test_never_certain_where_something_else_is_said(sentence: str, number: str) -> None:
    assert not any(proposal.is_certain for proposal in proposed(sentence, number))


def test_the_same_subject_with_another_value_is_asked_about() -> None:
    [first, *_] = proposed("区政府本级受理行政复议57件。", "57")
    assert (first.code, first.is_certain) == ("reconsideration_accepted_count", False)


def series(unit: str, kind: str, *values: int) -> Series:
    years = enumerate(map(Decimal, values), 2020)
    return Series.of(years, unit=unit, kind=kind, decimals=0)


def another_district() -> Catalogue:
    """A catalogue of somebody else's, with last year's values 12 and 30."""
    names = {"arbitration": ("劳动争议仲裁结案件数", "件"), "inspection": ("联合检查企业家数", "家")}
    indicators = {
        c: Indicator(code=c, name=n, unit=u, kind="count", definition=f"{n}。") for c, (n, u) in names.items()
    }
    book = FigureBook(
        2021,
        indicators,
        {"arbitration": series("件", "count", 12, 45), "inspection": series("家", "count", 30, 230)},
    )
    return Catalogue.of(book, Synonyms({"办结": "结案"}, {"宗": "件"}))


def test_another_districts_catalogue_is_as_good() -> None:
    known = another_district()
    assert proposed("劳动争议仲裁结案45件。", "45", known)[0].is_certain
    assert proposed("劳动争议仲裁办结45宗。", "45", known)[0].is_certain
    assert proposed("开展联合检查，检查企业230家。", "230", known)[0].is_certain
    assert not proposed("劳动争议仲裁受理45件。", "45", known)


def test_last_years_value_is_certain_only_where_last_year_is_named() -> None:
    known = another_district()
    named = proposed("上年劳动争议仲裁结案12件。", "12", known)[0]
    assert (named.is_certain, named.choice.token) == (True, "{{arbitration@-1}}")
    left_behind = proposed("劳动争议仲裁结案12件。", "12", known)[0]
    assert (left_behind.is_certain, left_behind.choice.token) == (False, "{{arbitration}}")


def test_two_indicators_that_fit_alike_leave_it_to_the_editor() -> None:
    indicators = {
        code: Indicator(code=code, name=name, unit="件", kind="count", definition="")
        for code, name in (("a", "普法宣传活动件数"), ("b", "普法宣传工作件数"))
    }
    book = FigureBook(2021, indicators, {code: series("件", "count", 1, 45) for code in indicators})
    offers = proposed("开展普法宣传45件。", "45", Catalogue.of(book, Synonyms({}, {})))
    assert len(offers) == 2
    assert not any(offer.is_certain for offer in offers)
