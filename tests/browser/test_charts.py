"""Charts in a real browser: drawn at first paint, walked by keyboard, brought alive by a button and never otherwise."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from indicators.models import Indicator
from tests.browser.accessibility import violations
from tests.factories import make_published

REPORT = "/reports/2019/"
DRAWN = {"/": 5, REPORT: 11, "/indicators/admin_trial_whitepaper_streak_years/": 1}
"""How many charts each page of the shipped data has."""


@pytest.fixture
def fetched(page: Page) -> list[str]:
    """Addresses that the page asked for, as they come."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    return asked


def of_plotly(addresses: list[str]) -> list[str]:
    return [address for address in addresses if "plotly.min" in address]


def first_chart(page: Page) -> Locator:
    page.goto(REPORT)
    return page.locator("[data-chart]").first


# ── at first paint ──


@pytest.mark.parametrize("path", DRAWN)
def test_every_chart_is_in_the_page_itself_and_plotly_is_not_fetched(page: Page, fetched: list[str], path: str):
    html = page.request.get(path).text()
    assert len(re.findall(r"<svg [^>]*role=\"img\"", html)) == DRAWN[path]
    page.goto(path)
    page.locator("main svg[role=img]").first.hover()
    page.mouse.wheel(0, 20_000)
    page.wait_for_load_state("networkidle")
    assert of_plotly(fetched) == []


# ── by keyboard ──


def test_the_arrows_walk_through_a_charts_points_and_speak_each(page: Page):
    chart = first_chart(page)
    walk, spoken = chart.locator("[data-chart-walk]"), chart.locator("[data-chart-spoken]")
    sentences = [point.get_attribute("data-spoken") for point in chart.locator(".chart-point").all()]
    walk.focus()
    for sentence in sentences:
        page.keyboard.press("ArrowRight")
        expect(spoken).to_have_text(sentence)
    page.keyboard.press("ArrowRight")
    expect(spoken).to_have_text(sentences[-1])
    page.keyboard.press("Home")
    expect(spoken).to_have_text(sentences[0])
    expect(chart.locator(".is-current")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(spoken).to_have_text("")
    assert len(sentences) == 3
    assert all("次" in sentence for sentence in sentences)


def test_the_arrows_turn_a_chart_to_its_table_and_back(page: Page):
    chart = first_chart(page)
    chart.get_by_role("tab", name="图").focus()
    page.keyboard.press("ArrowRight")
    expect(chart.get_by_role("tab", name="数据表")).to_be_focused()
    expect(chart.get_by_role("table")).to_be_visible()
    expect(chart.locator("svg[role=img]")).to_be_hidden()
    page.keyboard.press("ArrowLeft")
    expect(chart.locator("svg[role=img]")).to_be_visible()
    expect(chart.get_by_role("table")).to_be_hidden()


# ── 交互查看 ──


def bring(chart: Locator) -> None:
    chart.get_by_role("button", name="交互查看").press("Enter")
    expect(chart.locator(".js-plotly-plot .main-svg").first).to_be_visible()


def test_plotly_takes_the_drawings_place_and_gives_it_back(page: Page, fetched: list[str]):
    chart = first_chart(page)
    bring(chart)
    expect(chart.locator("[data-chart-walk]")).to_be_hidden()
    assert len(of_plotly(fetched)) == 1
    chart.get_by_role("button", name="返回静态图").press("Enter")
    expect(chart.locator("svg[role=img]")).to_be_visible()
    expect(chart.locator(".js-plotly-plot .main-svg")).to_have_count(0)


def test_with_every_chart_of_the_report_alive_the_page_keeps_the_policy_and_reads_well(page: Page, fetched: list[str]):
    page.goto(REPORT)
    charts = page.locator("[data-chart]").all()
    for chart in charts:
        bring(chart)
    assert len(charts) == DRAWN[REPORT]
    assert len(of_plotly(fetched)) == 1
    assert violations(page, "[data-chart]") == []


def test_plotly_has_the_readers_colours_and_size(page: Page):
    page.add_init_script(
        "localStorage.setItem('reading.contrast', 'high'); localStorage.setItem('reading.type', 'large')"
    )
    chart = first_chart(page)
    drawing = chart.locator(".chart-svg")
    size = drawing.evaluate("drawing => getComputedStyle(drawing).fontSize")
    ink = drawing.locator(".chart-value").first.evaluate("word => getComputedStyle(word).fill")
    bring(chart)
    word = chart.locator(".js-plotly-plot .barlayer text, .js-plotly-plot .bartext").first
    assert word.evaluate("word => [getComputedStyle(word).fontSize, getComputedStyle(word).fill]") == [size, ink]
    assert ink == "rgb(0, 0, 0)"


def test_nothing_offers_to_send_the_data_away_and_every_button_speaks_chinese(page: Page):
    chart = first_chart(page)
    bring(chart)
    chart.locator(".js-plotly-plot").hover()
    titles = [button.get_attribute("data-title") for button in chart.locator(".modebar-btn").all()]
    assert titles
    assert [title for title in titles if not re.search(r"[\u4e00-\u9fff]", title or "")] == []
    assert chart.locator("a[href*='//']").count() == 0


def test_lines_slopes_and_changes_come_alive_too(page: Page):
    for number, indicator in enumerate(Indicator.objects.filter(kind="count", unit="件")):
        for year in (2016, 2017, 2018):
            make_published(indicator, year, 10 + year % 5 * (number + 1))
    for path in ("/indicators/legality_review_decision_count/", "/compare/?from=2017&to=2018"):
        page.goto(path)
        charts = page.locator("[data-chart]").all()
        assert charts
        for chart in charts:
            bring(chart)
        assert violations(page, "[data-chart]") == []


@pytest.mark.parametrize("broken", ["lost on the way", "not what it should be"])
def test_when_plotly_cannot_be_had_the_drawing_stays_and_the_next_press_tries_again(page: Page, broken: str):
    def answer(route: Route) -> None:
        if broken == "lost on the way":
            route.abort()
        else:
            route.fulfill(content_type="text/javascript", body="")

    page.route("**/plotly.min*", answer)
    chart = first_chart(page)
    chart.get_by_role("button", name="交互查看").click()
    expect(chart.locator("[data-chart-spoken]")).to_have_text("交互图未能载入，数据见数据表。")
    expect(chart.locator("svg[role=img]")).to_be_visible()
    page.unroute_all()
    bring(chart)


# ── files ──


def saved(page: Page, chart: Locator, label: str) -> Path:
    with page.expect_download() as download:
        chart.get_by_role("button", name=label).click()
    return Path(download.value.path())


def test_a_chart_is_saved_as_drawing_picture_and_data(page: Page):
    chart = first_chart(page)
    drawing = ElementTree.fromstring(saved(page, chart, "下载 SVG").read_text("utf-8"))  # noqa: S314 our own file
    words = "".join(drawing.itertext())
    assert "研究、学习、培训各开展了多少次" in words
    assert "来源：《汉阳区人民政府2019年度法治政府建设工作报告》" in words
    assert saved(page, chart, "下载 PNG").read_bytes().startswith(b"\x89PNG")
    data = saved(page, chart, "下载数据").read_bytes().decode("utf-8-sig").splitlines()
    assert [line.split(",")[-1] for line in data[1:4]] == ["10", "3", "2"]


def test_what_plotly_is_given_is_what_the_table_says(page: Page):
    chart = first_chart(page)
    spec = json.loads(chart.locator("script[type='application/json']").text_content() or "")
    drawn = sorted(value for trace in spec["data"] for value in trace.get("x", []) if isinstance(value, int | float))
    assert drawn == [2, 3, 10]
