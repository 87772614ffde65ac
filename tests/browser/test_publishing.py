"""Publishing and what comes of it in a real browser: at every width, by keyboard, without script."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from reports.models import Item, Report
from reports.publishing.verbs import approve, open_correction, submit
from tests import cast
from tests.browser.accessibility import violations
from tests.published import publish

REVIEWED = "legality_review_decision_count"
PUBLISHING = "/admin/reports/report/2019/publishing/"


@pytest.fixture
def report(served: None) -> Report:
    return Report.objects.get(year=2019)


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def opened(report: Report) -> None:
    """A correction of a passage and of the figure in it."""
    item = Item.objects.get(section__part__report=report, body__contains=REVIEWED)
    named = {"blocks": [item], "figures": [cast.figure(REVIEWED, 2019)], "lead": True}
    open_correction(report, by=cast.publisher(), reason="审核件数漏计一件。", **named)


def corrected(report: Report) -> None:
    signer, writer = cast.publisher(), cast.editor()
    item = Item.objects.get(section__part__report=report, body__contains=REVIEWED)
    open_correction(report, by=signer, reason="更正一处文字。", blocks=[item])
    words = item.body.replace("强调", "进一步强调")
    item.rewrite(heading=item.heading, body=words, run_on=item.run_on, by=writer, seen=item.version)
    submit(report, by=writer)
    approve(report, by=signer)
    publish(report, by=signer)


def test_publishing_pages_fit_and_can_be_used_by_all(page: Page, width: int, sign_in: Any, report: Report):
    sign_in(cast.publisher())
    for name in ("", "correct/", "withdraw/", "filings/"):
        page.goto(PUBLISHING + name)
        assert fits(page), name
        assert violations(page) == []


def test_what_a_publisher_says_yes_to_fits_and_can_be_used_by_all(page: Page, width: int, sign_in: Any, report: Report):
    signer, writer = cast.publisher(), cast.editor()
    item = Item.objects.get(section__part__report=report, body__contains=REVIEWED)
    open_correction(report, by=signer, reason="更正一处文字。", blocks=[item])
    submit(report, by=writer)
    sign_in(signer)
    for name in ("approve/", "send_back/"):
        page.goto(PUBLISHING + name)
        assert fits(page), name
        assert violations(page) == []
    page.goto(f"{PUBLISHING}approve/")
    page.get_by_role("button", name="批准这份报告").click()
    page.get_by_role("link", name="发布…").click()
    page.wait_for_url("**/publish/")
    assert fits(page)
    assert violations(page) == []


def test_a_correction_under_way_fits_and_can_be_used_by_all(page: Page, width: int, sign_in: Any, report: Report):
    opened(report)
    chosen = cast.figure(REVIEWED, 2019)
    sign_in(cast.officer(chosen.department))
    for address in (PUBLISHING, reverse("admin:indicators_reopened", args=[chosen.pk])):
        page.goto(address)
        assert fits(page), address
        assert violations(page) == []


def test_a_reopened_figure_answers_as_it_is_typed_and_is_handed_in(page: Page, sign_in: Any, report: Report):
    opened(report)
    chosen = cast.figure(REVIEWED, 2019)
    sign_in(cast.officer(chosen.department))
    page.goto(reverse("admin:indicators_reopened", args=[chosen.pk]))
    page.locator(".typed input[inputmode]").fill("1236")
    expect(page.locator("[data-answer-for]")).to_contain_text("与已公开的1235件不一致")
    page.get_by_role("button", name="保存并提交审核").click()
    expect(page.locator(".messages")).to_contain_text("已提交审核")


def test_editions_fit_and_can_be_read_by_all(page: Page, width: int, report: Report):
    corrected(report)
    for address in ("/reports/2019/editions/", "/reports/2019/editions/1/"):
        page.goto(address)
        assert fits(page), address
        assert violations(page) == []
    expect(page.locator(".breadcrumb")).to_contain_text("第1版")
    expect(page.get_by_role("note").first).to_contain_text("这是第1版，当前为第2版")


@pytest.mark.parametrize(
    ("address", "place", "anchor"),
    [
        ("/reports/2019/", "一（三）2", "#s3-2-p1"),
        (f"/reports/2019/#figure-{REVIEWED}", "行政决策合法性审核件数：1235件", f"#figure-{REVIEWED}"),
        ("/reports/2019/editions/", "第1版", ""),
    ],
)
def test_a_place_is_cited_by_keyboard(
    page: Page, context: BrowserContext, base_url: str, report: Report, address: str, place: str, anchor: str
):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address)
    link = page.locator(f'[data-cite="{place}"]').first
    link.focus()
    expect(link).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(link).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "汉阳区人民政府2019年度法治政府建设工作报告" in copied
    assert "第1版" in copied
    assert copied.endswith(f"{base_url}/reports/2019/editions/1/{anchor}．")


def test_without_script_the_place_can_still_be_gone_to(browser: Any, base_url: str, report: Report):
    with browser.new_context(java_script_enabled=False) as plain:
        page = plain.new_page()
        page.goto(f"{base_url}/reports/2019/")
        page.locator('[data-cite="一（三）2"]').first.click()
        assert page.url == f"{base_url}/reports/2019/editions/1/#s3-2-p1"
