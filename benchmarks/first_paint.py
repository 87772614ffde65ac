"""What a first visit costs: bytes on the wire, first paint, and total blocking time at full speed and on a slow phone.

    python -m benchmarks.first_paint http://127.0.0.1:8000

The site runs already (`make run`). Each visit is a new browser; the middle of five. Total blocking time is what tasks
above 50 ms last beyond these 50 ms, from the first paint until the page has been quiet for half a second.
"""

import sys
from dataclasses import astuple, dataclass
from statistics import median

from playwright.sync_api import Browser, Page, Response, sync_playwright

from tests.browser.conftest import QUIET, chromium

PAGES = ("/", "/reports/2019/", "/indicators/", "/compare/?from=2019&to=2020", "/tasks/", "/search/?q=1235")
VISITS = 5
SLOW_PHONE = 4
"""A processor so many times slower than this one."""
OBSERVE = """
  window.long = [];
  new PerformanceObserver((list) => long.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
"""
MEASURE = """() => {
  const [painted] = performance.getEntriesByName("first-contentful-paint");
  const blocking = long.map(({ startTime, duration }) =>
    Math.max(0, startTime + duration - Math.max(startTime + 50, painted.startTime)));
  return { paint: painted.startTime, blocking: blocking.reduce((sum, part) => sum + part, 0) };
}"""


@dataclass(frozen=True)
class Visit:
    """Kilobytes; milliseconds."""

    weight: float
    paint: float
    blocking: float


def weight(answer: Response) -> int:
    sizes = answer.request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


def slow_down(page: Page, times: int) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})


def visit(browser: Browser, address: str, slower: int) -> Visit:
    context = browser.new_context()
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.add_init_script(OBSERVE)
    slow_down(page, slower)
    page.goto(address, wait_until="networkidle")
    measured = page.evaluate(MEASURE)
    visited = Visit(sum(map(weight, answers)) / 1000, measured["paint"], measured["blocking"])
    context.close()
    return visited


def middle(browser: Browser, address: str, slower: int = 1) -> Visit:
    visits = [astuple(visit(browser, address, slower)) for _ in range(VISITS)]
    return Visit(*map(median, zip(*visits, strict=True)))


def report(site: str) -> None:
    print(f"{'':<32}{'wire':>9}{'paint':>9}{'blocking':>10}{'slow: paint':>14}{'blocking':>10}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*QUIET, "--no-sandbox"])
        for path in PAGES:
            fast, slow = middle(browser, site + path), middle(browser, site + path, SLOW_PHONE)
            print(
                f"{path:<32}{fast.weight:6.1f} kB{fast.paint:6.0f} ms{fast.blocking:7.0f} ms"
                f"{slow.paint:11.0f} ms{slow.blocking:7.0f} ms"
            )
        browser.close()


if __name__ == "__main__":
    report(sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8000")
