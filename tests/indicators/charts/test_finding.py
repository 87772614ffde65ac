"""The title of a chart is what its numbers show, and nothing they don't."""

from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.charts.finding import Told, finding
from indicators.numbers.series import Mark, Series
from tests.indicators.charts.samples import series


def told(name: str, *values: int | str | None, kind: str = "count", notes: tuple[Mark, ...] = ()) -> Told:
    """Up to 2021."""
    unit = "%" if kind == "rate" else "件"
    return Told(name, series(*enumerate(values, 2022 - len(values)), unit=unit, kind=kind, notes=notes), 2021)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((5,), ""),
        ((30, 41), "案件同比增长36.7%"),
        ((41, 41), "案件与上年持平"),
        ((3, 4), ""),
        ((10, 20, 30), "案件连续两年上升，2021年达30件"),
        ((50, 30, 20, 10), "案件连续三年下降，2021年降至10件"),
        ((10, 30, 20, 25), "案件同比增长25%"),
        ((5, 20, 30), "案件连续两年上升，2021年达30件"),
        ((7, 7, 7), "案件连续三年均为7件"),
        ((0, 0, 0), "案件连续三年均为0件"),
        ((3412, 3301, 3520, 3290, 3300), "案件连续五年超过3,200件"),
        ((110, 100, 120), "案件连续三年不少于100件"),
        ((100, 59, 80), "案件同比增长35.6%"),
        ((20, None, 30), ""),
        ((20, 30, None), ""),
        ((None, 20, 30), "案件同比增长50%"),
        ((1, 2, None, 20, 30), "案件同比增长50%"),
    ],
)
def test_a_title_says_what_the_years_show(values: tuple[int | None, ...], said: str):
    assert finding([told("案件", *values)]) == said


def test_a_rise_is_not_told_across_years_that_may_not_be_compared():
    redefined = (Mark(2020, "redefined", "口径调整"),)
    assert finding([told("案件", 10, 20, 30, notes=redefined)]) == "案件同比增长50%"
    apart = (Mark(2021, "incomparable", "机构改革"),)
    assert finding([told("案件", 10, 20, 30, notes=apart)]) == ""


def test_what_is_known_roughly_is_no_step_of_a_rise():
    rows = [(2019, Decimal(10)), (2020, Decimal(20), "approx"), (2021, Decimal(30))]
    rough = Series.of(rows, unit="件", kind="count", decimals=0)
    assert "连续" not in finding([Told("案件", rough, 2021)])


def test_of_several_the_longest_way_is_told_then_the_largest_change():
    long, short = told("甲", 10, 20, 30, 40), told("乙", 90, 80, 70)
    assert finding([short, long]) == "甲连续三年上升，2021年达40件"
    assert finding([told("甲", 20, 22), told("乙", 90, 45)]) == "乙同比下降50%"
    assert finding([told("甲", 20, 20), told("乙", 9, 9)]) == "各项均与上年持平"
    assert finding([told("甲", 20, 20), told("乙", 9, None)]) == ""


def test_rates_move_by_points_and_may_all_be_full():
    full = [told(name, 100, 100, 100, kind="rate") for name in "甲乙"]
    assert finding(full) == "各项连续三年均为100%"
    assert finding([told("甲", "90", "95.5", kind="rate")]) == "甲较上年提高5.5个百分点"
    assert finding([told("甲", "97.9", "99.2", "98.4", kind="rate")]) == "甲较上年下降0.8个百分点", "no praise"


def test_a_streak_that_grows_by_itself_is_no_finding():
    assert finding([told("白皮书", 1, 2, 3, kind="streak")]) == ""
    assert finding([]) == ""


def test_years_to_come_are_not_told():
    assert finding([replace(told("案件", 40, 50, 60), year=2020)]) == "案件同比增长25%"
