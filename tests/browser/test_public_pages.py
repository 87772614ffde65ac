"""Every public page in a real browser: strict policy, WCAG 2.2 AA, by keyboard, at every width, on paper, without script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from reports.models import Report
from tests.browser.accessibility import violations
from tests.browser.faults import Faults
from tests.browser.public import CHARTED, PAGES, address, open_everything
from tests.published import corrected

# Collects what Tab reaches, and what does not show that it has the focus.
WATCH_FOCUS = """() => {
  window.reached = new Set([document.activeElement]);
  window.unseen = [];
  document.addEventListener("focusin", ({ target }) => {
    reached.add(target);
    const { outlineStyle, outlineWidth } = getComputedStyle(target);
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) unseen.push(target.outerHTML.slice(0, 160));
  });
}"""
# What can be used by mouse. A tab that is not chosen is reached by the arrows, which test_charts shows.
USABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
STOPS = """(selector) => {
  window.usable = [...document.querySelectorAll(selector)].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.tabIndex >= 0,
  );
  // A date is several stops; between the last stop and the first lies the browser's own frame.
  return usable.length + 4 * usable.filter(({ type }) => type === "date").length + 1;
}"""
MISSED = "() => usable.filter((element) => !reached.has(element)).map((element) => element.outerHTML.slice(0, 160))"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_the_policy_and_reads_well_folded_and_unfolded(page: Page, name: str):
    page.goto(address(name))
    expect(page.locator("main")).to_contain_text(PAGES[name][1])
    assert violations(page) == []
    if page.locator("details").count():
        open_everything(page)
        assert violations(page, "details, [data-chart]") == []


@pytest.mark.parametrize("name", PAGES)
def test_everything_on_a_page_is_reached_by_keyboard_and_shows_that_it_has_the_focus(page: Page, name: str):
    page.goto(address(name))
    page.evaluate(WATCH_FOCUS)
    for _ in range(page.evaluate(STOPS, USABLE)):
        page.keyboard.press("Tab")
    assert page.evaluate(MISSED) == []
    assert page.evaluate("unseen") == []


def test_the_first_tab_offers_to_skip_the_navigation(page: Page):
    page.goto("/reports/2019/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_no_page_scrolls_sideways_in_ordinary_or_large_type(page: Page, width: int):
    wide = {}
    for name in PAGES:
        page.goto(address(name))
        open_everything(page)
        over = [page.evaluate(SIDEWAYS)]
        page.evaluate("document.documentElement.dataset.type = 'large'")
        over.append(page.evaluate(SIDEWAYS))
        if any(over):
            wide[name] = over
    assert wide == {}


def test_a_change_is_said_in_a_sentence_at_every_width_and_on_paper(page: Page, width: int):
    page.goto(address("compare"))
    sentence = page.get_by_text("由3项减为2项，减少1项（33.3%）")
    expect(sentence).to_be_visible()
    page.emulate_media(media="print")
    expect(sentence).to_be_visible()


def test_on_paper_the_chrome_is_gone_and_words_and_drawings_stay(page: Page):
    for name in PAGES:
        page.goto(address(name))
        page.emulate_media(media="print")
        for chrome in (".navigation", ".strip", ".filters", ".pagination", "button", "[role=tablist]"):
            expect(page.locator(f"{chrome}:visible")).to_have_count(0)
        if name in CHARTED:
            expect(page.locator("main svg[role=img]:visible")).to_have_count(page.locator("main svg[role=img]").count())
        page.emulate_media(media="screen")


def test_on_paper_what_was_corrected_is_told_as_a_sentence_not_as_a_title(page: Page):
    corrected(Report.objects.get(year=2019))
    page.goto("/reports/2019/")
    page.emulate_media(media="print")
    notice = page.locator(".correction-notice")
    expect(notice).to_contain_text("更正一处文字。")
    expect(notice).to_have_css("text-align", "start")
    expect(notice.get_by_role("link")).to_have_count(0)


# ── without JavaScript ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def without_script(browser: Browser, base_url: str) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(base_url=base_url, java_script_enabled=False)
    faults = Faults(base_url)
    faults.watch(context)
    yield context.new_page()
    assert faults.found == []
    context.close()


def test_every_page_reads_without_javascript_and_offers_no_button_that_does_nothing(without_script: Page):
    page = without_script
    for name, (path, words) in PAGES.items():
        page.goto(path)
        expect(page.locator("main")).to_contain_text(words)
        expect(page.locator("button[type=button]:visible, [role=tab]:visible")).to_have_count(0)
        drawings = page.locator("main svg[role=img]")
        assert (drawings.count() > 0) == (name in CHARTED), name
        expect(page.locator("main svg[role=img]:visible")).to_have_count(drawings.count())


def test_a_charts_numbers_are_a_table_without_javascript(without_script: Page):
    page = without_script
    page.goto("/reports/2019/")
    chart = page.locator("[data-chart]").first
    chart.locator("summary").click()
    expect(chart.get_by_role("row")).to_have_count(4)
    expect(chart.get_by_role("table")).to_contain_text("10次")
