"""The second pen shows the same values as the first, and gives nothing away."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from django.conf import settings

from indicators.charts import plotly_ink as ink
from indicators.charts.chart import Chart, ChartKind
from indicators.charts.plotly_spec import plotly_spec
from indicators.charts.svg import svg
from tests.indicators.charts.samples import EVERY_KIND, HOSTILE

each_kind = pytest.mark.parametrize("chart", EVERY_KIND, ids=lambda chart: chart.kind)

Values = list[float | None]


def values_of_svg(chart: Chart, attribute: str = "data-value") -> Values:
    root = ElementTree.fromstring(svg(chart))  # noqa: S314 - our own output
    groups = [group for group in root.iter() if group.get("class") == "chart-point"]
    return [None if group.get(attribute) is None else float(group.get(attribute, "")) for group in groups]


def values_of_plotly(chart: Chart) -> Values:
    traces = plotly_spec(chart)["data"]
    if chart.kind == ChartKind.SLOPE:
        return [trace["y"][1] for trace in traces]
    if chart.kind == ChartKind.DUMBBELL:
        return list(traces[-1]["x"])
    if chart.kind == ChartKind.MULTIPLES:
        return [trace["y"][-1] for trace in traces]
    axis = {ChartKind.LINE: "y", ChartKind.TIMELINE: "customdata"}.get(chart.kind, "x")
    return [value for trace in traces for value in trace[axis]]


def strings(node: Any) -> list[str]:
    if isinstance(node, dict):
        return [text for value in node.values() for text in strings(value)]
    if isinstance(node, list):
        return [text for value in node for text in strings(value)]
    return [node] if isinstance(node, str) else []


@each_kind
def test_both_pens_show_the_same_values_and_the_same_gaps(chart: Chart) -> None:
    expected = [None if point.value is None else float(point.value) for point in chart.points]
    assert values_of_svg(chart) == values_of_plotly(chart) == expected
    assert None in expected


def test_both_pens_show_both_years_of_a_slope() -> None:
    chart = next(chart for chart in EVERY_KIND if chart.kind == ChartKind.SLOPE)
    before = [trace["y"][0] for trace in plotly_spec(chart)["data"]]
    assert values_of_svg(chart, "data-before") == before


@each_kind
def test_plotly_accepts_the_chart(chart: Chart) -> None:
    spec = plotly_spec(chart)
    go.Figure({"data": spec["data"], "layout": spec["layout"]})


@each_kind
def test_a_spec_is_plain_json(chart: Chart) -> None:
    spec = plotly_spec(chart)
    assert json.loads(json.dumps(spec, allow_nan=False)) == spec


@each_kind
def test_no_chart_leaves_the_site(chart: Chart) -> None:
    config = plotly_spec(chart)["config"]
    assert config["showSendToCloud"] is False
    assert config["plotlyServerURL"] == ""
    assert config["displaylogo"] is False
    assert config["locale"] == "zh-CN"


@pytest.mark.parametrize("chart", [*EVERY_KIND, *HOSTILE], ids=lambda chart: chart.kind)
def test_labels_hold_no_tag_but_line_breaks(chart: Chart) -> None:
    tags = {tag for text in strings(plotly_spec(chart)) for tag in re.findall(r"<[^>]*>", text)}
    assert tags <= {"<br>"}


@each_kind
def test_nothing_that_needs_inline_styles_is_used(chart: Chart) -> None:
    spec = plotly_spec(chart)
    assert {trace["type"] for trace in spec["data"]} <= {"bar", "scatter"}
    assert "showscale" not in json.dumps(spec)


def test_a_line_is_not_joined_where_years_may_not_be_compared() -> None:
    chart = next(chart for chart in EVERY_KIND if chart.kind == ChartKind.LINE)
    runs = [trace["x"] for trace in plotly_spec(chart)["data"]]
    assert runs == [[2012, 2013, 2014], [2015], [2016], [2017, 2018], [2019]]


@pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.NESTED, ChartKind.BULLET])
def test_bars_start_at_zero(kind: ChartKind) -> None:
    chart = next(chart for chart in EVERY_KIND if chart.kind == kind)
    assert plotly_spec(chart)["layout"]["xaxis"]["range"][0] == 0


def test_both_pens_use_the_same_colours() -> None:
    css = (Path(settings.BASE_DIR) / "static/css/variables.css").read_text(encoding="utf-8")
    names = {"main": ink.MAIN, "second": ink.SECOND, "third": ink.THIRD, "ink": ink.INK}
    names |= {"muted": ink.MUTED, "axis": ink.AXIS, "grid": ink.GRID}
    for name, colour in names.items():
        found = re.search(rf"--chart-{name}: (#\w+);", css)
        assert found
        assert found[1] == colour
