"""A series knows its years, its gaps, and which of them a line may join."""

from decimal import Decimal

import pytest

from indicators.numbers.comparison import Measured, State
from indicators.numbers.series import Mark, Series


def series(*rows: tuple[int, int | None], notes: tuple[Mark, ...] = (), **known: int) -> Series:
    exact = [(year, None if value is None else Decimal(value)) for year, value in rows]
    return Series.of(exact, unit="件", kind="count", decimals=0, notes=notes, **known)


def years(segments: tuple) -> list[list[int]]:
    return [[point.year for point in segment] for segment in segments]


def test_rows_come_in_any_order_and_leave_oldest_first() -> None:
    assert [point.year for point in series((2019, 3), (2017, 1), (2018, 2)).points] == [2017, 2018, 2019]


def test_a_year_stands_once() -> None:
    with pytest.raises(ValueError, match="each year once"):
        series((2019, 1), (2019, 2))


def test_years_without_a_row_are_gaps() -> None:
    found = series((2016, 1), (2019, 4))
    assert list(found.years()) == [2016, 2017, 2018, 2019]
    assert [point.value for point in found] == [1, None, None, 4]
    assert found.gaps == (2017, 2018)


def test_zero_is_a_value_and_none_is_a_gap() -> None:
    found = series((2017, 0), (2018, None), (2019, 0))
    assert [point.year for point in found.known] == [2017, 2019]
    assert found.at(2017) == Measured(Decimal(0))
    assert found.at(2018) == found.at(1999) == Measured()


def test_qualifiers_stay_with_their_year() -> None:
    found = Series.of([(2018, Decimal(1), "approx"), (2019, Decimal(2))], unit="件", kind="count", decimals=0)
    assert found.at(2018).qualifier == "approx"
    assert found.at(2019).qualifier == ""


def test_the_latest_and_previous_points_have_values() -> None:
    found = series((2016, 1), (2018, None), (2019, 4), (2020, None))
    assert found.latest is not None
    assert found.latest.year == 2019
    previous = found.previous(2019)
    assert previous is not None
    assert previous.year == 2016
    assert found.previous(2016) is None


def test_an_empty_series_answers_calmly() -> None:
    found = series()
    assert list(found.years()) == []
    assert found.latest is None
    assert found.segments() == ()
    assert not found.has_line


@pytest.mark.parametrize(("values", "line"), [((1, 2), False), ((1, None, 2), False), ((1, 2, 3), True)])
def test_a_line_needs_three_values(values: tuple[int | None, ...], line: bool) -> None:
    assert series(*enumerate(values, start=2017)).has_line is line


def test_a_window_leaves_out_other_years() -> None:
    found = series((2016, 1), (2017, 2), (2018, 3), (2019, 4)).window(2017, 2018)
    assert [point.year for point in found.points] == [2017, 2018]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ((), [[2015, 2016], [2018, 2019, 2020]]),
        ((Mark(2019, "note", "换系统"),), [[2015, 2016], [2018, 2019, 2020]]),
        ((Mark(2019, "incomparable"),), [[2015, 2016], [2018], [2019], [2020]]),
        ((Mark(2019, "redefined"),), [[2015, 2016], [2018], [2019, 2020]]),
        ((Mark(2017, "redefined"),), [[2015, 2016], [2018, 2019, 2020]]),
    ],
)
def test_a_line_breaks_at_gaps_and_where_years_may_not_be_compared(
    marks: tuple[Mark, ...], expected: list[list[int]]
) -> None:
    found = series((2015, 1), (2016, 2), (2018, 3), (2019, 4), (2020, 5), notes=marks)
    assert years(found.segments()) == expected


def test_a_change_defaults_to_the_year_before() -> None:
    change = series((2018, 3), (2019, 2)).change(2019)
    assert (change.before_year, change.after_year, change.state) == (2018, 2019, State.DOWN)
    assert change.sentence() == "由3件减为2件，减少1件（33.3%）"


def test_a_change_over_a_redefinition_says_why_it_is_none() -> None:
    change = series((2017, 3), (2019, 2), notes=(Mark(2018, "redefined", "口径扩大"),)).change(2019, since=2017)
    assert change.state == State.REDEFINED
    assert change.reason == "口径扩大"


def test_an_indicator_is_new_only_when_it_is_known_to_be() -> None:
    assert series((2019, 2)).change(2019).state == State.MISSING_BEFORE
    assert series((2019, 2), introduced=2019).change(2019).state == State.NEW
    assert series((2018, 2), dropped=2019).change(2019).state == State.DROPPED


def test_years_reach_from_the_first_row_to_the_last() -> None:
    assert series((2015, 1), (2016, None), (2019, None)).years() == range(2015, 2020)


# ── one that goes on where another ended ──


def test_what_goes_on_brings_its_own_years_and_takes_those_before() -> None:
    old = series((2016, 1), (2017, 2), (2018, 3), introduced=2010)
    made = series((2018, 8), (2019, None), (2020, 9), introduced=2018, dropped=2024).continuing(old)
    assert [(point.year, point.value) for point in made.points] == [(2016, 1), (2017, 2), (2018, 8), (2020, 9)]
    assert (made.introduced, made.dropped) == (2010, 2024)


def test_an_heir_without_a_figure_yet_shows_all_that_was_before() -> None:
    made = series((2020, None)).continuing(series((2018, 3), (2019, None)))
    assert [(point.year, point.value) for point in made.points] == [(2018, 3)]


def test_what_parts_the_years_of_either_parts_them_all_and_is_told_once() -> None:
    early, late, both = Mark(2017, "note", "甲"), Mark(2019, "redefined", "乙"), Mark(2018, "note", "丙")
    made = series((2019, 4), notes=(late, both)).continuing(series((2018, 3), notes=(both, early)))
    assert made.marks == (early, both, late)
    assert made.change(2019).state == State.REDEFINED


def test_a_change_knows_the_direction_of_its_series_and_neutral_is_no_direction() -> None:
    rows = [(2018, Decimal(1)), (2019, Decimal(2))]
    assert Series.of(rows, unit="件", kind="count", decimals=0).direction == "neutral"
    higher = Series.of(rows, unit="件", kind="count", decimals=0, direction="higher")
    assert (higher.direction, higher.change(2019).direction) == ("higher", "higher")
    assert higher.change(2019).reason == ""


@pytest.mark.parametrize(("introduced", "is_new"), [(2017, False), (2018, False), (2019, True), (2020, True)])
def test_a_change_from_before_an_indicator_was_counted_is_from_nothing(introduced: int, is_new: bool) -> None:
    assert series((2018, 1), (2019, 2), introduced=introduced).change(2019).introduced == is_new


def test_one_year_of_a_series_is_that_year_and_all_that_is_known_of_the_series() -> None:
    whole = series((2018, 1), (2019, 2), (2020, 3), notes=(Mark(2019, "note", "新口径"),))
    one = whole.only(2019)
    assert [(point.year, point.value) for point in one.points] == [(2019, 2)]
    assert (one.unit, one.kind, one.marks) == (whole.unit, whole.kind, whole.marks)
    assert whole.only(1999).points == ()
