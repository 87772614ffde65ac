"""A passage on a page of its own: the text reads along, figures come in by keyboard, nothing typed is lost."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from reports.models import Item, Report
from tests import cast
from tests.browser.accessibility import violations
from tests.browser.draft_desk.sheet import REVIEWED


@pytest.fixture
def item(report: Report) -> Item:
    """As the draft has it."""
    return Item.objects.get(section__part__report=report, body__contains=REVIEWED)


def address(item: Item) -> str:
    return f"/admin/reports/report/2020/draft/item/{item.pk}/"


def body(page: Page) -> Locator:
    return page.locator("textarea[name=body]")


def test_the_text_reads_along_as_it_is_typed(page: Page, item: Item):
    page.goto(address(item))
    body(page).fill(f"审核{{{{{REVIEWED}}}}}件，{{{{no_such}}}}。")
    expect(page.locator(".reading data")).to_have_text("1302")
    expect(page.locator(".reading mark")).to_have_text("no_such")
    expect(page.locator(".troubles")).to_contain_text("第1行 {{no_such}} 没有这个指标")
    expect(page.locator(".figure-chip")).to_contain_text("由1235件增至1302件")
    expect(page.locator("[data-unsaved-note]")).to_have_text("有改动，尚未保存")


def test_a_figure_is_found_and_inserted_at_the_cursor_by_keyboard(page: Page, item: Item):
    page.goto(address(item))
    body(page).fill("全年共件。")
    for _ in range(2):
        page.keyboard.press("ArrowLeft")
    page.locator("[data-finder]").focus()
    page.keyboard.type("合法性审核件数")
    expect(page.locator(".found li")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(page.locator(".found__insert")).to_be_focused()
    page.keyboard.press("Enter")
    expect(body(page)).to_have_value(f"全年共{{{{{REVIEWED}}}}}件。")
    expect(body(page)).to_be_focused()
    page.keyboard.press("Control+z")
    expect(body(page)).to_have_value("全年共件。")


def test_a_chip_turns_the_number_into_the_phrase_of_its_change(page: Page, item: Item):
    page.goto(address(item))
    body(page).fill(f"审核{{{{{REVIEWED}}}}}件，{{{{{REVIEWED}}}}}。")
    second = page.locator(".figure-chip").nth(1)
    second.get_by_role("button", name="与上年比 同比增长5.4%").click()
    expect(body(page)).to_have_value(f"审核{{{{{REVIEWED}}}}}件，{{{{{REVIEWED}|change}}}}。")
    expect(page.locator(".reading")).to_contain_text("审核1302件，同比增长5.4%。")


def test_ctrl_s_saves_and_leaving_with_something_unsaved_is_warned_of(page: Page, item: Item):
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(address(item))
    body(page).click()
    page.keyboard.type("写了一半")
    page.goto("/reports/")
    assert asked == ["beforeunload"]
    page.goto(address(item))
    body(page).fill("写完了。")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    expect(page.locator(".messages")).to_have_text("已保存。")
    page.goto("/reports/")
    assert asked == ["beforeunload"]
    item.refresh_from_db()
    assert item.body == "写完了。"


def test_two_editors_meet_in_a_conflict_and_nothing_is_lost(page: Page, item: Item):
    page.goto(address(item))
    body(page).fill("我写的。")
    item.rewrite(heading=item.heading, body="对方写的。", run_on=True, by=cast.editor(), seen=0)
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    expect(page.locator(".conflict")).to_contain_text("两人同时改了这一段")
    expect(page.locator(".conflict")).to_contain_text("对方写的。")
    expect(body(page)).to_have_value("我写的。")
    with page.expect_navigation():
        page.get_by_role("button", name="以现在框里的文字为准，保存").click()
    item.refresh_from_db()
    assert (item.body, item.version) == ("我写的。", 2)


def test_without_script_the_preview_is_a_button(browser: Any, base_url: str, item: Item, page: Page):
    window = browser.new_context(java_script_enabled=False, base_url=base_url)
    window.add_cookies(page.context.cookies(base_url))
    plain = window.new_page()
    plain.goto(address(item))
    plain.locator("textarea[name=body]").fill("没有脚本也读得出。")
    plain.get_by_role("button", name="预览").last.click()
    expect(plain.locator(".reading")).to_contain_text("没有脚本也读得出。")
    window.close()


@pytest.mark.parametrize("where", ["draft/", "draft/todo/", "draft/head/", "item", "split"])
def test_the_pages_fit_every_width_and_everybody(page: Page, item: Item, width: int, where: str):
    places = {"item": f"draft/item/{item.pk}/", "split": f"draft/section/{item.section_id}/split/"}
    page.goto(f"/admin/reports/report/2020/{places.get(where, where)}")
    if where == "item":
        body(page).fill(f"审核{{{{{REVIEWED}}}}}件，{{{{no_such}}}}。")
        expect(page.locator(".troubles")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_the_draft_page_fits_every_width_and_everybody(page: Page, report: Report, width: int):
    page.goto("/reports/2020/draft/")
    expect(page.locator(".draft-banner")).to_contain_text("草稿")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_what_is_folded_on_the_check_page_shows_that_it_opens(page: Page, item: Item):
    page.goto("/admin/reports/report/2020/check/")
    marks = page.evaluate("""() => [...document.querySelectorAll("details.kind")].map(
      (fold) => [fold.open, getComputedStyle(fold.querySelector("summary"), "::before").content])""")
    assert marks
    assert {(is_open, mark) for is_open, mark in marks} <= {(True, '"▾"'), (False, '"▸"')}
