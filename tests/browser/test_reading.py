"""How the report page reads: no holes, few stops, nothing that moves by itself, and numbers that explain themselves in place."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import reading
from tests.browser.accessibility import violations
from tests.cast import editor

REPORT = "/reports/2019/"
REVIEWED = "legality_review_decision_count"


def test_the_reading_column_has_no_holes_and_few_stops(page: Page, width: int):
    page.goto(REPORT, wait_until="networkidle")
    expect(page.locator("[data-later]")).to_have_count(0)
    assert reading.holes(page) <= 300
    assert reading.tab_stops(page) <= 150
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_link_into_a_page_that_is_laid_out_in_pieces_leads_to_its_very_line(page: Page, width: int):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{REPORT}#s6-1-p1", wait_until="networkidle")
    expect(page.locator("[data-later]")).to_have_count(0)
    line = page.locator("#s6-1-p1")
    expect(line).to_be_in_viewport()
    assert line.evaluate("(line) => line.getBoundingClientRect().top") < 200


def test_what_is_below_the_screen_waits_for_no_script_to_be_found(browser: Browser, base_url: str):
    with browser.new_context(java_script_enabled=False, reduced_motion="reduce", base_url=base_url) as context:
        page = context.new_page()
        page.goto(REPORT)
        assert page.locator("#s6[data-later]").count() == 1
        page.get_by_role("navigation", name="目录").first.get_by_role("link", name="（六）").click()
        expect(page.locator("#s6 h3")).to_be_in_viewport()
        assert (page.locator("#s6 h3").bounding_box() or {"y": 900})["y"] < 200


def test_the_marks_of_a_sections_paragraphs_are_one_stop_and_arrows_go_to_each(page: Page):
    page.goto(REPORT, wait_until="networkidle")
    marks = page.locator("#s1").get_by_role("link", name="引用本条")
    assert marks.count() > 2
    marks.first.focus()
    page.keyboard.press("ArrowDown")
    expect(marks.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(marks.last).to_be_focused()
    page.keyboard.press("Home")
    expect(marks.first).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('#s1 .block__text [data-cite]')")


@pytest.mark.parametrize("path", ["/", REPORT, "/indicators/"])
def test_nothing_moves_while_a_page_opens_on_a_phone(page: Page, sign_in: Callable[[Any], None], path: str):
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(path, wait_until="networkidle")
    assert reading.layout_shift(page) <= 0.02
    sign_in(editor())
    page.goto(path, wait_until="networkidle")
    assert reading.layout_shift(page) <= 0.02


def test_a_number_explains_itself_in_place_and_gives_the_focus_back(page: Page):
    page.goto(REPORT)
    number = page.locator(f'[data-note="{REVIEWED}"]').first
    number.press("Enter")
    note = page.get_by_role("dialog", name="行政决策合法性审核件数：1,235件")
    expect(note).to_be_visible()
    expect(note).to_contain_text("口径：")
    expect(note.get_by_role("link", name="历年数据与图")).to_have_attribute("href", f"/indicators/{REVIEWED}/")
    expect(note).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(number).to_be_focused()


def test_without_script_a_number_leads_to_its_note(browser: Any, base_url: str):
    with browser.new_context(java_script_enabled=False) as plain:
        page = plain.new_page()
        page.goto(f"{base_url}{REPORT}")
        page.locator(f'[data-note="{REVIEWED}"]').first.click()
        expect(page.locator(f"#figure-{REVIEWED} .figure-note")).to_be_visible()


def test_a_row_of_tools_is_one_stop_and_arrows_go_along_it(page: Page):
    page.goto(REPORT)
    tools = page.get_by_role("toolbar").first
    stops = tools.locator(":scope > :is(a, button), :scope > details > summary")
    stops.first.focus()
    page.keyboard.press("ArrowRight")
    expect(stops.nth(1)).to_be_focused()
    page.keyboard.press("Home")
    expect(stops.first).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(stops.last).to_be_focused()


@pytest.mark.parametrize("name", ["引用", "分享"])
def test_what_opens_over_the_text_closes_with_escape_and_when_one_goes_on(page: Page, name: str):
    page.goto(REPORT)
    summary = page.locator("summary").get_by_text(name, exact=True)
    body = page.locator("details", has=summary).locator(".cite__body")
    summary.press("Enter")
    body.get_by_role("button").focus()
    page.keyboard.press("Escape")
    expect(body).not_to_be_visible()
    expect(summary).to_be_focused()
    summary.press("Enter")
    body.get_by_role("button").focus()
    expect(body).to_be_visible()
    page.keyboard.press("Tab")
    expect(body).not_to_be_visible()
    summary.press("Enter")
    page.get_by_role("heading", level=1).click()
    expect(body).not_to_be_visible()


def reach_for_find(page: Page) -> None:
    with page.expect_response("**/find.*.js"):
        page.get_by_role("searchbox", name="在本报告中查找").focus()


def highlighted(page: Page, name: str) -> list[str]:
    """The words a reader sees marked, as the browser keeps them."""
    return page.evaluate("(name) => [...(CSS.highlights.get(name) ?? [])].map(String)", name)


def test_words_are_found_on_the_page_and_gone_through_both_ways(page: Page):
    page.emulate_media(reduced_motion="reduce")  # what still glides is hard to press
    page.goto(REPORT)
    reach_for_find(page)
    field, state = page.get_by_role("searchbox", name="在本报告中查找"), page.locator("[data-find-state]")
    field.fill("合法性审核")
    expect(state).to_be_visible()
    several = highlighted(page, "found")
    assert len(several) > 2
    assert set(several) == {"合法性审核"}
    expect(state).to_have_text(f"共{len(several)}处")
    field.press("Enter")
    expect(state).to_have_text(f"第1处，共{len(several)}处")
    assert highlighted(page, "found-here") == ["合法性审核"]
    page.get_by_role("button", name="上一处").click()
    expect(state).to_have_text(f"第{len(several)}处，共{len(several)}处")
    page.get_by_role("button", name="下一处").click()
    field.press("Enter")
    field.press("Shift+Enter")
    expect(state).to_have_text(f"第1处，共{len(several)}处")
    assert violations(page) == []
    field.press("Escape")
    expect(field).to_be_empty()
    assert highlighted(page, "found") == []
    assert page.evaluate("getSelection().toString()") == "合法性审核"


@pytest.mark.parametrize(("typed", "words"), [("1,235", {"1235"}), ("１２３５ 件", {"1235件"}), ("没有这个词", set())])
def test_a_number_is_found_however_it_is_written(page: Page, typed: str, words: set[str]):
    page.goto(REPORT)
    reach_for_find(page)
    page.get_by_role("searchbox", name="在本报告中查找").fill(typed)
    expect(page.locator("[data-find-state]")).to_be_visible()
    assert set(highlighted(page, "found")) == words
    if not words:
        expect(page.locator("[data-find-state]")).to_have_text("没有找到")


def test_contents_say_where_the_reader_is_and_close_behind_them(page: Page):
    page.set_viewport_size({"width": 390, "height": 780})
    page.goto(REPORT)
    fold, here = page.locator(".contents-fold"), page.locator("[data-contents-here]")
    expect(here).to_contain_text("一、")
    fold.locator("summary").click()
    fold.locator("a[href='#s3']").click()
    expect(fold).not_to_have_attribute("open", "")
    expect(here).to_contain_text("（三）")
    heading = page.locator("#s3-heading").bounding_box()
    bar = page.locator(".report__aside").bounding_box()
    assert heading
    assert bar
    assert heading["y"] >= bar["y"] + bar["height"]
