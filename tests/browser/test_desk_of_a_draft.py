"""The whole report written on one page in a real browser: in place, kept by itself, and nothing is lost."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from indicators.numbers.comparison import Measured
from reports.drafting.rollover import start_report
from reports.models import Item, Report
from reports.publishing.verbs import submit
from tests import cast
from tests.browser.accessibility import violations
from tests.browser.faults import Faults

REVIEWED = "legality_review_decision_count"
TOKEN = f"{{{{{REVIEWED}}}}}"
DESK = "/admin/reports/report/2020/draft/desk/"
PASTE = """([field, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def writer(served: None, sign_in: Any) -> Any:
    writer = cast.editor()
    sign_in(writer)
    return writer


@pytest.fixture
def report(writer: Any) -> Report:
    """A draft of 2020 with one figure entered."""
    report = start_report(2020, by=writer)
    cast.opened_round(2020)
    row = cast.figure(REVIEWED)
    row.enter(Measured(Decimal(1302)), note="", source="", by=cast.reviewer(), seen=0)
    return report


@pytest.fixture
def item(report: Report) -> Item:
    """With a short text that quotes a figure."""
    item = Item.objects.get(section__part__report=report, body__contains=REVIEWED)
    item.rewrite(heading="审核。", body=f"审核{TOKEN}件。", run_on=True, by=cast.editor(), seen=0)
    return item


def opened(page: Page) -> None:
    page.goto(DESK)
    expect(page.locator("[data-sheet][data-ready]")).to_be_visible()


def body(page: Page, item: Item) -> Locator:
    return page.locator(f"#item-{item.pk} [data-field=body]")


def state(page: Page, item: Item) -> Locator:
    return page.locator(f"#item-{item.pk} [data-state]")


def at_end(page: Page, item: Item) -> None:
    body(page, item).click()
    page.keyboard.press("Control+End")


def saved(item: Item) -> str:
    item.refresh_from_db()
    return item.body


def test_a_passage_is_written_in_place_and_kept_by_itself(page: Page, item: Item, writer: Any):
    opened(page)
    expect(body(page, item)).to_have_text("审核1302件。")
    at_end(page, item)
    page.keyboard.type("其中")
    expect(state(page, item)).to_have_text("有改动，尚未保存")
    page.keyboard.press("Enter")
    page.keyboard.type("另起一段。")
    expect(state(page, item)).to_contain_text("已保存")
    assert saved(item) == f"审核{TOKEN}件。其中\n另起一段。"
    assert item.edited_by == writer


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


def test_what_is_undone_in_one_sitting_leaves_no_editor(page: Page, item: Item, writer: Any):
    before = item.edited_by
    opened(page)
    at_end(page, item)
    page.keyboard.type("写错了")
    expect(state(page, item)).to_contain_text("已保存")
    assert saved(item).endswith("写错了")
    page.keyboard.press("Control+z")
    expect(state(page, item)).to_contain_text("尚未保存")
    expect(state(page, item)).to_contain_text("已保存")
    assert saved(item) == f"审核{TOKEN}件。"
    assert item.edited_by == before != writer


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        ("用我的", "审核{}件。我写的。"),
        ("用对方的", "对方写的{}。"),
        ("两段都留，我来合并", "对方写的{}。\n审核{}件。我写的。"),
    ],
)
def test_two_editors_meet_and_both_texts_are_there_to_choose(page: Page, item: Item, choice: str, text: str):
    opened(page)
    item.refresh_from_db()
    item.rewrite(heading="审核。", body=f"对方写的{TOKEN}。", run_on=True, by=cast.editor(), seen=item.version)
    at_end(page, item)
    page.keyboard.type("我写的。")
    conflict = page.locator(f"#item-{item.pk} .conflict")
    expect(conflict).to_contain_text("对方写的1302。")
    expect(body(page, item)).to_have_text("审核1302件。我写的。")
    assert violations(page, ".conflict") == []
    assert saved(item) == f"对方写的{TOKEN}。"
    conflict.get_by_role("button", name=choice).click()
    expect(conflict).to_have_count(0)
    if choice != "用对方的":
        expect(state(page, item)).to_contain_text("已保存")
    assert saved(item) == text.replace("{}", TOKEN)


def test_a_lost_connection_keeps_the_text_here_and_sends_it_when_it_is_back(page: Page, item: Item, context: Any):
    opened(page)
    lost: list[str] = []

    def lose(route: Route) -> None:
        lost.append(route.request.url)
        route.abort()

    page.route("**/keep/", lose)
    at_end(page, item)
    page.keyboard.type("断网时写的。")
    expect(page.locator("[data-status]")).to_contain_text("文字留在这个浏览器里")
    assert saved(item) == f"审核{TOKEN}件。"
    assert lost
    page.unroute("**/keep/")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(state(page, item)).to_contain_text("已保存")
    expect(page.locator("[data-status]")).to_have_text("")
    assert saved(item) == f"审核{TOKEN}件。断网时写的。"


def test_a_closed_tab_loses_nothing(page: Page, item: Item, context: Any):
    opened(page)
    page.route("**/keep/", lambda route: route.abort())
    at_end(page, item)
    page.keyboard.type(f"没来得及存{{{{{REVIEWED}|han}}}}。")
    page.close(run_before_unload=False)
    again = context.new_page()
    opened(again)
    expect(state(again, item)).to_contain_text("已保存")
    assert saved(item) == f"审核{TOKEN}件。没来得及存{{{{{REVIEWED}|han}}}}。"


def test_an_expired_session_keeps_the_text_until_its_writer_is_back(
    page: Page, item: Item, context: Any, sign_in: Callable[[Any], None], writer: Any, faults: Faults
):
    opened(page)
    at_end(page, item)
    context.clear_cookies()
    page.keyboard.type("登录过期后写的。")
    expect(page.locator("[data-status]")).to_contain_text("登录已过期")
    sign_in(cast.editor())
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.wait_for_timeout(500)
    assert saved(item) == f"审核{TOKEN}件。", "somebody else's session is not used"
    sign_in(writer)
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(state(page, item)).to_contain_text("已保存")
    assert saved(item) == f"审核{TOKEN}件。登录过期后写的。"
    refused = [fault for fault in faults.found if fault.startswith("403: ") and fault.endswith("/keep/")]
    assert refused
    faults.found = [fault for fault in faults.found if fault not in refused]
    assert item.edited_by == writer


def test_from_submission_on_it_is_refused_and_the_text_stays(page: Page, item: Item, writer: Any):
    opened(page)
    submit(item.report, by=writer)
    at_end(page, item)
    page.keyboard.type("还想写。")
    expect(state(page, item)).to_contain_text("没有保存：报告处于“送审”")
    expect(body(page, item)).to_have_text("审核1302件。还想写。")
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
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("[data-sheet][data-ready]")).to_be_visible()
    assert saved(item) == f"审核{TOKEN}件。"
    second = Item.objects.get(section=item.section, order=item.order + 1)
    assert (second.heading, second.body) == ("", "后半句。")
    expect(body(page, second)).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Backspace")
    expect(page.locator("[data-sheet][data-ready]")).to_be_visible()
    page.keyboard.type("又写。")
    expect(state(page, item)).to_contain_text("已保存")
    assert saved(item) == f"审核{TOKEN}件。又写。\n后半句。"
    assert not Item.objects.filter(pk=second.pk).exists()


def test_at_the_end_enter_twice_begins_an_empty_one_and_alt_moves_it(page: Page, item: Item):
    opened(page)
    at_end(page, item)
    page.keyboard.press("Enter")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("[data-sheet][data-ready]")).to_be_visible()
    second = Item.objects.get(section=item.section, order=item.order + 1)
    page.keyboard.type("新的一条。")
    with page.expect_navigation():
        page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("[data-sheet][data-ready]")).to_be_visible()
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
