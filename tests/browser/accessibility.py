"""axe-core's verdict on a page, as readable lines."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
BEST_PRACTICE = [*WCAG_22_AA, "best-practice"]


def violations(page: Page, within: str | None = None, asked: list[str] = WCAG_22_AA) -> list[str]:
    """One line for each rule and element that breaks what is asked; `within` what a selector names, if given."""
    # Preloading serves experimental rules alone, and writes inline styles wherever a stylesheet imports another.
    results = Axe().run(page, within, options={"runOnly": {"type": "tag", "values": asked}, "preload": False})
    found = results.response["violations"]
    return [f"{rule['id']}: {node['target']} {node['html']}" for rule in found for node in rule["nodes"]]
