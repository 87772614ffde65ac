"""An axis starts at zero, or shows a torn foot, says so and keeps its lowest value off the base."""

from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from indicators.charts.chart import Chart, Reference
from indicators.charts.lines import ChartLine, Lines
from indicators.charts.plotly_spec import plotly_spec
from indicators.charts.scale import CUT, started
from indicators.charts.svg import svg
from indicators.charts.svg.lines import lines_svg
from indicators.charts.svg.plane import FOOT
from tests.indicators.charts.samples import entry, made, series

NAMESPACE = "{http://www.w3.org/2000/svg}"
CLOSE = (11, 11, 11, 10, 9, 10)
FROM_ZERO = [(1, 5, 0, 8), (0, 0, 0), (7, 7, 7), (59, 100), (-5, -4)]
TORN = [CLOSE, (60, 100), (9100, 9000, None, 9900)]


def line(*values: int | None) -> Chart:
    return made("line", entry("案件", *values))


def slope(*values: int) -> Chart:
    return made("slope", *(entry(f"第{number}", value, value) for number, value in enumerate(values)))


def several(*values: int) -> Lines:
    return Lines("案件", "件", 2015, 2020, (ChartLine(1, "案件", series(*enumerate(values, 2015))),))


def root(drawn: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawn)  # noqa: S314 - our own output


def feet(drawn: str) -> list[float]:
    """Where torn bases stand that are painted with a pattern of the same drawing, in em."""
    patterns = {f"url(#{pattern.get('id')})" for pattern in root(drawn).iter(f"{NAMESPACE}pattern")}
    rules = [rule for rule in root(drawn).iter(f"{NAMESPACE}rect") if rule.get("class") == "chart-foot"]
    assert all(rule.get("fill") in patterns for rule in rules)
    return [float(rule.get("y", "")[:-2]) + 0.3 for rule in rules]


def lowest(drawn: str) -> float:
    return max(float(dot.get("cy", "")[:-2]) for dot in root(drawn).iter(f"{NAMESPACE}circle"))


@pytest.mark.parametrize("values", FROM_ZERO)
def test_a_line_from_zero_has_a_whole_base_and_no_remark(values: tuple[int, ...]):
    drawn = svg(line(*values))
    assert feet(drawn) == []
    assert CUT not in drawn
    axes = [rule for rule in root(drawn).iter(f"{NAMESPACE}line") if rule.get("class") == "chart-axis"]
    assert len(axes) == 1
    assert ">0</text>" in drawn


@pytest.mark.parametrize("values", TORN)
def test_a_cut_line_stands_on_a_torn_foot_with_a_gap_and_says_so(values: tuple[int | None, ...]):
    drawn = svg(line(*values))
    [foot] = feet(drawn)
    assert drawn.count(CUT) == 1
    assert foot - lowest(drawn) >= FOOT - 0.01
    assert 'class="chart-axis"' not in drawn


def test_a_goal_far_below_brings_zero_back():
    goal = replace(line(*CLOSE), references=(Reference(Decimal(0), "底线"),))
    assert feet(svg(goal)) == []


def test_several_lines_together_keep_the_rule():
    assert feet(lines_svg(several(1, 5, 2))) == []
    drawn = lines_svg(several(*CLOSE))
    [foot] = feet(drawn)
    assert drawn.count(CUT) == 1
    assert foot - lowest(drawn) >= FOOT - 0.01


def test_a_slope_starts_at_zero_or_says_that_it_does_not():
    assert CUT not in svg(slope(59, 100))
    drawn = svg(slope(60, 100))
    assert drawn.count(CUT) == 1
    assert feet(drawn)[0] > lowest(drawn) + 1


def test_two_thirds_of_a_slope_from_zero_lie_below_two_thirds_of_its_highest():
    heights = sorted(float(dot.get("cy", "")[:-2]) for dot in root(svg(slope(30, 60, 15))).iter(f"{NAMESPACE}circle"))
    top, half, quarter = heights[0], heights[2], heights[4]
    assert quarter - half == pytest.approx((half - top) / 2, abs=0.01)


@pytest.mark.parametrize(
    ("given", "expected"),
    [((59.9, 100), (0, 100)), ((60, 100), (60, 100)), ((-3, 5), (-3, 5)), ((-5, -4), (-5, 0)), ((0, 0), (0, 0))],
)
def test_zero_is_left_out_only_where_all_values_lie_far_above_it(
    given: tuple[float, float], expected: tuple[float, float]
):
    assert started(*given) == expected


# ── the second pen ──


def scale_of_svg(chart: Chart) -> dict[str, float]:
    """Each number of the axis with its height."""
    rules = [rule for rule in root(svg(chart)) if rule.get("class") in ("chart-axis", "chart-grid")]
    numbers = [
        word.text or "" for word in root(svg(chart)) if word.get("class") == "chart-tick" and word.get("x") == "0%"
    ]
    return dict(zip(numbers, (float(rule.get("y1", "")[:-2]) for rule in rules), strict=False))


@pytest.mark.parametrize("values", [*FROM_ZERO, *TORN])
def test_both_pens_draw_a_line_by_the_same_scale(values: tuple[int | None, ...]):
    chart = line(*values)
    axis = plotly_spec(chart)["layout"]["yaxis"]
    first = scale_of_svg(chart)
    assert axis["ticktext"] == list(first)
    heights = list(first.values())
    assert axis["range"][1] == axis["tickvals"][-1]
    share = (axis["tickvals"][0] - axis["range"][0]) / (axis["range"][1] - axis["range"][0])
    foot = FOOT if values in TORN else 0
    assert share == pytest.approx(foot / (heights[0] - heights[-1] + foot), abs=0.001)


@pytest.mark.parametrize("chart", [line(*CLOSE), slope(60, 100)], ids=lambda chart: chart.kind)
def test_the_second_pen_shows_and_says_the_cut_too(chart: Chart):
    layout = plotly_spec(chart)["layout"]
    assert [note["text"] for note in layout["annotations"]].count(CUT) == 1
    assert [shape["type"] for shape in layout["shapes"]].count("path") == 1


@pytest.mark.parametrize("chart", [line(1, 5, 0, 8), slope(59, 100)], ids=lambda chart: chart.kind)
def test_the_second_pen_shows_no_cut_where_there_is_none(chart: Chart):
    layout = plotly_spec(chart)["layout"]
    assert CUT not in [note["text"] for note in layout["annotations"]]
    assert "path" not in [shape["type"] for shape in layout["shapes"]]


@pytest.mark.parametrize("values", [(3, 8, 0), (12,)])
def test_both_pens_draw_bars_to_the_longest(values: tuple[int, ...]):
    chart = made("bar", *(entry(f"第{number}", value) for number, value in enumerate(values)))
    assert plotly_spec(chart)["layout"]["xaxis"]["range"] == [0, max(values)]


def test_both_pens_draw_changes_from_the_largest_fall_to_the_largest_rise():
    chart = made("diverging", entry("升", 100, 150), entry("降", 100, 75))
    assert plotly_spec(chart)["layout"]["xaxis"]["range"] == [-25, 50]
    bars = plotly_spec(made("diverging", entry("升", 100, 150), entry("降", 100, 75)))["layout"]
    edge = {(note["x"], note["xref"]) for note in bars["annotations"]}
    assert edge == {(1, "paper")}, "values stand clear of the names"
    assert bars["xaxis"]["domain"][1] < 1, "and of the bars"
    level = made("diverging", entry("平", 100, 100))
    assert plotly_spec(level)["layout"]["xaxis"]["range"] == [0, 1]
