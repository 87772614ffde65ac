"""Several series on one axis: told apart without colour, honest about gaps and breaks."""

from decimal import Decimal

import pytest

from indicators.charts.chart import Reference
from indicators.charts.lines import ChartLine, Lines
from indicators.charts.svg.lines import lines_svg
from indicators.numbers.series import Mark, Series


def series(values, first=2015, unit="件", notes=()):
    rows = [(first + at, None if value is None else Decimal(value)) for at, value in enumerate(values)]
    return Series.of(rows, unit=unit, kind="count", decimals=0, notes=notes)


def lines(*many, **more):
    drawn = tuple(ChartLine(at, f"指标{at}", one, f"/{at}/") for at, one in enumerate(many, 1))
    return Lines("两项指标", "件", 2015, 2019, drawn, **more)


def test_each_line_has_a_number_beside_its_newest_point_and_a_class_of_its_own():
    drawn = lines_svg(lines(series([1, 2, 3, 4, 5]), series([9, 8, 7, 6, 5])))
    assert "①" in drawn
    assert "②" in drawn
    assert drawn.count('class="line line--') == 2


def test_a_gap_breaks_the_line():
    whole = lines_svg(lines(series([1, 2, 3, 4, 5])))
    broken = lines_svg(lines(series([1, 2, None, 4, 5])))
    assert (whole.count("chart-line"), broken.count("chart-line")) == (4, 2)


def test_a_redefinition_breaks_the_line_and_is_said():
    parted = series([1, 2, 3, 4, 5], notes=[Mark(2018, "redefined", "统计范围扩大")])
    drawn = lines_svg(lines(parted))
    assert drawn.count("chart-line") == 3
    assert "口径调整" in drawn
    assert lines(parted).remarks[0][1].text == "统计范围扩大"


def test_what_it_is_read_against_is_inside_the_drawing():
    drawn = lines_svg(lines(series([1, 2, 3, 4, 5]), references=(Reference(Decimal(20), "目标20件"),)))
    assert "目标20件" in drawn
    assert ">20<" in drawn


def test_units_do_not_mix_and_nothing_is_not_drawn():
    with pytest.raises(ValueError, match="one unit"):
        lines(series([1]), series([1], unit="次"))
    with pytest.raises(ValueError, match="with a value"):
        lines(series([None]))


def test_the_table_says_every_year_newest_first():
    assert list(lines(series([1, None, 3, 4, 5])).rows)[-2:] == [(2016, ["—"]), (2015, ["1件"])]
