"""A first visit in Chromium: an empty cache, everything until nothing is on its way, the icon included."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, Request, sync_playwright

from tests.browser.conftest import QUIET, WITH_WINDOWS, chromium

VISITS = 5
SLOWER = 4
"""A processor so many times slower than this one, for blocking time."""
OBSERVE = """
  window.long = []; window.largest = 0;
  new PerformanceObserver((list) => long.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => { largest = list.getEntries().at(-1).startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  document.addEventListener("DOMContentLoaded", () => {
    const charts = document.querySelectorAll("svg");
    window.charts = charts.length;
    requestAnimationFrame(() => requestAnimationFrame((at) => { window.charted = at; }));
  });
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0 && window.charted > 0"
MEASURE = """() => {
  const painted = performance.getEntriesByName("first-contentful-paint")[0].startTime;
  const blocking = long.map(({ startTime, duration }) =>
    Math.max(0, startTime + duration - Math.max(startTime + 50, painted)));
  return { painted, largest, charted, blocking: blocking.reduce((sum, part) => sum + part, 0) };
}"""


@dataclass(frozen=True)
class Visit:
    """Bytes on the wire, headers included; milliseconds. `charted`: the frame after the whole page, its charts in it, stood."""

    requests: float
    weight: float
    painted: float
    largest: float
    charted: float
    blocking: float


def visit(browser: Browser, address: str, slower: int = 1) -> Visit:
    context = browser.new_context()
    page = context.new_page()
    done: list[Request] = []
    page.on("requestfinished", lambda request: done.append(request))
    page.add_init_script(OBSERVE)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(address, wait_until="networkidle")
    while not page.evaluate(PAINTED):
        page.wait_for_timeout(50)
    found = page.evaluate(MEASURE)
    sizes = [request.sizes() for request in done]
    weight = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    context.close()
    return Visit(len(done), weight, **found)


def first_visits(address: str) -> tuple[Visit, float]:
    """The middle of several visits, and the blocking time where the processor is slower."""
    with sync_playwright() as playwright:
        root = ["--no-sandbox"] if sys.platform == "linux" else []
        visitor = chromium(first=WITH_WINDOWS)  # one that asks for the icon, as people's do
        browser = playwright.chromium.launch(executable_path=visitor, args=[*QUIET, *root])
        visits = [visit(browser, address) for _ in range(VISITS)]
        slow = [visit(browser, address, SLOWER).blocking for _ in range(VISITS)]
        browser.close()
    middle = (median(getattr(one, name) for one in visits) for name in Visit.__dataclass_fields__)
    return Visit(*middle), median(slow)
