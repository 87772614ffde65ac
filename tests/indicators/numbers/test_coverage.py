"""A page opens with a year that has something to show."""

import pytest

from indicators.numbers.coverage import Coverage, ShownYears, beside


def test_one_sourced_figure_does_not_make_a_year():
    assert Coverage({2019: 37, 2020: 1}).newest_full_year == 2019


def test_a_year_with_an_indicator_fewer_is_still_the_newest():
    assert Coverage({2019: 37, 2020: 36}).newest_full_year == 2020


def test_the_year_being_entered_comes_first_for_who_may_see_it():
    coverage = Coverage({2019: 37}, open_year=2020)
    assert coverage.default_year == 2020
    assert coverage.years == (2020, 2019)


def test_a_year_being_entered_is_not_compared_while_it_is_empty():
    assert Coverage({2018: 30, 2019: 37}, open_year=2020).newest_pair == (2018, 2019)


def test_without_figures_there_is_no_year():
    nothing = Coverage({})
    assert (nothing.default_year, nothing.newest_pair, nothing.years) == (None, None, ())


def test_the_years_shown_are_those_that_have_figures_and_the_one_being_entered():
    shown = Coverage({2018: 30, 2019: 37}, open_year=2020).shown
    assert shown == ShownYears(frozenset({2018, 2019}), 2020)
    assert (shown.years, shown.newest_pair) == ((2020, 2019, 2018), (2018, 2019))
    assert (ShownYears(frozenset()).years, ShownYears(frozenset({2019})).newest_pair) == ((), None)


def test_one_year_makes_no_pair():
    assert Coverage({2019: 37}).newest_pair is None


def test_half_as_many_as_the_fullest_make_a_full_year_and_one_fewer_do_not():
    assert Coverage({2019: 10, 2020: 5}).newest_full_year == 2020
    assert Coverage({2019: 10, 2020: 4}).newest_full_year == 2019
    assert Coverage({2019: 9, 2020: 4}).newest_full_year == 2019


def test_a_year_counts_its_figures_and_two_of_them_are_the_newest_pair():
    coverage = Coverage.of([2019, 2017, 2019, 2018])
    assert coverage.counts == {2019: 2, 2018: 1, 2017: 1}
    assert coverage.newest_pair == (2018, 2019)
    assert (coverage.open_year, Coverage.of([], 2020).open_year) == (None, 2020)


@pytest.mark.parametrize(
    ("year", "other"),
    [(2019, 2018), (2018, 2016), (2016, 2019), (None, None)],
    ids=["the one before", "across a gap", "the first beside the newest", "none was named"],
)
def test_a_year_named_alone_is_set_against_the_one_before_it(year: int | None, other: int | None):
    assert beside(year, (2019, 2018, 2016)) == other


def test_a_lone_year_has_none_beside_it():
    assert beside(2019, (2019,)) is None
