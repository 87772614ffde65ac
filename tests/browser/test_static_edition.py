"""The static edition as somebody opens it from a disk: it is read, searched and charted without a server."""

from collections.abc import Callable
from html import unescape
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from hanyang_report.overview.findable import placed
from hanyang_report.pages.search import find
from reports.document.text_search import Query
from reports.document.tree import plain_text
from reports.models import Edition

LEFT = "net::ERR_ABORTED"
"""What the browser was still fetching as the next page was opened."""
QUESTIONS = (
    "行政复议",
    "1235",
    "6个方面",
    "六个方面",
    "法治 2次",
    "１２３５",
    "32.27",
    "没有这样的词",
    "audit_project_count",
    "“三项制度”",
    "41",
    "%",
)


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> Callable[[str], None]:
    call_command("export_site", tmp_path / "out", stdout=StringIO(), stderr=StringIO())

    def goto(name: str) -> None:
        page.goto(f"file://{tmp_path}/out/{name}")

    return goto


def test_from_a_disk_reports_are_read_searched_and_charted(page: Page, opened: Callable[[str], None]):
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(request.url) if request.failure != LEFT else None)
    opened("index.html")
    page.get_by_role("link", name="年度报告", exact=True).first.click()
    page.locator("main a[href*='2019']").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_load_state()
    opened("reports/2019/index.html")
    page.locator("[data-chart-interact]").first.click()
    expect(page.locator(".js-plotly-plot")).to_have_count(1, timeout=60_000)
    assert page.locator("[data-chart] svg").first.is_visible() or page.locator(".js-plotly-plot svg").first.is_visible()
    opened("search/index.html")
    page.fill("#q", "行政复议")
    page.keyboard.press("Enter")
    page.locator("#sentences + ol a").first.click()
    assert "reports/2019/index.html#" in page.url
    page.wait_for_load_state()  # what is left half-way fails to load
    opened("search/index.html")
    page.locator(".search-hints a").first.click()
    expect(page.locator(".search-count")).to_be_visible()
    found_alike(page, opened)
    assert errors == []


def found_alike(page: Page, opened: Callable[[str], None]) -> None:
    """The script finds and marks what the server finds and marks."""
    editions = list(Edition.objects.current().newest_first())
    assert any("六个方面" in plain_text(one) for edition in editions for *_, one in placed(edition.document))
    for question in QUESTIONS:
        results = find(Query.read(question), editions)
        opened("search/index.html")
        page.fill("#q", question)
        page.keyboard.press("Enter")
        expect(page.locator(".search-count, .empty-state")).to_be_visible()
        said = page.locator("#sentences + ol .search-list__sentence").evaluate_all(
            "all => all.map(one => one.innerHTML)"
        )
        assert list(map(unescape, said)) == [unescape(one.html) for one in results.first_sentences], question
        names = page.locator("#indicators + ul .search-list__name").evaluate_all("all => all.map(one => one.innerHTML)")
        assert list(map(unescape, names)) == [unescape(one.name) for one in results.indicators], question
        titles = page.locator("#promises + ul .search-list__name").evaluate_all("all => all.map(one => one.innerHTML)")
        assert list(map(unescape, titles)) == [unescape(one.title) for one in results.promises], question
