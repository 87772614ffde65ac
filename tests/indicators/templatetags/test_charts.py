"""A chart on a page: everything a reader needs is there before any script runs."""

import json
import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

from hanyang_report.staticfiles import package_data
from indicators.charts.chart import Chart
from indicators.charts.plotly_spec import plotly_spec
from tests.indicators.charts.samples import BAR, EVERY_KIND, HOSTILE, LINE, series


def page(chart: Chart) -> str:
    return Template("{% load charts %}{% chart chart %}").render(Context({"chart": chart}))


def test_title_unit_source_and_caption_stand_with_the_drawing() -> None:
    html = page(BAR)
    for text in ("办理情况", "（件）", "来源：2019年度报告", "数量多少不等于好坏。", "<svg"):
        assert text in html


def test_the_table_is_readable_without_javascript() -> None:
    html = page(BAR)
    assert re.search(r"<details[^>]*>\s*<summary>数据表</summary>\s*<table>", html)
    assert '<th scope="row"><a href="/indicators/some_code/">回复留言件数</a></th>' in html
    assert '<td data-value="1596">1,596件</td>' in html
    assert '<td data-value="0">0件</td>' in html
    assert "<td>—</td>" in html


def test_tabs_and_buttons_wait_for_javascript() -> None:
    html = page(BAR)
    assert re.search(r'role="tablist"[^>]* hidden>', html)
    assert "data-chart-tools hidden" in html


def test_remarks_stand_under_the_drawing() -> None:
    assert "<p>2017年：含派出机关。</p>" in page(LINE)


def test_the_spec_for_plotly_is_data_on_the_page() -> None:
    found = re.search(r'<script id="[\w-]+" type="application/json">(.*?)</script>', page(BAR), re.DOTALL)
    assert found
    assert json.loads(found[1]) == plotly_spec(BAR)


@pytest.mark.parametrize("chart", [*EVERY_KIND, *HOSTILE], ids=lambda chart: chart.kind)
def test_no_style_and_no_script_but_data(chart: Chart) -> None:
    html = page(chart)
    assert " style=" not in html
    assert "<style" not in html
    assert re.findall(r"<script[^>]*>", html) == [f'<script id="{chart.key}-spec" type="application/json">']


@pytest.mark.parametrize("chart", HOSTILE, ids=lambda chart: chart.kind)
def test_what_officers_type_is_never_markup(chart: Chart) -> None:
    assert "<b>甲" not in page(chart)


def test_a_sparkline_is_a_tag() -> None:
    template = Template("{% load charts %}{% sparkline series %}")
    assert "<svg" in template.render(Context({"series": series((2017, 1), (2018, 2), (2019, 3))}))
    assert template.render(Context({"series": series((2019, 3))})) == ""


def test_plotly_finds_what_it_would_otherwise_write_as_styles() -> None:
    head = render_to_string("components/_plotly_head.html")
    script = (package_data() / "plotly.min.js").read_text(encoding="utf-8")
    ids = re.findall(r'id="([^"]+)"', head)
    assert len(ids) == 2
    stylesheet, marker = ids
    assert stylesheet.removesuffix("global") in script
    assert f'getElementById("{marker}")' in script


def test_the_locale_names_every_button_a_chart_shows() -> None:
    locale = (Path(__file__).parents[3] / "static/js/plotly-locale.js").read_text(encoding="utf-8")
    assert 'name: "zh-CN"' in locale
    assert '"Download plot as a PNG"' in locale


def test_a_split_names_its_parts_in_the_order_of_the_bar() -> None:
    html = Template("{% load charts %}{% split parts %}").render(Context({"parts": [("已落实", 16), ("未落实", 2)]}))
    assert re.findall(r"<strong>(\d+)</strong>项(\w+)</li>", html) == [("16", "已落实"), ("2", "未落实")]
    assert html.index("<svg") < html.index("<ul")


@pytest.mark.parametrize("rows", [((2019, 5),), ((2018, None), (2019, 5)), ((2018, -1), (2019, 5))])
def test_two_years_are_drawn_only_where_both_are_there_and_none_is_below_zero(
    rows: tuple[tuple[int, int | None], ...],
) -> None:
    change = series(*rows).change(2019)
    assert Template("{% load charts %}{% dumbbell change %}").render(Context({"change": change})) == ""
