"""A derived number is computed by one function, and a gap in either number is a gap in it."""

from decimal import Decimal

import pytest

from indicators.numbers.comparison import State
from indicators.numbers.derived import Formula, quotient
from indicators.numbers.series import Mark, Series

SHARE = Formula(Decimal(100), "%", "rate", 1)


def series(*rows, **more):
    return Series.of(rows, unit="件", kind="count", decimals=0, **more)


def share(numerator, denominator, formula=SHARE):
    return {point.year: point.value for point in quotient(numerator, denominator, formula).points}


def test_numerator_by_denominator_times_scale():
    found = share(series((2019, Decimal(1114))), series((2019, Decimal(3452))))
    assert found[2019].quantize(Decimal("0.01")) == Decimal("32.27")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (None, Decimal(5)),
        (Decimal(5), None),
        (Decimal(5), Decimal(0)),
        (Decimal(0), Decimal(0)),
    ],
)
def test_what_is_missing_or_divides_by_zero_is_a_gap(above, below):
    assert share(series((2019, above)), series((2019, below))) == {2019: None}


def test_a_year_only_one_of_them_has_is_a_gap():
    assert share(series((2018, Decimal(1))), series((2019, Decimal(2)))) == {2018: None, 2019: None}


def test_a_numerator_of_zero_is_a_result():
    assert share(series((2019, Decimal(0))), series((2019, Decimal(7)))) == {2019: 0}


def test_a_bound_has_no_share_and_a_rough_number_has_a_rough_one():
    exact = series((2018, Decimal(10)), (2019, Decimal(10)))
    rough = quotient(series((2018, Decimal(5), "at_least"), (2019, Decimal(5), "approx")), exact, SHARE)
    assert [(point.value, point.qualifier) for point in rough.points] == [(None, ""), (Decimal(50), "approx")]


def test_what_parts_the_years_of_either_parts_its_own():
    parted = series((2018, Decimal(1)), (2019, Decimal(2)), notes=[Mark(2019, "redefined", "口径不同")])
    whole = series((2018, Decimal(4)), (2019, Decimal(4)))
    assert quotient(parted, whole, SHARE).change(2019).state == State.REDEFINED
    assert quotient(whole, parted, SHARE).change(2019).state == State.REDEFINED


def test_a_share_moves_by_points_and_a_ratio_by_percent():
    above = series((2018, Decimal(2)), (2019, Decimal(3)))
    below = series((2018, Decimal(10)), (2019, Decimal(10)))
    assert quotient(above, below, SHARE).change(2019).badge == "+10个百分点"
    ratio = Formula(Decimal(10000), "件/万人", "amount", 1)
    assert quotient(above, below, ratio).change(2019).badge == "+50%"
