"""A section's chart shows time: one year as bars, two as dumbbells, from three on small multiples on one scale."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from indicators.charts.build import ChartEntry, Span, build_over_time
from indicators.charts.chart import Chart, ChartKind
from indicators.charts.lettering import LINE_HEIGHT
from indicators.charts.svg import svg
from indicators.charts.svg.dumbbell import LEFT, RIGHT, dumbbell_strip
from indicators.charts.svg.multiples import TALL, THIN
from indicators.numbers.series import Mark
from tests.indicators.charts.samples import entry, series

SVG = "{http://www.w3.org/2000/svg}"
ONE_YEAR = ["bar", "nested", "bullet"]


def shown(kind: str, *entries: ChartEntry) -> Chart:
    chart = build_over_time(kind, "办理情况", entries, Span(2018, 2019))
    assert chart is not None
    return chart


def read(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing)  # noqa: S314 - our own output


def marks(drawing: str, name: str, class_: str) -> list[ElementTree.Element]:
    return [one for one in read(drawing).iter(SVG + name) if class_ in one.get("class", "").split()]


def share(element: ElementTree.Element, name: str) -> float:
    return float(element.get(name, "").removesuffix("%")) / 100


@pytest.mark.parametrize("kind", ONE_YEAR)
def test_a_chart_of_one_year_shows_the_years_there_are(kind: str):
    rates = {"unit": "%", "kind": "rate"} if kind == "bullet" else {}
    first = shown(kind, entry("甲", 50, **rates), entry("乙", 30, **rates))
    second = shown(kind, entry("甲", 45, 50, **rates), entry("乙", 30, **rates))
    third = shown(kind, entry("甲", 40, 45, 50, **rates), entry("乙", 30, **rates))
    assert [chart.kind for chart in (first, second, third)] == [kind, "dumbbell", "multiples"]


@pytest.mark.parametrize("kind", ["line", "slope", "diverging"])
def test_what_shows_time_already_stays_what_it_is(kind: str):
    assert shown(kind, entry("甲", 40, 45, 50)).kind == kind


def test_two_years_that_may_not_be_compared_are_no_pair():
    apart = (Mark(2019, "incomparable", "机构改革"),)
    alone = ChartEntry("甲", series((2018, 45), (2019, 50), notes=apart))
    assert shown("bar", alone).kind == ChartKind.BAR
    both = shown("bar", alone, entry("乙", 30, 33))
    assert both.kind == ChartKind.DUMBBELL
    assert (both.points[0].before, both.points[0].note) == (None, "机构改革")


def test_a_year_without_figures_stays_as_it_was():
    assert build_over_time("bar", "办理", [entry("甲", 40, 45, 50, None)], Span(2018, 2019)) is None


def test_multiples_show_the_last_five_years():
    chart = shown("bar", entry("甲", *range(10, 20)), entry("乙", 3))
    assert chart.columns == ("2015年", "2016年", "2017年", "2018年", "2019年")
    assert [one.text for one in chart.points[1].past] == ["—"] * 4
    assert [cell.text for cell in chart.rows()[0].cells] == ["甲", "15件", "16件", "17件", "18件", "19件"]
    assert chart.header == ("项目", *chart.columns)


VALUES = [(20, 40), (0, 40), (40, 40), (7, 0)]


@pytest.mark.parametrize("values", VALUES)
def test_a_dumbbell_is_read_back_from_its_dots(values: tuple[int, int]):
    drawing = svg(shown("bar", entry("大", 10, 80), entry("甲", *values)))
    rings, dots = marks(drawing, "circle", "chart-dot-before"), marks(drawing, "circle", "chart-dot-now")
    found = [(share(mark, "cx") - LEFT) / (RIGHT - LEFT) * 80 for mark in (rings[-1], dots[-1])]
    assert found == pytest.approx(values, abs=0.02)


def test_a_dumbbell_on_a_scale_of_its_own_starts_at_zero_too():
    drawing = dumbbell_strip(series((2018, 25), (2019, 100)).change(2019))
    [ring], [dot] = marks(drawing, "circle", "chart-dot-before"), marks(drawing, "circle", "chart-dot-now")
    assert share(dot, "cx") == pytest.approx(RIGHT)
    assert share(ring, "cx") == pytest.approx(LEFT + (RIGHT - LEFT) / 4, abs=0.001)
    assert "aria-hidden" in drawing
    assert dumbbell_strip(series((2018, 0), (2019, 0)).change(2019))


def heights(drawing: str) -> list[list[float]]:
    """Of each row's columns, in em."""
    rows = (row for row in read(drawing).iter(f"{SVG}g") if row.get("class") == "chart-point")
    kinds = ("chart-past", "chart-bar", "chart-apart")
    return [
        [float(one.get("height", "").removesuffix("em")) for one in row.iter(f"{SVG}rect") if one.get("class") in kinds]
        for row in rows
    ]


def test_small_multiples_share_one_scale_from_zero():
    drawing = svg(shown("bar", entry("甲", 20, 40, 80), entry("乙", 10, 0, 5)))
    assert heights(drawing) == [
        pytest.approx([TALL / 4, TALL / 2, TALL], abs=0.001),
        pytest.approx([TALL / 8, THIN, TALL / 16], abs=0.001),
    ]


def test_a_gap_of_a_small_multiple_is_a_dash_and_no_column():
    drawing = svg(shown("bar", entry("甲", 20, None, 40, 80)))
    assert len(heights(drawing)[0]) == 3
    assert [mark.text for mark in marks(drawing, "text", "chart-gap")] == ["—"]


def test_a_year_that_may_not_be_compared_is_hollow_and_says_why():
    redefined = (Mark(2019, "redefined", "含派出机关"),)
    chart = shown("bar", ChartEntry("甲", series((2017, 20), (2018, 30), (2019, 50), notes=redefined)))
    assert len(marks(svg(chart), "rect", "chart-apart")) == 2
    assert chart.remarks == ("甲：2019年含派出机关。",)


def test_parts_stand_within_their_whole_and_rates_below_their_full_mark():
    parts = shown("nested", entry("受理", 30, 35, 41), entry("撤销", 9, 10, 14), entry("责令", 1, 2, 3))
    assert len(marks(svg(parts), "rect", "chart-frame")) == 6
    rates = [entry("出庭率", "90", "95", "98.5", unit="%", kind="rate")]
    assert [goal.text for goal in marks(svg(shown("bullet", *rates)), "text", "chart-goal-label")] == ["满格 100%"]


def test_rows_of_small_multiples_keep_apart_whatever_the_names():
    names = ["某某区行政规范性文件合法性审核和备案审查工作机制建设情况" * 2, "甲", "乙" * 60]
    drawing = svg(shown("bar", *(entry(name, 3, 5, 4) for name in names)))
    lines = [float(one.get("y", "").removesuffix("em")) for one in marks(drawing, "text", "chart-label")]
    assert all(later - earlier >= LINE_HEIGHT - 0.01 for earlier, later in pairwise(lines))
    assert min(lines) >= 0.9
