"""交互查看 says what the drawing said: the same words, as often, in the same typeface and colours."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from indicators.charts.chart import Chart, ChartKind, ChartPoint
from indicators.charts.plotly_spec import plotly_spec
from indicators.charts.svg import svg
from indicators.numbers.formatting import MISSING
from tests import drawn
from tests.drawn import Drawn, read
from tests.indicators.charts.samples import EVERY_KIND, LINE, entry, made, series
from tests.indicators.charts.test_many_years import line
from tests.indicators.charts.test_over_time import shown

CSS = Path(settings.BASE_DIR) / "static/css"
LONG = "某某区行政规范性文件合法性审核与备案审查及清理工作完成情况" * 2
MANY = (
    shown("bar", *(entry(f"第{at}项", *range(at, at + 50)) for at in (1, 400))),
    shown("bar", entry(LONG, 3, 0, None, 5, 4), entry("撤销", 1, 1, 1, 1, 1)),
    shown("nested", entry("受理", 30, 35, 41), entry("撤销", 9, None, 14)),
    shown("bullet", entry("出庭率", "90", "95", "98.5", unit="%", kind="rate")),
    shown("bullet", entry("出庭率", "95", "98.5", unit="%", kind="rate")),
    shown("bar", entry("线索", None, None), entry("撤销", 9, 3)),
    *(line(count) for count in (1, 3, 10, 50)),
)
every_chart = pytest.mark.parametrize(
    "chart", [*EVERY_KIND, *MANY], ids=lambda chart: f"{chart.kind} of {len(chart.points)}"
)


def words_of_svg(chart: Chart) -> Counter[str]:
    return Counter(Drawn(read(svg(chart)), None).said)


def words_of_plotly(chart: Chart) -> Counter[str]:
    return Counter(drawn.words_of_plotly(plotly_spec(chart)))


@every_chart
def test_both_pens_write_the_same_words_as_often(chart: Chart) -> None:
    assert words_of_plotly(chart) == words_of_svg(chart)


def test_no_value_of_a_chart_goes_unread() -> None:
    """What the comparison rests on: the words found are those of the chart."""
    chart = next(chart for chart in EVERY_KIND if chart.kind == ChartKind.DUMBBELL)
    found = words_of_svg(chart)
    assert found["35件 → 41件"] == found[f"{MISSING} → 7件"] == found["受理"] == 1


# ── typeface and colours ──


def declared(name: str, sheet: str = "variables.css") -> str:
    found = re.search(rf"{re.escape(name)}: ([^;]+);", (CSS / sheet).read_text("utf-8"))
    assert found
    return found[1].replace('"', "")


def colour(mark: str) -> str:
    """What a mark of this class is filled with, or drawn with where it is hollow."""
    rules = re.findall(r"([^{}]+)\{([^}]*)\}", (CSS / "components/drawing.css").read_text("utf-8").split("@media")[0])
    told = {}
    for selectors, body in rules:
        names = [re.sub(r"/\*.*?\*/", "", one, flags=re.DOTALL).strip() for one in selectors.split(",")]
        if f".{mark}" in names:
            told |= dict(re.findall(r"(fill|stroke): var\((--[\w-]+)\)", body))
    name = told["stroke"] if told.get("fill") in (None, "--paper") else told["fill"]
    return declared(name)


@every_chart
def test_both_pens_write_in_one_typeface(chart: Chart) -> None:
    assert plotly_spec(chart)["layout"]["font"]["family"] == declared("--sans")


def test_a_value_has_the_strongest_ink_in_both() -> None:
    [trace] = plotly_spec(EVERY_KIND[0])["data"]
    assert trace["textfont"]["color"] == declared("--ink")


def markers(kind: ChartKind) -> list[Any]:
    chart = next(chart for chart in EVERY_KIND if chart.kind == kind)
    return [trace["marker"]["color"] for trace in plotly_spec(chart)["data"]]


def test_the_newest_point_is_ink_in_both_and_the_others_are_not() -> None:
    newest, others = colour("chart-dot.chart-newest"), colour("chart-dot")
    assert newest != others
    dots = [one for run in markers(ChartKind.LINE) for one in run]
    assert dots == [others] * (len(dots) - 1) + [newest]
    assert markers(ChartKind.SLOPE) == [[others, newest]] * 4
    years = replace(LINE, kind=ChartKind.TIMELINE)
    assert plotly_spec(years)["data"][0]["marker"]["color"][-1] == colour("chart-bar.chart-newest")
    assert plotly_spec(years)["data"][0]["marker"]["color"][0] == colour("chart-bar")


def test_bars_and_years_have_one_colour_in_both() -> None:
    assert markers(ChartKind.BAR) == [colour("chart-bar")]
    assert markers(ChartKind.DUMBBELL) == [colour("chart-dot-before"), colour("chart-dot-now")]
    rows = markers(ChartKind.MULTIPLES)
    assert rows
    assert all(row == [colour("chart-past")] * 4 + [colour("chart-bar")] for row in rows)


@every_chart
def test_no_chart_is_red_because_it_is_new(chart: Chart) -> None:
    assert declared("--red") not in str(plotly_spec(chart)["data"])
    assert "red" not in svg(chart)


def test_a_gap_among_years_stands_at_its_place_and_not_at_the_number_of_its_year() -> None:
    chart = next(chart for chart in EVERY_KIND if chart.kind == ChartKind.MULTIPLES)
    gaps = [note["x"] for note in plotly_spec(chart)["layout"]["annotations"] if note["text"] == MISSING]
    assert gaps == [1, 0, 1, 4]


def test_labels_of_a_slope_never_touch_and_keep_the_order_of_their_dots() -> None:
    chart = made("slope", *(entry(f"{LONG}{at}", 100, 90 + at) for at in range(5)))
    layout = plotly_spec(chart)["layout"]
    low, high = layout["yaxis"]["range"]
    pixels = layout["height"] - 120
    values = {note["text"]: note["y"] for note in layout["annotations"] if note["x"] > 1 and "件" in note["text"]}
    heights = [(high - values[f"{90 + at}件"]) / (high - low) * pixels for at in range(5)]
    assert heights == sorted(heights, reverse=True)
    lines = max(note["text"].count("<br>") for note in layout["annotations"]) + 2
    assert all(upper - lower >= lines * 16 for upper, lower in pairwise(heights))


def test_marks_on_a_line_have_their_words_on_the_side_where_the_drawing_has_them() -> None:
    chart = Chart(
        ChartKind.LINE,
        "受理",
        "件",
        tuple(ChartPoint(f"{one.year}年", one.value, f"{one.value}件", one.year) for one in series((2018, 90), (2019, 50), (2020, 80)).known),
    )  # fmt: skip
    [run] = plotly_spec(chart)["data"]
    assert run["textposition"][1].startswith("bottom")
    assert run["textposition"][0].startswith("top")


def test_the_page_knows_every_colour_that_the_second_pen_uses_by_its_name() -> None:
    script = (Path(settings.BASE_DIR) / "static/js/plotly-look.js").read_text("utf-8")
    named = dict(re.findall(r'"(#[0-9a-f]{6})": "(--[\w-]+)"', script))
    used = {one for chart in EVERY_KIND for one in re.findall(r"#[0-9a-f]{6}", str(plotly_spec(chart)))}
    assert used <= set(named)
    assert {declared(name) for name in named.values()} == set(named)
