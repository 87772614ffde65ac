"""A derived number is computed by one function, and a gap in either number is a gap in it."""

from decimal import Decimal

import pytest

from indicators.numbers.comparison import State
from indicators.numbers.derived import DerivedFigure, Formula, quotient
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


def test_two_numbers_have_a_ratio_from_the_later_beginning_to_the_earlier_end():
    one, other = series(introduced=2017, dropped=2022), series(introduced=2019, dropped=2021)
    for numerator, denominator in ((one, other), (other, one)):
        made = quotient(numerator, denominator, SHARE)
        assert (made.introduced, made.dropped) == (2019, 2021)
    alone = quotient(one, series(), SHARE)
    assert (alone.introduced, alone.dropped) == (2017, 2022)
    unknown = quotient(series(), series(), SHARE)
    assert (unknown.introduced, unknown.dropped) == (None, None)


def test_a_result_reads_as_its_formula_says_and_is_judged_in_its_direction():
    made = quotient(
        series((2019, Decimal(1))), series((2019, Decimal(3))), Formula(Decimal(100), "%", "rate", 2, "higher")
    )
    assert (made.unit, made.kind, made.decimals, made.direction) == ("%", "rate", 2, "higher")
    shown = DerivedFigure(2019, Decimal(1234) / 3, "approx", False, Formula(Decimal(1), "件", "amount", 1))
    assert shown.seen_text == "约411.3件"
    assert shown.seen_number_text == "约411.3"
    assert shown.seen_number == Decimal("411.3")
    thousands = DerivedFigure(2019, Decimal(12345), "", False, Formula(Decimal(1), "件", "amount", 0))
    assert (thousands.seen_text, thousands.seen_number_text) == ("12,345件", "12,345")


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("over", "", "approx"),
        ("", "nearly", "approx"),
        ("approx", "approx", "approx"),
        ("", "", ""),
        ("at_most", "", None),
        ("", "at_least", None),
        ("approx", "at_most", None),
    ],
)
def test_how_exact_a_result_is_hangs_on_both(above, below, expected):
    made = quotient(series((2019, Decimal(5), above)), series((2019, Decimal(10), below)), SHARE)
    [point] = made.points
    assert (point.qualifier if point.value is not None else None) == expected


def test_remarks_of_both_are_each_told_once_in_order():
    note, other = Mark(2019, "redefined", "口径不同"), Mark(2018, "note", "只到九月")
    marked = [series(notes=[note, other]), series(notes=[note])]
    assert quotient(*marked, SHARE).marks == (other, note)
