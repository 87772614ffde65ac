"""The server's pen: safe, fluid SVG in which zeros are seen and gaps are gaps."""

import re
from xml.etree import ElementTree

import pytest
from django.utils.safestring import SafeString

from indicators.charts.chart import Chart
from indicators.charts.speech import description
from indicators.charts.svg import sparkline, svg
from tests.indicators.charts import samples
from tests.indicators.charts.samples import BAR, DIVERGING, EVERY_KIND, HOSTILE, LINE, NESTED, TIMELINE, series

each_kind = pytest.mark.parametrize("chart", EVERY_KIND, ids=lambda chart: chart.kind)

NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawn(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(svg(chart))  # noqa: S314 - our own output


def points(chart: Chart) -> list[ElementTree.Element]:
    return [group for group in drawn(chart).iter(f"{NAMESPACE}g") if group.get("class") == "chart-point"]


def shapes(element: ElementTree.Element, name: str, class_: str) -> list[ElementTree.Element]:
    return [shape for shape in element.iter(NAMESPACE + name) if class_ in shape.get("class", "").split()]


@each_kind
def test_a_drawing_is_safe_text_and_well_formed(chart: Chart) -> None:
    assert isinstance(svg(chart), SafeString)
    assert drawn(chart).tag == f"{NAMESPACE}svg"


@pytest.mark.parametrize("chart", [*EVERY_KIND, *HOSTILE], ids=lambda chart: chart.kind)
def test_a_drawing_obeys_the_content_policy(chart: Chart) -> None:
    root = drawn(chart)
    assert {element.tag.removeprefix(NAMESPACE) for element in root.iter()} <= {
        *("svg", "title", "desc", "defs", "pattern", "path", "g", "rect", "line", "circle", "text", "tspan")
    }
    names = {name for element in root.iter() for name in element.keys()}  # noqa: SIM118 - an element is no dict
    assert "style" not in names
    assert not [name for name in names if name.startswith("on") or "href" in name]


@each_kind
def test_a_drawing_is_named_and_described(chart: Chart) -> None:
    root = drawn(chart)
    texts = {element.get("id"): element.text for element in root.iter()}
    named, described = root.get("aria-labelledby", "").split()
    assert root.get("role") == "img"
    assert texts[named] == chart.heading
    assert texts[described] == description(chart)


def test_ids_of_all_charts_on_a_page_are_unique() -> None:
    ids = [element.get("id") for chart in EVERY_KIND for element in drawn(chart).iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@each_kind
def test_each_point_can_be_walked_and_read(chart: Chart) -> None:
    groups = points(chart)
    assert [group.get("data-label") for group in groups] == [point.label for point in chart.points]
    assert [group.get("data-text") for group in groups] == [point.text for point in chart.points]
    assert all(group.get("data-spoken") for group in groups)


def test_a_zero_is_a_visible_mark_and_a_gap_is_a_dash() -> None:
    full, zero, gap = points(BAR)
    assert [shapes(group, "rect", "chart-bar")[0].get("width") for group in (full, zero)] == ["100%", "2.5"]
    assert not shapes(gap, "rect", "chart-bar")
    assert "—" in [text.text for text in gap.iter(f"{NAMESPACE}text")]


def test_bars_are_as_long_as_their_values() -> None:
    widths = [float(shapes(group, "rect", "chart-outline" if index == 2 else "chart-bar")[0].get("width", "")[:-1])
              for index, group in enumerate(points(NESTED)[:3]) if index]  # fmt: skip
    assert widths == [pytest.approx(100 * 14 / 41, abs=0.01), pytest.approx(100 / 41, abs=0.01)]


def test_parts_differ_by_texture_as_well_as_length() -> None:
    _, dark, hatched, _ = points(NESTED)
    assert shapes(dark, "rect", "chart-bar")
    assert shapes(hatched, "rect", "chart-outline")[0].get("fill") == f"url(#{NESTED.key}-hatch)"


def test_rises_and_falls_lie_on_either_side_of_zero() -> None:
    rise, fall, level, gap = points(DIVERGING)
    bar, hatched = shapes(rise, "rect", "chart-bar")[0], shapes(fall, "rect", "chart-outline")[0]
    zero = shapes(rise, "line", "chart-axis")[0].get("x1")
    assert bar.get("x") == zero
    assert float(hatched.get("x", "")[:-1]) + float(hatched.get("width", "")[:-1]) == pytest.approx(
        float(zero[:-1]), abs=0.02
    )
    assert shapes(level, "rect", "chart-bar")[0].get("width") == "2.5"
    assert not list(gap.iter(f"{NAMESPACE}rect"))


def test_a_line_joins_comparable_neighbours_only() -> None:
    root = drawn(LINE)
    assert len(shapes(root, "line", "chart-line")) == 3
    lone = [group.get("data-label") for group in points(LINE) if shapes(group, "circle", "chart-dot-lone")]
    assert lone == ["2016年", "2019年"]
    assert len(shapes(root, "line", "chart-break")) == 1


def test_the_newest_value_of_a_line_is_always_written() -> None:
    newest = points(LINE)[-1]
    assert [text.text for text in shapes(newest, "text", "chart-value")] == ["41件"]


def test_a_timeline_tells_done_undone_and_unknown_apart() -> None:
    undone, unknown, done = points(TIMELINE)
    assert shapes(done, "rect", "chart-bar")
    assert shapes(undone, "rect", "chart-empty")[0].get("stroke-dasharray") is None
    assert shapes(unknown, "rect", "chart-empty")[0].get("stroke-dasharray")


@each_kind
def test_a_drawing_fills_any_column_and_follows_the_type_size(chart: Chart) -> None:
    root = drawn(chart)
    assert root.get("viewBox") is None
    assert root.get("width") == "100%"
    assert all(re.fullmatch(r"-?[\d.]+em", text.get("y", "")) for text in root.iter(f"{NAMESPACE}text"))
    assert all(re.fullmatch(r"-?[\d.]+%", text.get("x", "")) for text in root.iter(f"{NAMESPACE}text"))


def test_a_sparkline_needs_three_values_and_keeps_quiet() -> None:
    assert sparkline(series((2018, 1), (2019, 2))) == ""
    spark = sparkline(series((2015, 1), (2016, 2), (2018, 3), (2019, 5)))
    assert 'aria-hidden="true"' in spark
    assert spark.count("<polyline") == 2


def test_a_level_sparkline_is_a_level_line() -> None:
    assert 'points="3,12 44,12 85,12"' in sparkline(series((2017, 3), (2018, 3), (2019, 3)))


def test_a_huge_and_a_lonely_value_are_drawn() -> None:
    for value in ("0", "0.01", "98765432109876"):
        lonely = samples.made("bar", samples.entry("甲", value, unit="亿元", kind="amount"))
        assert drawn(lonely) is not None
