"""Sentences of reports beside figures that bear them out or don't: silence on the ones, an error on the others."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.truth.checker import claimed
from reports.checks.sizes import fold_agrees, half_agrees, size_of
from reports.narrative.numerals import numerals

FIGURES = {
    # sign in the sentences: code, last year, this year
    "R": ("reconsideration_accepted_count", "41", "50"),
    "X": ("reconsideration_revoked_count", "14", "10"),
    "M": ("dispute_mediated_count", "3452", "3000"),
    "C": ("petition_handled_count", "5318", "4680"),
    "P": ("petition_resolution_rate", "90", "95"),
    "A": ("audit_project_count", "22", "25"),
    "G": ("audit_irregular_amount", "32.27", "30.1"),
    "S": ("court_hearing_observation_count", "8", "12"),
    "F": ("foi_application_handled_count", "39", "39"),
    "L": ("law_petition_resolved_count", "152", "114"),
}
AGREES_OR_SPEAKS_OF_OTHERS = """
区政府受理行政复议{R}件，群众投诉明显下降。
受理行政复议{R}件，行政诉讼案件同比减少12件。
受理行政复议{R}件，审理周期较上年缩短5天，办案效率提高30%。
调解纠纷{M}件，调解员队伍增加56名。
调解纠纷{M}件，调解组织数量增加12个。
调解纠纷{M}件，比上年减少452件，下降13.1%。
调解纠纷{M}件，同比下降约13%，其中婚姻家庭纠纷增长8%。
办理信访件{C}件，化解率{P}，信访总量下降，化解率上升。
办理信访件{C}件，其中网上信访占比提高至65%。
办理信访件{C}件，重复信访率下降3个百分点。
办理信访件{C}件（上年{C@-1}件），同比下降12.0%。
完成审计项目{A}个，同比增加3个，查出问题金额{G}亿元，减少2.17亿元。
完成审计项目{A}个，整改金额增长20%。
完成审计项目{A}个，提高资金使用效益。
组织庭审观摩{S}次，增长50%，参加人员增长一倍。
组织庭审观摩{S}次，同比增加4次，干部旁听人数下降。
撤销行政行为{X}件，纠错率较上年下降4个百分点。
撤销行政行为{X}件，较上年减少近三成。
撤销行政行为{X}件，复议质量稳步提升，行政执法水平不断提高。
依申请公开办理{F}件，与上年持平。
依申请公开办理{F}件，与上年持平，答复及时率提升至100%。
信访化解率{P}，较上年提升5个百分点，位列全市前茅。
信访化解率{P}，群众获得感明显增强。
信访化解率由上年的90%提高到{P}。
信访化解率由{P@-1}上升至{P}，上升5个百分点。
信访化解率达到{P}，比2019年提高了5个百分点。
受理行政复议{R}件、撤销{X}件，分别较上年增加9件、减少4件。
受理行政复议{R}件，增幅22.0%；撤销{X}件，降幅28.6%。
行政复议受理量由41件增加到{R}件，增长22%。
行政复议案件数量上升，全年受理{R}件。
随着复议体制改革，行政复议案件大幅增长，全年受理{R}件。
受理行政复议{R}件，超过去年全年总量。
受理行政复议{R}件，化解行政争议成效明显提升。
受理行政复议{R}件，不断提高办案质量。
受理行政复议{R}件，较五年前翻了两番。
受理行政复议{R}件，案均审理时间减少4天，比法定期限缩短一半。
受理行政复议{R}件，行政相对人服判息诉率上升。
全年化解涉法信访{L}件，同比减少四分之一。
全年化解涉法信访{L}件，较去年减少38件，降幅为25%。
查出违纪金额{G}亿元，较上年下降6.7%。
查出违纪金额{G}亿元，较上年减少2.2亿元。
信访总量下降12%，全年办理信访件{C}件。
信访件办理数量下降，但信访化解率{P}，有所上升。
与上年相比，受理行政复议{R}件，增加9件。
同比增加9件，受理行政复议{R}件。
受理行政复议{R}件，其中撤销{X}件，占20%。
受理行政复议{R}件，撤销{X}件，撤销率20%。
受理行政复议{R}件，涉及公安的占三成。
完成审计项目{A}个，占年度计划的83%。
受理行政复议{R}件，同比上升，败诉率降至3%。
受理行政复议{R}件，化解矛盾数量创新高。
调解纠纷{M}件，成功率连续三年上升。
全部办结信访件，化解率{P}。
推动信访积案全部化解，办理信访件{C}件，化解率{P}。
行政处罚案件{X}件，罚款金额增加。
受理行政复议{R}件；其中撤销{X}件，占20%。
受理行政复议{R}件。其中撤销{X}件，占20%，驳回6件，占12%。
受理行政复议{R}件。撤销{X}件，占全市的4%。
受理行政复议{R}件，同比增加9件，其中撤销{X}件。
受理行政复议{R}件，其中维持24件、驳回6件、撤销{X}件、终止10件。
受理行政复议{R}件，其中涉企35件、涉外20件。
依申请公开办理{F}件；信访接待46件，其中重复信访40件。
受理行政复议由41件升至{R}件，其中涉企45件。
区政府常务会议研究法治议题增加，受理行政复议{R}件。
"""
CONTRADICTED = """
受理行政复议{R}件，同比减少9件。
受理行政复议{R}件，同比增加8件。
受理行政复议{R}件，比去年增长20%。
调解纠纷{M}件，较2019年增长。
调解纠纷{M}件，同比增加13.1%。
调解纠纷数量上升，全年共调解{M}件。
信访化解率{P}，提高6个百分点。
信访化解率{P}，同比提高5%。
信访化解率由上年的92%提高到{P}。
信访化解率下降到{P}。
办理信访件{C}件，与去年基本持平。
办理信访件{C}件，信访总量同比上升。
完成审计项目{A}个，较上年多2个。
完成审计项目{A}个，审计项目数量有所减少。
组织庭审观摩{S}次，增长一倍。
组织庭审观摩{S}次，同比翻番。
组织庭审观摩{S}次，是去年的2倍。
撤销行政行为{X}件，同比减半。
撤销行政行为{X}件，高于去年。
依申请公开办理{F}件，有所增加。
依申请公开办理{F}件，同比增长5.1%。
查出违纪金额{G}亿元，较上年增加2.17亿元。
查出违纪金额{G}亿元，同比下降7.6%。
受理行政复议{R}件，少于上年的{R@-1}件。
受理行政复议{R}件，创近年新低。
受理行政复议{R}件、撤销{X}件，分别下降22%、28.6%。
受理行政复议{R}件、撤销{X}件，均有所增加。
受理行政复议{R}件（较上年减少9件）。
受理行政复议{R}件，同比降低。
信访化解率{P}，略有回落。
信访化解率与上年相比下降，为{P}。
受理行政复议{R}件，其中撤销{X}件，占30%。
受理行政复议{R}件，撤销{X}件，合计70件。
受理行政复议{R}件；其中撤销{X}件，占30%。
受理行政复议{R}件。其中撤销{X}件，占30%。
受理行政复议{R}件。其中驳回60件。
受理行政复议{R}件，其中维持34件、驳回7件、撤销{X}件。
撤销{X}件，占全部{R}件的30%。
"""


def errors(sentence: str) -> list[str]:
    signs = set(re.findall(r"\{([A-Z])", sentence))
    data = {FIGURES[sign][0]: {"2019": FIGURES[sign][1], "2020": FIGURES[sign][2]} for sign in signs}
    text = re.sub(r"\{([A-Z])(@-1)?\}", lambda found: f"{{{{{FIGURES[found[1]][0]}{found[2] or ''}}}}}", sentence)
    return [said.message for said in claimed(text, data)]


@pytest.mark.parametrize("sentence", AGREES_OR_SPEAKS_OF_OTHERS.split())
def test_what_agrees_or_speaks_of_something_else_is_left_alone(sentence: str) -> None:
    assert errors(sentence) == []


def test_a_space_before_what_is_parted_changes_nothing() -> None:
    assert errors("受理行政复议{R}件。 其中驳回60件。")


@pytest.mark.parametrize("sentence", CONTRADICTED.split())
def test_what_the_figures_contradict_is_an_error(sentence: str) -> None:
    assert errors(sentence)


@pytest.mark.parametrize(
    ("written", "true", "agrees"),
    [
        # as written, to the places written
        ("22%", "21.95", True),
        ("22%", "22.5", False),
        ("22%", "21.5", True),
        ("22%", "21.49", False),
        ("12.3%", "12.34", True),
        ("12.3%", "12.35", False),
        ("9件", "9", True),
        ("9件", "8", False),
        # with room on the side the word speaks of
        ("近20%", "16", True),
        ("近20%", "15.9", False),
        ("近20%", "20.4", True),
        ("近20%", "20.5", False),
        ("600余件", "600", True),
        ("600余件", "699", True),
        ("600余件", "700", False),
        ("600余件", "599", False),
        ("约三成", "27", True),
        ("约三成", "26.9", False),
        ("约三成", "33", True),
        ("约三成", "33.1", False),
        ("超过10%", "10", True),
        ("超过10%", "45", True),
        ("超过10%", "9.4", False),
        ("一成多", "19.9", True),
        ("一成多", "20", False),
        ("不超过5%", "5.4", True),
        ("不超过5%", "5.5", False),
        ("两倍", "2.25", True),
        ("两倍", "2.26", False),
        ("1.5倍", "1.54", True),
        ("1.5倍", "1.55", False),
        ("三分之一", "33.3", True),
        ("三分之一", "37", False),
    ],
)
def test_a_size_agrees_to_the_places_it_is_written_with(written: str, true: str, agrees: bool) -> None:
    [numeral] = numerals(written)
    size = size_of(numeral, written)
    assert size is not None
    assert size.agrees(Decimal(true)) is agrees


@pytest.mark.parametrize(
    ("folds", "factor", "agrees"),
    [
        ("1", "1.9", True),
        ("1", "1.89", False),
        ("1", "2.4", True),
        ("1", "2.41", False),
        ("2", "4", True),
        ("2", "2", False),
    ],
)
def test_doubling_is_about_twice(folds: str, factor: str, agrees: bool) -> None:
    assert fold_agrees(Decimal(folds), Decimal(factor)) is agrees


@pytest.mark.parametrize(("factor", "agrees"), [("0.45", True), ("0.449", False), ("0.55", True), ("0.551", False)])
def test_halving_is_about_a_half(factor: str, agrees: bool) -> None:
    assert half_agrees(Decimal(factor)) is agrees


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=0, max_value=3))
def test_a_size_written_exactly_agrees_with_itself_and_not_with_its_neighbour(value: int, places: int) -> None:
    true = Decimal(value).scaleb(-places)
    written = f"增长{true}%"
    [numeral] = numerals(written)
    size = size_of(numeral, written)
    assert size is not None
    assert size.agrees(true)
    assert not size.agrees(true + Decimal(1).scaleb(-places))
