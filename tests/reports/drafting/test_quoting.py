"""Figures while they are quoted: how they read, how else they could, what is wrong, how they are found."""

from decimal import Decimal

import pytest

from indicators.numbers.comparison import Measured
from reports.drafting.passage import Words
from reports.drafting.quoting import QuotingDesk, restyled
from reports.models import Report
from tests.cast import figure, opened_round, reviewer

pytestmark = pytest.mark.django_db

REVIEWED = "legality_review_decision_count"
RATE = "major_decision_legality_review_rate"
NOTICES = "proof_cleanup_notice_count"


def enter(code: str, value: int | str) -> None:
    """A draft figure of 2020."""
    row = figure(code)
    row.enter(Measured(Decimal(value)), note="", source="", by=reviewer(), seen=row.version)


@pytest.fixture
def desk(loaded: None) -> QuotingDesk:
    opened_round(2020)
    enter(REVIEWED, 1111)
    enter(RATE, "98.5")
    enter(NOTICES, 2)
    return QuotingDesk.of(Report(year=2020))


def manners(desk: QuotingDesk, source: str) -> dict[str, str]:
    [chip] = desk.read(Words(body=source)).chips
    return {manner.name: manner.fault or manner.text for manner in chip.manners}


def test_a_chip_says_value_unit_change_and_how_far_the_figure_has_come(desk: QuotingDesk):
    [chip] = desk.read(Words(body=f"对{{{{{REVIEWED}}}}}件开展审核")).chips
    assert (chip.name, chip.measure, chip.reads) == ("行政决策合法性审核件数", "1111件", "1111")
    assert chip.change == "由1235件减为1111件，减少124件（10%）"
    assert (chip.status, chip.is_approved) == ("草稿", False)


def test_a_card_of_last_years_number_says_its_year_and_what_became_of_it(desk: QuotingDesk):
    [chip] = desk.read(Words(body=f"上年为{{{{{REVIEWED}@-1}}}}件")).chips
    assert (chip.year, chip.measure, chip.is_approved) == (2019, "1235件", True)
    assert chip.change == "由1235件减为1111件，减少124件（10%）"


def test_a_card_of_last_years_number_says_that_this_years_is_still_missing(desk: QuotingDesk):
    [chip] = desk.read(Words(body="上年为{{audit_project_count@-1}}项")).chips
    assert "暂无上年数据" not in chip.change
    assert "暂无本年数据" in chip.change


def test_a_card_of_a_number_two_years_back_names_both_years(desk: QuotingDesk):
    desk.book.__dict__["year"] = 2021
    [chip] = desk.read(Words(body=f"{{{{{REVIEWED}@-2}}}}件")).chips
    assert (chip.year, chip.measure) == (2019, "1235件")
    assert "上年" not in chip.change


def test_a_card_of_last_years_change_speaks_of_last_years_change(desk: QuotingDesk):
    [chip] = desk.read(Words(body=f"{{{{{REVIEWED}@-1|change}}}}")).chips
    assert (chip.year, chip.change) == (2019, "本年为1235件，暂无上年数据")


def test_each_way_to_write_a_figure_shows_what_it_reads(desk: QuotingDesk):
    assert manners(desk, f"{{{{{REVIEWED}}}}}") == {
        "数字": "1111",
        "汉字": "一千一百一十一",
        "上年": "1235",
        "与上年比": "同比下降10%",
        "增减数": "124",
        "增减率": "10%",
    }
    assert manners(desk, f"{{{{{NOTICES}}}}}")["汉字"] == "二"
    assert manners(desk, f"{{{{{NOTICES}}}}}")["两"] == "两"


def test_separators_are_offered_only_where_they_stand_already(desk: QuotingDesk):
    """A report published elsewhere keeps those of its original."""
    assert "千分位" not in manners(desk, f"{{{{{REVIEWED}}}}}")
    ways = manners(desk, f"{{{{{REVIEWED}|grouped}}}}")
    assert (ways["千分位"], ways["数字"]) == ("1,111", "1111")


def test_a_falling_figure_cannot_be_written_as_a_rise(desk: QuotingDesk):
    """The phrase is the figure's own, whatever stands around it."""
    said = [manner for manner in manners(desk, f"{{{{{RATE}}}}}").values() if "提高" in manner or "增长" in manner]
    assert said == []
    assert manners(desk, f"{{{{{RATE}}}}}")["与上年比"] == "较上年下降1.5个百分点"


def test_a_rate_is_not_offered_in_han_numerals(desk: QuotingDesk):
    assert set(manners(desk, f"{{{{{RATE}}}}}")) == {"数字", "上年", "与上年比", "增减数", "目标"}


def test_troubles_are_listed_with_line_and_reason_and_stay_in_the_text(desk: QuotingDesk):
    body = f"第一行。\n{{{{no_such}}}}件，{{{{audit_project_count}}}}项，{{{{{REVIEWED}}}}}件，{{{{坏的}}}}，}}}}"
    reading = desk.read(Words(heading="{{year@-1}}年{{nothing}}", body=body))
    assert [(trouble.place, trouble.source, trouble.reason) for trouble in reading.troubles] == [
        ("标题", "{{nothing}}", "没有这个指标"),
        ("第2行", "{{no_such}}", "没有这个指标"),
        ("第2行", "{{audit_project_count}}", "完成审计项目数：2020年没有数据"),
        ("第2行", "{{坏的}}", "引用写法不完整"),
        ("第2行", "}}", "引用写法不完整"),
    ]


def test_figures_are_found_by_any_piece_of_their_chinese_name(desk: QuotingDesk):
    by_name = ["复议" in one.name for one in desk.find("复议")]
    assert by_name[:3] == [True] * 3
    assert by_name == sorted(by_name, reverse=True)  # what only mentions it in its 口径 comes last
    assert [one.name for one in desk.find("1111")] == ["行政决策合法性审核件数"]
    assert len(desk.find("")) == 37
    assert desk.find("没有这样的") == []


def test_what_is_found_says_whether_the_text_quotes_it_already(desk: QuotingDesk):
    found = {one.name: one.is_quoted for one in desk.find("合法性审核", f"{{{{{REVIEWED}|change}}}}")}
    assert found["行政决策合法性审核件数"]
    assert not found["重大行政决策合法性审核率"]


def test_a_desk_costs_the_same_however_much_is_written(desk: QuotingDesk, django_assert_num_queries):
    one, many = (Words(body=f"{{{{{REVIEWED}}}}}件" * times) for times in (1, 50))
    with django_assert_num_queries(0):
        desk.read(one)
        desk.read(many)


def test_one_quotation_among_others_is_written_another_way():
    text = "{{a}}和{{坏}}和{{a|han}}和{{b@-1}}"
    assert restyled(text, 2, "{{a|change}}") == "{{a}}和{{坏}}和{{a|change}}和{{b@-1}}"
    assert restyled(text, 9, "{{x}}") == text
