"""How a page reads, in numbers a browser measures: holes in the reading column, length, stops of the Tab key, shifts."""

from playwright.sync_api import Page

HOLE = 72
"""Pixels: the widest distance the design sets between two things (--space-8). What is wider is a hole."""

_HOLES = """(widest) => {
  const column = document.querySelector(".narrative");
  const left = column.getBoundingClientRect().left;
  const spans = [...column.querySelectorAll("h1, h2, h3, h4, p, li, figure, table, .report-tools, .edition")]
    .map((each) => each.getBoundingClientRect())
    .filter(({ width, height, left: at }) => width && height && at < left + 200)
    .map(({ top, bottom }) => [top, bottom])
    .sort((one, other) => one[0] - other[0]);
  let holes = 0;
  let reached = spans[0][0];
  for (const [top, bottom] of spans) {
    if (top - reached > widest) holes += top - reached;
    reached = Math.max(reached, bottom);
  }
  return Math.round(holes);
}"""

_STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true }))
  .length"""

_SHIFTS = """() => new Promise((tell) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell(sum), 300);
})"""


def holes(page: Page) -> int:
    """Pixels of the reading column in which nothing stands, over all places wider than any set distance."""
    return page.evaluate(_HOLES, HOLE)


def length(page: Page) -> int:
    """The page's height in pixels."""
    return page.evaluate("document.documentElement.scrollHeight")


def tab_stops(page: Page) -> int:
    """What the Tab key halts at on the way through the page as it opens."""
    return page.evaluate(_STOPS)


def layout_shift(page: Page) -> float:
    """The sum of what moved by itself while the page opened, as browsers count it (CLS)."""
    return page.evaluate(_SHIFTS)
