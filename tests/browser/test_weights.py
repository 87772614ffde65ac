"""What a first visit costs on the wire and on the reader's machine. Counted in bytes, so it is the same on any machine."""

import pytest
from playwright.sync_api import Page, Response

PAGES = ("/", "/reports/2019/")
FIRST_VISITS = {"/": (5, 25_000), "/reports/2019/": (6, 50_000)}
"""Requests, the icon among them, and bytes of page, styles and scripts, compressed, their headers included."""
ICON = 1_000
"""Bytes of the icon with its headers."""
SCRIPT = 20_000
"""Bytes of script to read and run, unpacked: a slow phone does that in far less than the 50 ms of a long task."""


@pytest.fixture
def answers(page: Page) -> list[Response]:
    received: list[Response] = []
    page.on("response", lambda response: received.append(response))
    return received


def weight(response: Response) -> int:
    sizes = response.request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


@pytest.mark.parametrize(("path", "within"), FIRST_VISITS.items())
def test_a_first_visit_asks_little_and_weighs_little(
    page: Page, answers: list[Response], path: str, within: tuple[int, int]
):
    page.goto(path, wait_until="networkidle")
    kinds = {answer.request.resource_type for answer in answers}
    assert {"document", "stylesheet", "script"} <= kinds
    icon = (
        0 if any("icon" in answer.url for answer in answers) else 1
    )  # asked for by the browser behind the page's back
    requests, weights = within
    assert len(answers) + icon <= requests
    assert sum(weight(answer) for answer in answers) + icon * ICON <= weights


@pytest.mark.parametrize("path", PAGES)
def test_what_is_run_at_first_is_too_little_to_block(page: Page, answers: list[Response], path: str):
    page.goto(path, wait_until="networkidle")
    scripts = [answer for answer in answers if answer.request.resource_type == "script"]
    assert sum(len(script.body()) for script in scripts) <= SCRIPT
    blocking = page.locator("script[src]:not([type=module]):not([defer]):not([async])")
    assert blocking.count() == 1
    assert "apply-preferences" in (blocking.get_attribute("src") or "")
