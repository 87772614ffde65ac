"""A whole report written on one page in a real browser: in place, from the keyboard, quotations as one character."""

from typing import Any

from playwright.sync_api import Page, expect

from reports.models import Item, Report
from tests.browser.accessibility import violations
from tests.browser.draft_desk.sheet import DESK, REVIEWED, TOKEN, arranged, at_end, body, opened, saved, state

PASTE = """([field, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_a_quotation_is_one_character_to_the_cursor_and_goes_whole(page: Page, item: Item):
    opened(page)
    body(page, item).click()
    page.keyboard.press("Control+Home")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.type("起")
    expect(body(page, item)).to_have_text("审核1302起件。")
    for _ in range(2):
        page.keyboard.press("Backspace")
    expect(body(page, item)).to_have_text("审核件。")
    for _ in range(2):
        page.keyboard.press("Control+z")
    expect(body(page, item)).to_have_text("审核1302起件。")
    page.keyboard.press("Control+s")
    expect(state(page, item)).to_contain_text("已保存")
    assert saved(item) == f"审核{TOKEN}起件。"


def test_quotations_are_copied_whole_and_pasted_as_what_they_are(page: Page, item: Item, context: Any):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page)
    body(page, item).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+v")
    expect(body(page, item)).to_have_text("审核1302件。审核1302件。")
    assert page.evaluate("navigator.clipboard.readText()") == "审核1302件。"
    expect(state(page, item)).to_contain_text("已保存")
    assert saved(item) == f"审核{TOKEN}件。" * 2


def test_thirty_pages_from_elsewhere_keep_their_paragraphs_and_lose_their_dress(page: Page, item: Item):
    opened(page)
    at_end(page, item)
    pasted = "".join(f"\u3000\u3000第{n}段，完成{n}件{{{{no_such}}}}。\r\n\r\n" for n in range(1, 601))
    page.evaluate(PASTE, [body(page, item).element_handle(), pasted + TOKEN])
    expect(body(page, item).locator("p")).to_have_count(601)
    expect(body(page, item).locator("[data-token]")).to_have_count(2)
    expect(body(page, item).locator("p").nth(1)).to_have_text("第2段，完成2件{{no_such}}。")
    expect(state(page, item)).to_contain_text("已保存")
    lines = saved(item).split("\n")
    assert (lines[0], lines[-1]) == (f"审核{TOKEN}件。第1段，完成1件{{{{no_such}}}}。", TOKEN)
    page.keyboard.press("Control+z")
    expect(body(page, item)).to_have_text("审核1302件。")
    expect(state(page, item)).to_contain_text("尚未保存")
    expect(state(page, item)).to_contain_text("已保存")
    assert saved(item) == f"审核{TOKEN}件。"


def test_an_input_method_composes_beside_a_quotation_and_nothing_is_kept_half_way(page: Page, item: Item):
    opened(page)
    body(page, item).click()
    page.keyboard.press("Control+Home")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    ime = page.context.new_cdp_session(page)
    ime.send("Input.imeSetComposition", {"text": "ding'an", "selectionStart": 7, "selectionEnd": 7})
    page.wait_for_timeout(1500)  # longer than the pause after which it would be kept
    expect(state(page, item)).not_to_contain_text("已保存")
    ime.send("Input.insertText", {"text": "定案"})
    expect(body(page, item)).to_have_text("审核1302定案件。")
    expect(state(page, item)).to_contain_text("已保存")
    assert saved(item) == f"审核{TOKEN}定案件。"
    page.keyboard.press("Control+z")
    expect(body(page, item)).to_have_text("审核1302件。")
    expect(state(page, item)).to_contain_text("尚未保存")
    expect(state(page, item)).to_contain_text("已保存")
    assert saved(item) == f"审核{TOKEN}件。"


def test_the_cursor_goes_from_passage_to_passage(page: Page, item: Item):
    opened(page)
    at_end(page, item)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("回来")
    expect(body(page, item)).to_have_text("审核1302件。回来")
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("标题")
    expect(page.locator(f"#item-{item.pk} [data-field=heading]")).to_have_text("审核。标题")
    expect(state(page, item)).to_contain_text("已保存")
    assert (saved(item), item.heading) == (f"审核{TOKEN}件。回来", "审核。标题")


def test_without_script_the_report_is_read_and_each_passage_has_its_form(
    browser: Any, base_url: str, item: Item, page: Page
):
    window = browser.new_context(java_script_enabled=False, base_url=base_url)
    window.add_cookies(page.context.cookies(base_url))
    plain = window.new_page()
    plain.goto(DESK)
    expect(plain.locator(f"#item-{item.pk} [data-field=body]")).to_have_text("审核1302件。")
    plain.locator(f"#item-{item.pk}").get_by_role("link", name="单独编辑").click()
    expect(plain.locator("textarea[name=body]")).to_have_value(f"审核{TOKEN}件。")
    window.close()


def test_no_code_is_seen_and_the_page_fits_everybody(page: Page, item: Item, width: int):
    opened(page)
    assert REVIEWED not in page.locator("[data-sheet]").inner_text()
    assert "{{" not in page.locator("[data-sheet]").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_enter_twice_begins_the_next_passage_and_backspace_joins_it_again(page: Page, item: Item):
    opened(page)
    at_end(page, item)
    page.keyboard.type("后半句。")
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    arranged(page, "Enter")
    expect(body(page, item)).to_have_text("审核1302件。")
    assert saved(item) == f"审核{TOKEN}件。"
    second = Item.objects.get(section=item.section, order=item.order + 1)
    assert (second.heading, second.body) == ("", "后半句。")
    expect(body(page, second)).to_be_focused()
    arranged(page, "Backspace")
    expect(body(page, item)).to_be_focused()
    page.keyboard.type("又写。")
    expect(state(page, item)).to_contain_text("已保存")
    assert saved(item) == f"审核{TOKEN}件。又写。\n后半句。"
    assert not Item.objects.filter(pk=second.pk).exists()


def test_at_the_end_enter_twice_begins_an_empty_one_and_alt_moves_it(page: Page, item: Item):
    opened(page)
    at_end(page, item)
    page.keyboard.press("Enter")
    arranged(page, "Enter")
    second = Item.objects.get(section=item.section, order=item.order + 1)
    expect(body(page, second)).to_be_focused()
    page.keyboard.type("新的一条。")
    arranged(page, "Alt+ArrowUp")
    assert saved(second) == "新的一条。"
    assert saved(item) == f"审核{TOKEN}件。"
    assert (second.order, item.order) == (2, 3)
    expect(body(page, second)).to_be_focused()


def test_keys_at_a_border_say_why_they_are_refused(page: Page, item: Item):
    first = Item.objects.filter(section=item.section)[0]
    opened(page)
    page.locator(f"#item-{first.pk} [data-field=heading]").click()
    page.keyboard.press("Home")
    page.keyboard.press("Backspace")
    expect(state(page, first)).to_contain_text("前面没有可以合并的")


def test_a_quotation_opens_the_ways_to_write_it_by_keyboard(page: Page, item: Item):
    opened(page)
    body(page, item).click()
    page.keyboard.press("Control+Home")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Alt+Enter")
    ways = page.get_by_role("listbox", name="写法")
    expect(ways.get_by_role("option", selected=True)).to_have_text("数字 1302")
    expect(ways.get_by_role("option")).to_contain_text(["数字", "汉字", "上年", "与上年比", "增减数", "增减率"])
    assert violations(page) == []
    while "与上年比" not in ways.get_by_role("option", selected=True).inner_text():
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(ways).to_be_hidden()
    expect(body(page, item)).to_have_text("审核同比增长5.4%件。")
    page.keyboard.type("后")
    expect(state(page, item)).to_contain_text("已保存")
    assert saved(item) == f"审核{{{{{REVIEWED}|change}}}}后件。"


def test_a_name_after_an_equals_sign_offers_the_figure(page: Page, item: Item):
    opened(page)
    at_end(page, item)
    page.keyboard.type("共=合法性审核件数")
    expect(page.get_by_role("option", selected=True)).to_contain_text("1302件")
    page.keyboard.press("Enter")
    expect(body(page, item)).to_have_text("审核1302件。共1302")
    page.keyboard.press("Control+z")
    expect(body(page, item)).to_have_text("审核1302件。共=合法性审核件数")
    page.keyboard.press("Control+Shift+z")
    expect(state(page, item)).to_contain_text("已保存")
    assert saved(item) == f"审核{TOKEN}件。共{TOKEN}"


def test_a_number_offers_its_figure_and_is_not_taken_for_it_unasked(page: Page, item: Item):
    opened(page)
    at_end(page, item)
    page.keyboard.type("共1302")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(body(page, item).locator("p")).to_have_text(["审核1302件。共1302", ""])
    page.keyboard.press("Control+z")
    page.keyboard.type("件")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    page.keyboard.type("2")
    page.get_by_role("option").click()
    page.keyboard.type("件")
    expect(state(page, item)).to_contain_text("已保存")
    assert saved(item) == f"审核{TOKEN}件。共{TOKEN}件"


def test_a_lead_that_nobody_has_written_says_so_until_somebody_writes(page: Page, item: Item):
    Report.objects.filter(year=2020).update(lead="")
    opened(page)
    lead = page.locator("[data-level=lead] [data-field=body]")
    said = "field => getComputedStyle(field.querySelector('p'), '::before').content"
    assert lead.evaluate(said) == '"（没有导语）"'
    lead.click()
    assert lead.evaluate(said) == "none"
    page.keyboard.type("现将情况报告如下。")
    body(page, item).focus()
    assert lead.evaluate(said) == "none"
    assert violations(page, ".sheet") == []


def test_a_heading_without_words_of_its_own_leaves_no_gap_until_somebody_writes_there(page: Page, item: Item):
    opened(page)
    empty = page.locator(f"#section-{item.section_id} [data-field=body]")

    def height() -> float:
        box = empty.bounding_box()
        assert box is not None
        return box["height"]

    closed = height()
    assert 0 < closed < 16
    empty.focus()
    line = height()
    assert line > 24
    page.keyboard.type("总的情况。")
    body(page, item).focus()
    assert height() == line
    empty.focus()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    body(page, item).focus()
    assert height() == closed
