"""The harness itself: a fault on a page is seen, a clean page is not blamed."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.faults import Faults


@pytest.fixture
def watched(browser, base_url: str):
    """A page in a window of its own, whose faults are the test's to judge."""
    context: BrowserContext = browser.new_context(base_url=base_url)
    faults = Faults(base_url)
    faults.watch(context)
    yield context.new_page(), faults
    context.close()


def test_the_policy_of_the_site_stops_an_inline_style_and_the_harness_sees_it(watched):
    page, faults = watched
    page.goto("/login/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_timeout(50)
    assert len(faults.found) == 1
    assert "Content Security Policy" in faults.found[0]


def test_a_request_to_another_host_is_seen(watched):
    page, faults = watched
    page.goto("/login/")
    page.evaluate("fetch('http://example.invalid/').catch(() => {})")
    page.wait_for_timeout(50)
    assert faults.found


def test_a_thrown_error_is_seen(watched):
    page, faults = watched
    page.goto("/login/")
    page.evaluate("setTimeout(() => { throw new Error('deliberate') })")
    page.wait_for_timeout(50)
    assert any("deliberate" in fault for fault in faults.found)


def test_a_missing_file_is_seen_but_a_missing_page_is_not(watched):
    page, faults = watched
    page.goto("/no-such-page/")
    assert faults.found == []
    page.evaluate("fetch('/static/no-such-file.js')")
    page.wait_for_timeout(50)
    assert [fault for fault in faults.found if fault.startswith("404")]


def test_static_files_come_hashed_and_compressed(page: Page):
    with page.expect_response(lambda response: "/static/css/kinds/account." in response.url) as answer:
        page.goto("/login/")
    headers = answer.value.all_headers()
    assert headers["content-encoding"] == "gzip"
    assert "immutable" in headers["cache-control"]


def test_a_page_is_seen_at_the_width_asked_for(page: Page, width: int):
    page.goto("/login/")
    assert page.evaluate("window.innerWidth") == width
