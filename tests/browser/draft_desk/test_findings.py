"""What the checker finds stands beside the passage one writes, is bound or explained there."""

from typing import Any

from playwright.sync_api import Page, expect

from reports.models import Item
from tests.browser.accessibility import violations
from tests.browser.draft_desk.sheet import TOKEN, at_end, body, opened, saved, state

BARE = "全年对1302件行政决策开展合法性审核。"
UNDERLINED = """() => [...CSS.highlights.values()].flatMap((found) => [...found].map(String))"""


def test_a_bare_number_is_underlined_and_bound_from_the_keyboard(page: Page, item: Item):
    opened(page)
    at_end(page, item)
    page.keyboard.type(BARE)
    expect(state(page, item)).to_contain_text("已保存")
    offer = page.locator(f"#item-{item.pk} [data-bind]").first
    expect(offer).to_be_visible()
    assert "1302" in page.evaluate(UNDERLINED)
    assert violations(page) == []
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    page.keyboard.press("Alt+Enter")
    expect(page.get_by_role("option", selected=True)).to_contain_text("引用“")
    page.keyboard.press("Enter")
    expect(body(page, item).locator("[data-token]")).to_have_count(2)
    page.keyboard.type("余")
    expect(state(page, item)).to_contain_text("已保存")
    expect(offer).to_have_count(0)
    assert saved(item) == f"审核{TOKEN}件。{BARE}".replace("1302件行政", f"{TOKEN}余件行政")
    for _ in range(2):
        page.keyboard.press("Control+z")
    expect(body(page, item)).to_have_text(f"审核1302件。{BARE}")
    expect(body(page, item).locator("[data-token]")).to_have_count(1)


def test_findings_are_narrowed_and_explained_where_they_stand(page: Page, item: Item, writer: Any):
    opened(page)
    at_end(page, item)
    page.keyboard.type("出动执法人员4821人次。")
    note = page.locator(f"#item-{item.pk} .note", has_text="4821")
    expect(note).to_be_visible()
    page.get_by_label("错误").check()
    expect(note).to_be_hidden()
    page.get_by_label("待说明").check()
    if note.get_attribute("open") is None:
        note.locator("summary").first.click()
    note.locator(".note__reason > summary").click()
    note.get_by_role("button", name="保存理由").click()
    expect(note.get_by_role("alert")).to_have_text("请写明理由。")
    note.get_by_role("textbox").fill("来自执法台账。")
    note.get_by_role("button", name="保存理由").click()
    expect(note).to_be_hidden()
    page.get_by_label("已说明").check()
    expect(note).to_contain_text("已说明")
    assert item.report.acknowledgements.get().by == writer
