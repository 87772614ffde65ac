"""Pages nobody sets out for: errors, refusals, what was corrected, what was withdrawn. In the same dress."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from hanyang_report.pages import search
from reports.models import Report
from reports.publishing.verbs import withdraw
from tests import cast
from tests.browser.accessibility import violations
from tests.published import corrected

POST_WITHOUT_TOKEN = """() => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: "/login/" });
  document.body.append(form);
  form.submit();
}"""
TOO_MANY = "/indicators/?" + "q&" * 10_001


def status(page: Page, address: str) -> int:
    answer = page.goto(address)
    return answer.status if answer else 0


def reads_well(page: Page, heading: str) -> None:
    """A heading that says what happened, a way on, no trace, nothing sideways, nothing against WCAG."""
    expect(page.locator("h1")).to_have_text(heading)
    assert page.locator("main a.button").count() >= 1
    expect(page.get_by_text("Traceback")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert violations(page) == []


def test_an_unknown_address_has_a_plain_page(page: Page, width: int):
    assert status(page, "/no-such-page/") == 404
    reads_well(page, "没有找到这个页面")


def test_a_year_without_a_report_is_named(page: Page):
    page.goto("/reports/2018/")
    expect(page.get_by_text("2018年度报告尚未发布。")).to_be_visible()


def test_who_may_not_see_a_page_is_told_whom_to_ask(page: Page, sign_in: Callable[[Any], None], width: int):
    sign_in(cast.stranger())
    assert status(page, "/tasks/bulletin/2020/1/") == 403
    reads_well(page, "您没有权限查看这个页面")


def test_a_form_that_is_too_old_is_said_to_be(page: Page):
    page.goto("/")
    with page.expect_navigation() as answer:
        page.evaluate(POST_WITHOUT_TOKEN)
    assert answer.value.status == 403
    assert violations(page) == []


def test_an_address_that_makes_no_sense_has_a_plain_page(page: Page):
    assert status(page, TOO_MANY) == 400
    reads_well(page, "请求无法识别")


def test_a_fault_of_the_server_has_a_plain_page_in_the_sites_dress(
    page: Page, monkeypatch: pytest.MonkeyPatch, width: int
):
    def broken(*_: Any) -> None:
        raise RuntimeError("deliberate")

    monkeypatch.setattr(search, "Query", broken)
    assert status(page, "/search/?q=1235") == 500
    reads_well(page, "服务器出了问题")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Songti SC"')


def test_an_earlier_edition_says_that_it_was_replaced(page: Page):
    corrected(Report.objects.get(year=2019))
    page.goto("/reports/2019/editions/1/")
    expect(page.locator("main")).to_contain_text("第2版")
    expect(page.locator("main")).not_to_contain_text("改正后的正文")
    page.goto("/reports/2019/")
    expect(page.locator("main")).to_contain_text("改正后的正文")
    page.goto("/reports/2019/editions/")
    expect(page.locator("main")).to_contain_text("更正一处文字。")
    assert violations(page) == []


def test_a_withdrawn_report_says_so_with_its_reason(page: Page):
    withdraw(Report.objects.get(year=2019), by=cast.publisher(), reason="数据待核实。")
    assert status(page, "/reports/2019/") == 410
    expect(page.locator("main")).to_contain_text("数据待核实。")
    reads_well(page, "2019年度报告（第1版）已撤回")
