"""What is on a page stands where it was first painted: a shell each, with every script and picture late."""

from collections.abc import Callable
from time import sleep
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, Route

from indicators.models import User
from tests.browser import reading
from tests.database import Rows, put_rows

LATE = 0.15  # seconds
MOST = 0.02
BYTES = 4000  # a second
WIDTHS = (360, 1440)
OPEN = ("/", "/reports/2020/", "/help/reader/")
SIGNED_IN = (
    "/dashboard/screen/",
    "/tasks/bulletin/2021/4/",
    "/admin/indicators/figure/",
    "/admin/reports/law/add/",
    "/admin/indicators/collection/2021/board/",
)


@pytest.fixture
def loaded(db: None, demo_rows: Rows) -> None:
    """The simulated district, whose pages are full."""
    put_rows(demo_rows)
    cache.clear()


@pytest.fixture
def slowly(page: Page) -> Page:
    def late(route: Route) -> None:
        sleep(LATE)
        route.continue_()

    page.route("**/*.js", late)
    page.route("**/*.webp", late)
    return page


def moved(page: Page, address: str, width: int) -> tuple[str, int, float] | None:
    """Where and how much, if it is more than anybody would notice."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address, wait_until="networkidle")
    shift = reading.layout_shift(page)
    return (address, width, shift) if shift > MOST else None


def test_nothing_moves_under_a_readers_eyes(slowly: Page) -> None:
    assert [found for address in OPEN for width in WIDTHS if (found := moved(slowly, address, width))] == []


def test_nothing_moves_for_who_has_signed_in(slowly: Page, sign_in: Callable[[Any], None]) -> None:
    sign_in(User.objects.get(username="shen"))
    assert [found for address in SIGNED_IN for width in WIDTHS if (found := moved(slowly, address, width))] == []


# ── a list whose rows come one after the other ──

LISTS = ("/admin/indicators/figure/", "/admin/indicators/user/")
WITHOUT_ITS_SHEET = """new MutationObserver(() => document.querySelector('link[href*="css/admin/list"]')?.remove())
  .observe(document, { childList: true, subtree: true })"""


@pytest.fixture
def slow_line(page: Page, sign_in: Callable[[Any], None]) -> Page:
    """What every list needs is there already; its own text comes so slowly that it is drawn before its last rows are there."""
    sign_in(User.objects.get(username="shen"))
    page.goto(LISTS[0])
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    rate = {"latency": 20, "downloadThroughput": BYTES, "uploadThroughput": BYTES, "offline": False}
    line.send("Network.emulateNetworkConditions", rate)
    return page


def test_a_lists_columns_are_not_pushed_about_by_the_rows_that_follow(slow_line: Page) -> None:
    assert [moved(slow_line, address, 1440) for address in LISTS] == [None, None]
    slow_line.add_init_script(WITHOUT_ITS_SHEET)
    assert any(moved(slow_line, address, 1440) for address in LISTS), (
        "what moves without its sheet either proves nothing"
    )
