"""What is written on a draft's page is kept by itself, and nothing is lost: two editors, no connection, a closed tab."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from reports.models import Item
from reports.publishing.verbs import submit
from tests import cast
from tests.browser.accessibility import violations
from tests.browser.draft_desk.sheet import REVIEWED, TOKEN, at_end, body, opened, saved, state
from tests.browser.faults import Faults


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
    refused = [
        fault
        for fault in faults.found
        if fault.startswith("403: ") and fault.endswith(("/keep/", "/others/", "/last-year/"))
    ]
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
