"""How a reader wants to read: large type, high contrast, no motion. Remembered in the browser, nothing asked."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations

TYPE_SIZE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element);
  const seconds = `${transitionDuration},${animationDuration}`.split(",").map(parseFloat);
  return scrollBehavior === "smooth" || seconds.some((duration) => duration > 0.01);
}).map((element) => element.outerHTML.slice(0, 120))"""


def choose(page: Page, label: str) -> None:
    page.get_by_role("button", name=label).press("Enter")


def test_large_type_is_chosen_once_and_holds_on_every_page(page: Page):
    page.goto("/")
    ordinary = page.evaluate(TYPE_SIZE)
    choose(page, "大字号")
    assert page.evaluate(TYPE_SIZE) == 1.25 * ordinary
    page.goto("/reports/2019/")
    assert page.evaluate(TYPE_SIZE) == 1.25 * ordinary
    expect(page.get_by_role("button", name="大字号")).to_have_attribute("aria-pressed", "true")
    choose(page, "大字号")
    page.reload()
    assert page.evaluate(TYPE_SIZE) == ordinary


def test_a_choice_is_there_before_the_first_paint(page: Page):
    page.goto("/")
    choose(page, "高对比")
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => (window.early = document.documentElement.dataset.contrast))"
    )
    # With the switches' own script held back, only what runs in <head> can have set it.
    page.route("**/reading-preferences*", lambda route: route.fulfill(content_type="text/javascript", body=""))
    page.reload()
    assert page.evaluate("window.early") == "high"


@pytest.mark.parametrize("path", ["/", "/reports/2019/", "/compare/?from=2019&to=2020", "/tasks/"])
def test_a_page_reads_well_in_large_type_and_high_contrast(page: Page, path: str):
    page.goto(path)
    choose(page, "大字号")
    choose(page, "高对比")
    assert violations(page) == []


def test_reading_and_choosing_leaves_no_cookie_and_asks_for_none(page: Page):
    for path in ("/", "/reports/2019/", "/indicators/", "/tasks/"):
        page.goto(path)
        expect(page.get_by_text("Cookie")).to_have_count(0)
    choose(page, "高对比")
    page.reload()
    assert page.context.cookies() == []


@pytest.mark.parametrize("path", ["/", "/reports/2019/", "/indicators/", "/tasks/"])
def test_who_asks_for_no_motion_gets_none(page: Page, path: str):
    page.emulate_media(reduced_motion="reduce")
    page.goto(path)
    assert page.evaluate(MOVING) == []
