"""From series to charts: the right figures, the right words, and nothing where there is nothing to draw."""

from decimal import Decimal

import pytest

from indicators.charts.build import ChartEntry, build
from indicators.numbers.series import Mark
from tests.indicators.charts.samples import entry, made, series


def test_a_bar_shows_one_year_of_each_indicator() -> None:
    chart = made("bar", entry("甲", 9, 1235), entry("乙", 7, 6))
    assert [(point.label, point.value, point.text) for point in chart.points] == [
        ("甲", Decimal(1235), "1,235件"),
        ("乙", Decimal(6), "6件"),
    ]
    assert chart.source == "来源：2019年度报告"


def test_a_bar_carries_the_remarks_of_its_year_only() -> None:
    noted = series((2018, 1), (2019, 2), notes=(Mark(2018, "note", "旧"), Mark(2019, "incomparable", "集中换证。")))
    assert made("bar", ChartEntry("甲", noted)).remarks == ("甲：集中换证。",)


def test_indicators_of_different_units_share_no_chart() -> None:
    with pytest.raises(ValueError, match="one unit"):
        build("bar", "题目", [entry("甲", 1), entry("乙", 1, unit="次")], 2019)


def test_rates_are_read_against_a_full_hundred() -> None:
    assert [reference.value for reference in made("bullet", entry("甲", 90, unit="%", kind="rate")).references] == [100]


def test_a_line_shows_every_year_up_to_its_own_with_gaps() -> None:
    chart = made("line", ChartEntry("甲", series((2016, 1), (2018, 3), (2019, 4), (2020, 9))))
    assert [(point.label, point.value) for point in chart.points] == [
        ("2016年", 1),
        ("2017年", None),
        ("2018年", 3),
        ("2019年", 4),
    ]


def test_a_slope_leaves_out_pairs_that_may_not_be_compared() -> None:
    barred = ChartEntry("乙", series((2018, 1), (2019, 2), notes=(Mark(2019, "redefined"),)))
    assert [point.label for point in made("slope", entry("甲", 1, 2), barred).points] == ["甲"]


def test_counts_diverge_by_percent_and_rates_by_points() -> None:
    counts = made("diverging", entry("甲", 100, 112))
    rates = made("diverging", entry("甲", "98.5", 100, unit="%", kind="rate"))
    assert (counts.unit, counts.points[0].text) == ("%", "+12%")
    assert (rates.unit, rates.points[0].text) == ("个百分点", "+1.5个百分点")


def test_a_change_from_zero_is_a_gap_that_says_why() -> None:
    point = made("diverging", entry("甲", 0, 5), entry("乙", 1, 2)).points[0]
    assert (point.value, point.note) == (None, "由0件增至5件（基数为零，不计增长率）")


def test_a_streak_is_counted_back_from_its_year() -> None:
    chart = made("timeline", entry("甲", 3, unit="年", kind="streak"))
    assert [(point.label, point.text) for point in chart.points] == [
        ("2017年", "第1年"),
        ("2018年", "第2年"),
        ("2019年", "第3年"),
    ]


@pytest.mark.parametrize(
    ("kind", "one"),
    [
        ("bar", entry("甲", None)),
        ("slope", entry("甲", None, 5)),
        ("diverging", entry("甲", None, 5)),
        ("timeline", entry("甲", None, unit="年", kind="streak")),
    ],
)
def test_where_there_is_nothing_to_draw_there_is_no_chart(kind: str, one: ChartEntry) -> None:
    assert build(kind, "题目", [one], 2019) is None


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="pie"):
        build("pie", "题目", [entry("甲", 1)], 2019)


def test_a_lines_first_year_stands_as_a_bar() -> None:
    chart = build("line", "题目", [entry("甲", 5)], 2019)
    assert chart is not None
    assert (chart.kind, [point.text for point in chart.points]) == ("bar", ["5件"])
