"""The entry desk in a real browser: by keyboard alone, at every width, and nothing typed is lost."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from indicators.models import Figure
from indicators.models.figure_steps import FigureStatus
from indicators.numbers.comparison import Measured
from tests import cast
from tests.browser.accessibility import violations

DESK = "/admin/indicators/collection/2020/desk/justice_bureau/"
HEARINGS = "court_hearing_observation_count"

# What an officer types, and what it means: twelve of the twenty figures of 区司法局, in the order of the page.
TYPED = {
    "law_gov_training_count": ("3", 3),
    "proof_cleanup_notice_count": ("三", 3),
    "proof_cleanup_subdistrict_count": ("11", 11),
    "legality_review_decision_count": ("1,302", 1302),
    "major_decision_legality_review_rate": ("100%", 100),
    "legal_counsel_review_streak_years": ("3年", 3),
    "admin_law_training_session_count": ("2", 2),
    "court_hearing_observation_count": ("约10", 10),
    "enforcement_cert_renewed_count": ("0", 0),
    "enforcement_qualification_new_count": ("６２", 62),
    "case_file_review_unit_count": ("90", 90),
    "normative_doc_filed_count": ("5", 5),
}


@pytest.fixture
def officer(served, sign_in):
    cast.opened_round(2020)
    officer = cast.officer(cast.department(), name="王芳")
    sign_in(officer)
    return officer


def session_of(person) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies["sessionid"].value


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus, as somebody without a mouse would."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard")


def field(page: Page, code: str):
    return page.locator(f"#{code} .typed [inputmode]")


def test_an_officer_enters_and_submits_twelve_figures_by_keyboard_alone(page: Page, officer):
    page.goto(DESK)
    tab_to(page, ".typed [inputmode]")
    for typed, _ in TYPED.values():
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    expect(page.locator("[data-filled]")).to_have_text("12")
    expect(page.locator("#proof_cleanup_notice_count")).to_contain_text("读作 3次")
    expect(page.locator("[data-unsaved-note]")).to_have_text("12项有改动，尚未保存")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    expect(page.locator(".messages")).to_have_text("已保存12项数据。")
    tab_to(page, "button[value=submit]:not([tabindex])")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("区司法局：确认提交")
    tab_to(page, "#content button[type=submit]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_have_text("12项数据已提交审核。")
    submitted = Figure.objects.filter(year=2020, status=FigureStatus.SUBMITTED)
    assert {f.indicator.code: f.value for f in submitted} == {code: value for code, (_, value) in TYPED.items()}
    assert cast.figure(HEARINGS).qualifier == "approx"


def test_the_desk_answers_as_you_type_and_offers_the_readings(page: Page, officer):
    page.goto(DESK)
    rate = field(page, "major_decision_legality_review_rate")
    rate.fill("0.985")
    row = page.locator("#major_decision_legality_review_rate")
    expect(row).to_contain_text("是98.5%还是0.985%？")
    expect(rate).to_have_attribute("aria-invalid", "true")
    row.get_by_role("button", name="填98.5%").click()
    expect(row).to_contain_text("−1.5个百分点")
    expect(rate).to_have_value("98.5%")
    expect(rate).not_to_have_attribute("aria-invalid", "true")


def test_a_field_that_gets_the_focus_is_not_covered_by_the_bar(page: Page, officer):
    page.goto(DESK)
    tab_to(page, ".typed [inputmode]")
    for _ in TYPED:
        page.keyboard.press("Enter")
        page.wait_for_function("""() => {
            const [field, bar] = [document.activeElement, document.querySelector(".desk__bar")];
            return field.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top;
        }""")


def test_the_arrows_go_from_figure_to_figure(page: Page, officer):
    page.goto(DESK)
    field(page, "admin_law_training_session_count").focus()
    page.keyboard.press("ArrowDown")
    expect(field(page, HEARINGS)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field(page, "admin_law_training_session_count")).to_be_focused()


def test_leaving_with_something_unsaved_is_warned_of_and_leaving_clean_is_not(page: Page, officer):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(DESK)
    page.goto("/reports/")
    assert asked == []
    page.goto(DESK)
    field(page, HEARINGS).click()
    page.keyboard.type("9")
    page.goto("/reports/")
    assert asked == ["beforeunload"]


def test_what_was_typed_before_the_session_ended_can_be_taken_back(page: Page, officer, sign_in):
    page.goto(DESK)
    field(page, HEARINGS).fill("9")
    page.context.clear_cookies(name="sessionid")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    sign_in(officer)
    page.goto(DESK)
    page.get_by_role("button", name="取回").click()
    expect(field(page, HEARINGS)).to_have_value("9")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    assert cast.figure(HEARINGS).value == 9
    expect(page.get_by_role("button", name="取回")).to_be_hidden()


@pytest.mark.parametrize("button", ["提交已填各项", "保存草稿"])
def test_what_was_saved_is_not_offered_again_as_unsaved(page: Page, officer, button: str):
    page.goto(DESK)
    field(page, HEARINGS).fill("1,300")
    with page.expect_navigation():
        page.get_by_role("button", name=button).last.click()
    assert cast.figure(HEARINGS).value == 1300
    page.goto(DESK)
    expect(page.get_by_role("button", name="取回")).to_be_hidden()


def test_what_somebody_else_saved_meanwhile_takes_nothing_typed_away(page: Page, officer, sign_in):
    page.goto(DESK)
    field(page, HEARINGS).fill("9")
    page.context.clear_cookies(name="sessionid")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    cast.figure(HEARINGS).enter(Measured(7), note="", source="", by=cast.officer(cast.department()), seen=0)
    sign_in(officer)
    page.goto(DESK)
    page.get_by_role("button", name="取回").click()
    expect(field(page, HEARINGS)).to_have_value("9")


def test_the_qualifier_goes_with_the_number_it_was_typed_with_and_comes_back_by_hand(page: Page, officer):
    cast.figure(HEARINGS).enter(Measured(300, "approx"), note="", source="", by=officer, seen=0)
    page.goto(DESK)
    qualifier = page.locator(f"#{HEARINGS} select")
    field(page, HEARINGS).fill("310")
    expect(qualifier).to_have_value("")
    field(page, HEARINGS).fill("300")
    expect(qualifier).to_have_value("approx")
    field(page, HEARINGS).fill("310")
    qualifier.select_option("approx")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    figure = cast.figure(HEARINGS)
    assert (figure.value, figure.qualifier) == (310, "approx")


PASTE = """([selector, text]) => {
    const field = document.querySelector(selector);
    field.focus();
    const copied = new DataTransfer();
    copied.setData("text/plain", text);
    const event = new ClipboardEvent("paste", {clipboardData: copied, bubbles: true, cancelable: true});
    return !field.dispatchEvent(event);
}"""


def paste(page: Page, code: str, text: str) -> bool:
    """Paste into a figure's field; whether the page took it over from the browser."""
    return page.evaluate(PASTE, [f"#{code} .typed [inputmode]", text])


def test_a_pasted_column_fills_the_cells_below_after_a_preview_and_can_be_taken_back(page: Page, officer):
    cast.figure(HEARINGS).enter(Measured(300, "approx"), note="", source="", by=officer, seen=0)
    locked = cast.figure("enforcement_cert_renewed_count")
    locked.enter(Measured(272), note="", source="", by=officer, seen=0)
    locked.submit(by=officer, seen=1)
    page.goto(DESK)
    assert paste(page, "admin_law_training_session_count", "40\r\n12\r\n1\r\n\r\n7\t备注\r\n")
    dialog = page.get_by_role("dialog", name="粘贴一列数")
    expect(dialog).to_contain_text("向下填3项")
    lines = dialog.locator("tbody tr")
    expect(lines).to_have_count(5)
    expect(lines.nth(1)).to_contain_text("替换“300”")
    expect(lines.nth(2)).to_contain_text("不能改，跳过")
    expect(lines.nth(3)).to_contain_text("空格子，保持原样")
    expect(lines.nth(4).locator("td").first).to_have_text("7")
    expect(field(page, HEARINGS)).to_have_value("300")
    page.get_by_role("button", name="填入").click()
    expect(dialog).to_be_hidden()
    expect(field(page, "admin_law_training_session_count")).to_have_value("40")
    expect(field(page, HEARINGS)).to_have_value("12")
    expect(page.locator(f"#{HEARINGS} select")).to_have_value("")
    expect(page.locator(f"#{HEARINGS}")).to_contain_text("增加4次")
    expect(page.locator("[data-unsaved-note]")).to_have_text("3项有改动，尚未保存")
    page.get_by_role("button", name="撤销粘贴").click()
    expect(field(page, "admin_law_training_session_count")).to_have_value("")
    expect(field(page, HEARINGS)).to_have_value("300")
    expect(page.locator(f"#{HEARINGS} select")).to_have_value("approx")
    expect(page.locator("[data-unsaved-note]")).to_have_text("")
    expect(page.get_by_role("button", name="撤销粘贴")).to_be_hidden()


def test_a_pasted_column_is_saved_like_anything_typed(page: Page, officer):
    page.goto(DESK)
    paste(page, "admin_law_training_session_count", "40\n约12\n")
    page.keyboard.press("Enter")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    assert cast.figure("admin_law_training_session_count").value == 40
    assert (cast.figure(HEARINGS).value, cast.figure(HEARINGS).qualifier) == (12, "approx")


def test_escape_leaves_everything_as_it_was(page: Page, officer):
    page.goto(DESK)
    paste(page, HEARINGS, "1\n2")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(field(page, HEARINGS)).to_have_value("")
    expect(field(page, HEARINGS)).to_be_focused()


def test_one_number_is_pasted_as_ever_and_what_has_no_cell_below_is_said(page: Page, officer):
    page.goto(DESK)
    assert not paste(page, HEARINGS, "12\r\n")
    assert paste(page, HEARINGS, "1\n" * 90)
    expect(page.get_by_role("dialog")).to_contain_text("下面没有格子，不填")
    page.get_by_role("button", name="取消").click()
    note = page.locator(f"#{HEARINGS} textarea")
    assert not page.evaluate(PASTE, [f"#{HEARINGS} textarea", "1\n2"])
    expect(note).to_have_value("")


def test_the_preview_of_a_pasted_column_fits_every_width_and_everybody(page: Page, officer, width: int):
    page.goto(DESK)
    paste(page, "law_gov_training_count", "\n".join(str(number * 1235) for number in range(20)))
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelector('[data-paste]').scrollWidth") <= width
    assert violations(page) == []


def test_without_javascript_the_desk_works_and_an_ended_session_loses_nothing(browser, base_url, officer):
    context = browser.new_context(base_url=base_url, java_script_enabled=False, locale="zh-CN")
    session = {"name": "sessionid", "url": base_url}
    context.add_cookies([session | {"value": session_of(officer)}])
    page = context.new_page()
    page.goto(DESK)
    field(page, HEARINGS).fill("约９")
    context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="保存草稿").last.click()
    expect(page.locator("h1")).to_have_text("登录已过期，刚才填写的内容还没有保存")
    context.add_cookies([session | {"value": session_of(officer)}])
    page.get_by_role("button", name="继续提交").click()
    expect(page.locator(".messages")).to_have_text("已保存1项数据。")
    figure = cast.figure(HEARINGS)
    assert (figure.value, figure.qualifier) == (9, "approx")
    context.close()


def test_the_definition_opens_by_pointer_focus_and_closes_with_escape(page: Page, officer):
    page.goto(DESK)
    row = page.locator(f"#{HEARINGS}")
    tip = row.get_by_role("tooltip")
    expect(tip).to_be_hidden()
    row.get_by_role("button", name="口径").hover()
    expect(tip).to_be_visible()
    page.mouse.move(0, 0)
    expect(tip).to_be_hidden()
    row.get_by_role("button", name="口径").focus()
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_a_wrong_entry_comes_back_with_a_summary_that_leads_to_its_field(page: Page, officer):
    page.goto(DESK)
    field(page, HEARINGS).fill("12,34")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    expect(page.locator("[data-summary]")).to_be_focused()
    page.locator("[data-summary] a").click()
    expect(field(page, HEARINGS)).to_be_focused()
    expect(field(page, HEARINGS)).to_have_value("12,34")


def test_the_desk_fits_every_width_and_everybody(page: Page, officer, width: int):
    figure = cast.figure(HEARINGS)
    figure.enter(Measured(9), note="", source="", by=officer, seen=0)
    figure.submit(by=officer, seen=1)
    figure.send_back(by=cast.reviewer(name="李敏", phone="027-84460001"), reason="请附通知", seen=1)
    page.goto(DESK)
    field(page, "case_file_review_unit_count").fill("12,34")
    expect(page.locator("#case_file_review_unit_count .fault")).to_be_visible()
    page.locator("summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # At the page's end the bar of buttons covers no field; elsewhere a focused field scrolls clear of it.
    page.locator("#footer").scroll_into_view_if_needed()
    page.wait_for_function("scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
    assert violations(page) == []
