"""A value on a line is written where neither the axis' numbers nor the line nor another value is in its way."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.charts.chart import Chart
from indicators.charts.lettering import NARROWEST
from indicators.charts.svg.beside import Label
from indicators.charts.svg.labels import value_labels
from indicators.charts.svg.line_words import LineWords, named_breaks
from indicators.charts.svg.offers import ABOVE, BELOW
from indicators.charts.svg.plane import FARTHEST_LEFT, LEFT, Plane, axis_numbers, scale_words
from tests.indicators.charts.samples import entry, made


def line(*values: int | None) -> Chart:
    return made("line", entry("案件", *values))


def written(*values: int | None) -> dict[int, Label]:
    """By the number of years before the newest."""
    chart = line(*values)
    return {2019 - year: label for year, label in value_labels(chart, Plane.of(chart)).items()}


def rise(*values: int | None, back: int = 1) -> float:
    """How far the baseline of a value lies below its mark."""
    chart = line(*values)
    plane = Plane.of(chart)
    point = chart.points[-1 - back]
    return round(value_labels(chart, plane)[point.year].y - plane.y(point.value), 3)


# ── beside its mark ──


def test_on_a_level_line_it_stands_over_its_mark():
    assert written(50, 50, 50)[1].anchor == "middle"
    assert rise(50, 50, 50) == ABOVE[0]


def test_on_a_peak_it_stands_over_its_mark_and_in_a_dip_beneath():
    assert (written(10, 90, 10)[1].anchor, rise(10, 90, 10)) == ("middle", ABOVE[0])
    assert (written(90, 40, 90)[1].anchor, rise(90, 40, 90)) == ("middle", BELOW[0])


def test_on_a_line_that_falls_it_steps_to_the_right_and_on_one_that_rises_to_the_left():
    assert written(99, 98, 50, 2, 1)[2].anchor == "start"
    assert written(1, 2, 50, 98, 99)[2].anchor == "end"


def test_in_a_dip_on_the_base_it_stands_beside_its_mark():
    assert rise(5, 9, 0, 4) < BELOW[0]


def test_the_axis_makes_room_for_its_numbers_but_not_without_end():
    assert Plane.of(line(5, 6)).left == LEFT
    assert LEFT < Plane.of(line(5, 1600)).left < FARTHEST_LEFT
    assert Plane.of(line(499_990, 500_001, 499_995)).left == FARTHEST_LEFT


@pytest.mark.parametrize(
    ("ticks", "unit", "numbers"),
    [
        ((0, 500_000), "件", ("0", "500,000")),
        ((0, 500_000, 1_000_000), "件", ("0", "50万", "100万")),
        ((0, 500_000, 1_000_000), "万元", ("0", "500,000", "1,000,000")),
        ((92_000_000, 94_000_000), "件", ("9,200万", "9,400万")),
        ((0, 9_999_000_000), "元", ("0", "999,900万")),
        ((0, 5_000_000_000, 10_000_000_000), "元", ("0", "50亿", "100亿")),
        ((0, 10_000_000_050), "元", ("0", "10,000,000,050")),
    ],
)
def test_an_axis_of_millions_counts_in_large_units_where_they_say_it_all(
    ticks: tuple[int, ...], unit: str, numbers: tuple[str, ...]
):
    assert axis_numbers(ticks, unit) == numbers


# ── of many years ──


def test_the_highest_keeps_its_label_however_near_the_first_and_the_newest_are():
    near_the_first = [1000 - number if number != 1 else 2000 for number in range(50)]
    assert {0, 48, 49} <= set(written(*near_the_first))
    assert {0, 1, 49} <= set(written(*reversed(near_the_first)))
    all_at_the_end = [*([500] * 46), 480, 2000, 10, 1999]
    assert {0, 1, 2, 49} == set(written(*all_at_the_end))


values = st.lists(st.one_of(st.integers(0, 2000), st.integers(990, 1000), st.none()), min_size=3, max_size=50)


@given(values)
@example([*range(950, 1000), 3])
@example([98_765_432 - year * 1_234_567 for year in range(5)])
def test_no_label_touches_another_or_the_axis_and_their_order_is_that_of_values(rows: list[int | None]):
    if sum(value is not None for value in rows) < 2:
        return
    chart = line(*rows)
    plane = Plane.of(chart)
    labels = value_labels(chart, plane)
    value = {point.year: point.value or 0 for point in chart.known}
    for (year, one), (other_year, other) in combinations(labels.items(), 2):
        over = one.left < other.right and other.left < one.right
        assert not over or abs(one.y - other.y) > 1.05
        assert not over or value[year] == value[other_year] or (value[year] > value[other_year]) == (one.y < other.y)
    assert all(label.is_clear_of(scale_words(plane)) for label in labels.values())
    assert chart.known[-1].year in labels
    highest = max(value.values())
    assert any(value[year] == highest for year in labels)


# ── gaps and breaks ──


def dashed(*values: int | None) -> list[int]:
    return sorted(2019 - year for year in LineWords.of(line(*values)).dashed)


def test_each_gap_of_few_years_has_a_dash_and_each_stretch_of_many():
    assert dashed(50, None, None, 52, 53) == [2, 3]
    assert dashed(*range(50, 70), *[None] * 5, *range(50, 60)) == [12]


def test_a_dash_gives_way_to_values_and_other_dashes():
    alternating = [None if back % 2 else 1 for back in reversed(range(49))]
    found = dashed(*alternating)
    assert 0 < len(found) < 24
    words = LineWords.of(line(*alternating))
    dashes = [words.plane.x(2019 - back) * NARROWEST for back in found]
    assert all(abs(one - other) >= 1 for one, other in combinations(dashes, 2))


@pytest.mark.parametrize(
    ("places", "anchors"),
    [([0.3], ["start"]), ([0.9], ["end"]), ([0.7, 0.75], ["start", "end"]), ([0.5, 0.52, 0.54], ["start", "end"])],
)
def test_breaks_are_named_on_the_side_that_has_room_the_newest_first(places: list[float], anchors: list[str]):
    assert [label.anchor for label in named_breaks(places).values()] == anchors
