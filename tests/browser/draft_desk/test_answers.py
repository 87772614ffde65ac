"""On the page a report is written on, answers come late and out of order: none is put where it no longer belongs."""

import pytest
from playwright.sync_api import Page, Route, expect

from reports.models import Item, Report
from tests.browser.draft_desk.sheet import body, first_of, state, writing


@pytest.fixture
def item(draft: Report) -> Item:
    return first_of(draft, "审核。", "审核。")


def test_the_margin_asks_one_question_at_a_time_and_ends_with_the_newest_answer(page: Page, item: Item):
    held: list[Route] = []
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/margin/") else None)
    page.route("**/desk/margin/", lambda route: held.append(route), times=1)
    writing(page, item)
    for typed in ("出动4821人次。", "又出动4822人次。"):
        page.keyboard.type(typed)
        page.keyboard.press("Control+s")
        expect(state(page, item)).to_contain_text("已保存")
    assert len(asked) == len(held) == 1
    held[0].fulfill(body="")
    expect(page.locator(f"#item-{item.pk} .note", has_text="4822")).to_be_visible()


def test_what_is_typed_while_a_list_stands_there_is_replaced_with_it(page: Page, item: Item):
    writing(page, item)
    page.keyboard.type("共=合法性审核")
    expect(page.get_by_role("option", selected=True)).to_be_visible(timeout=20_000)
    page.route("**/desk/figures/", lambda route: None)
    page.keyboard.type("件")
    page.keyboard.press("Enter")
    expect(body(page, item).locator("[data-token]")).to_have_count(1)
    expect(body(page, item)).to_have_text("审核。共〔行政决策合法性审核件数〕")
    page.unroute_all(behavior="ignoreErrors")


def test_a_reason_that_was_not_kept_stays_to_be_sent_again(page: Page, item: Item):
    writing(page, item)
    page.keyboard.type("出动执法人员4821人次。")
    note = page.locator(f"#item-{item.pk} .note", has_text="4821")
    expect(note).to_be_visible()
    if note.get_attribute("open") is None:
        note.locator("summary").first.click()
    note.locator(".note__reason > summary").click()
    note.get_by_role("textbox").fill("来自执法台账。")
    page.route("**/margin/reason/", lambda route: route.abort())
    note.get_by_role("button", name="保存理由").click()
    expect(page.locator("[data-told]")).to_have_text("连不上服务器，理由没有保存。")
    expect(note.get_by_role("textbox")).to_have_value("来自执法台账。")
    page.unroute("**/margin/reason/")
    note.get_by_role("button", name="保存理由").click()
    expect(page.locator("[data-told]")).to_have_text("理由已保存。")
    assert item.section.part.report.acknowledgements.get().reason == "来自执法台账。"
