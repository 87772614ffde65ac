"""Of many years a chart names round ones, writes out what stands out and draws no dot but there."""

import re

import pytest

from indicators.charts.chart import Chart
from indicators.charts.plotly_spec import plotly_spec
from indicators.charts.scale import MANY_DECADES, MANY_YEARS, named_years
from indicators.charts.svg import svg
from tests.drawn import words_of_plotly
from tests.indicators.charts.samples import entry, made


def named(count: int, width: float = 200.0) -> list[int]:
    """Of years up to 2019, spread over so many em."""
    years = range(2020 - count, 2020)
    return named_years(years, [at * width / max(1, count - 1) for at in range(count)])


def line(count: int) -> Chart:
    """Falls from year to year, twice the last one's value in the second."""
    return made("line", entry("案件", *(1000 - number if number != 1 else 2000 for number in range(count))))


@pytest.mark.parametrize(
    ("count", "years"),
    [
        (1, [2019]),
        (MANY_YEARS, list(range(2004, 2020))),
        (MANY_YEARS + 1, [2005, 2010, 2015, 2019]),
        (MANY_DECADES, [1990, 1995, 2000, 2005, 2010, 2015, 2019]),
        (MANY_DECADES + 1, [1990, 2000, 2010, 2019]),
        (50, [1970, 1980, 1990, 2000, 2010, 2019]),
    ],
)
def test_of_many_years_round_ones_are_named_and_the_last(count: int, years: list[int]):
    assert named(count) == years


def test_years_that_would_touch_are_left_out_but_never_the_last():
    assert named(6, width=6) == [2014, 2019]
    assert named(3, width=1) == [2019]


@pytest.mark.parametrize(("count", "dots"), [(MANY_YEARS, MANY_YEARS), (MANY_YEARS + 1, 3), (50, 3)])
def test_dots_of_many_years_stand_only_at_what_is_written_out(count: int, dots: int):
    drawing = svg(line(count))
    assert len(re.findall(r'class="chart-dot[ "]', drawing)) == dots
    assert drawing.count('class="chart-point"') == count, "the keyboard finds every year"
    if count > MANY_YEARS:
        assert drawing.count('class="chart-value') == dots
        sizes = [size for trace in plotly_spec(line(count))["data"] for size in trace["marker"]["size"]]
        assert sizes.count(9) == dots


def test_a_year_that_no_line_leads_to_keeps_its_dot():
    values = [*range(20, 40), None, 30, None, *range(41, 60)]
    assert svg(made("line", entry("案件", *values))).count("chart-dot-lone") == 1


def test_landmarks_are_the_newest_the_highest_the_first_and_the_lowest():
    chart = made("line", entry("案件", 5, 9, 1, 4))
    assert [point.text for point in chart.landmarks] == ["4件", "9件", "5件", "1件"]
    assert {"5件", "9件", "1件", "4件"} <= set(words_of_plotly(plotly_spec(chart)))
