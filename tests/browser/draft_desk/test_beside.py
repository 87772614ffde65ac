"""Beside the text that is written, last year's promises are answered and next year's confirmed, without leaving it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from reports.models import Answer, AnswerDraft, Item, Report, Task
from reports.tracker.promising import plan_of
from tests import cast
from tests.browser.accessibility import violations
from tests.browser.draft_desk.sheet import at_end, body, opened, saved
from tests.browser.faults import Faults

PROMISE = "完善信用体系建设"
"""T2-4's words, which a sentence of the draft has, too."""


@pytest.fixture
def kept(item: Item) -> Item:
    """What tells of a promise kept."""
    item.rewrite(
        heading="信用。", body="完善信用体系建设，建成平台。", run_on=True, by=cast.editor(), seen=item.version
    )
    return item


def row(page: Page, code: str) -> Locator:
    return page.locator(f"[id='2020-{code}']")


def test_a_promise_is_answered_by_keyboard_beside_the_passage_that_tells_of_it(page: Page, kept: Item, writer: Any):
    opened(page)
    at_end(page, kept)
    page.keyboard.type("又写。")
    page.keyboard.press("F9")
    first = page.locator("#beside-answers [data-turn]").first
    expect(first.locator(":focus")).to_be_visible()
    assert saved(kept).endswith("又写。"), "what is offered knows what was typed"
    use = row(page, "T2-4").locator(f"button[value=item-{kept.pk}]")
    for _ in range(21):
        if use.evaluate("button => button === document.activeElement"):
            break
        page.keyboard.press("F8")
    expect(use).to_be_focused()
    expect(page.locator(f"#item-{kept.pk}[data-shown]")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(row(page, "T2-4").get_by_role("radio").first).to_be_focused()
    expect(page.locator("#beside-answers [data-panel-said]")).to_contain_text("已存为草稿")
    begun = AnswerDraft.objects.get()
    assert (begun.item, begun.words, begun.by) == (kept, "见“信用”。", writer)
    page.keyboard.press("Space")
    page.keyboard.press("Control+s")
    expect(page.locator("#beside-answers [data-panel-said]")).to_contain_text("已保存1项回应")
    assert Answer.objects.get().task == Task.objects.at("2020-T2-4").get()
    page.keyboard.press("F9")
    expect(body(page, kept)).to_be_focused()
    page.keyboard.type("再写。")
    expect(body(page, kept)).to_have_text("完善信用体系建设，建成平台。又写。再写。")
    page.keyboard.press("F9")
    page.keyboard.press("Escape")
    expect(page.locator("#beside-answers")).to_be_hidden()
    expect(body(page, kept)).to_be_focused()


def test_a_sentence_just_written_in_the_plan_becomes_a_task_beside_it(page: Page, report: Report):
    area = plan_of(report)[0]
    opened(page)
    page.locator(f"#section-{area.pk} [data-field=body]").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("建立行政执法监督平台。")
    page.keyboard.press("Shift+F9")
    panel = page.locator("#beside-tasks")
    expect(panel.get_by_role("checkbox").first).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Space")
    page.keyboard.press("Control+s")
    expect(panel.locator("[data-panel-said]")).to_have_text("已确认1项任务。")
    expect(panel).to_contain_text("已确认1项")
    assert Task.objects.of_year(2021).get().source_phrase == "建立行政执法监督平台"


def test_the_to_do_list_leads_to_the_passage_that_waits(page: Page, item: Item):
    opened(page)
    page.get_by_role("link", name="待填清单").last.click()
    panel = page.locator("#beside-todo")
    expect(panel.locator("#anew li a").first).to_be_visible()
    assert violations(page) == []
    panel.locator("#anew li a").first.focus()
    page.keyboard.press("Enter")
    here = page.locator("[data-field=body]:focus")
    expect(here).to_be_in_viewport()
    page.keyboard.type("重写。")
    expect(here).to_contain_text("重写。")
    panel.get_by_role("link", name="2020-T1-1").click()
    expect(row(page, "T1-1")).to_be_visible()
    expect(panel).to_be_hidden()


def test_what_was_filled_in_survives_an_expired_session(
    page: Page,
    report: Report,
    context: Any,
    sign_in: Callable[[Any], None],
    writer: Any,
    faults: Faults,
):
    opened(page)
    page.get_by_role("link", name="回应上年的承诺").click()
    words = row(page, "T1-1").get_by_role("textbox")
    words.fill("转入下年。")
    row(page, "T1-1").get_by_label("未落实").check()
    context.clear_cookies()
    words.press("Control+s")
    said = page.locator("#beside-answers [data-panel-said]")
    expect(said).to_contain_text("登录已过期")
    expect(words).to_have_value("转入下年。")
    sign_in(writer)
    words.press("Control+s")
    expect(said).to_contain_text("已保存1项回应")
    assert Answer.objects.get().words == "转入下年。"
    faults.found = [fault for fault in faults.found if not fault.startswith("403: ")]


def test_the_panel_fits_every_width_and_everybody(page: Page, report: Report, width: int):
    opened(page)
    page.keyboard.press("F9")  # from wherever one is
    expect(page.locator("#beside-answers [data-turn]")).to_have_count(21)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
