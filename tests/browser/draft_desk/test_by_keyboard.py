"""The page a report is written on, by keyboard alone: passages part, join and move, and all of it is taken back in order."""

import pytest
from playwright.sync_api import Page, expect

from reports.models import Item, Report
from tests import cast
from tests.browser.draft_desk.sheet import arranged, body, first_of, state, writing


@pytest.fixture
def item(draft: Report) -> Item:
    return first_of(draft, "会议。", "第一句。第二句。")


def words(item: Item) -> list[tuple[str, str]]:
    """The first three passages of its section."""
    return list(item.section.items.values_list("heading", "body")[:3])


def test_what_was_done_in_two_passages_is_taken_back_and_done_again_in_its_order(page: Page, item: Item):
    before = words(item)
    writing(page, item)
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    arranged(page, "Enter")
    second = item.section.items.all()[1]
    expect(body(page, second)).to_be_focused()
    expect(body(page, item)).to_have_text("第一句。")
    page.keyboard.type("又写")
    expect(body(page, second)).to_have_text("又写第二句。")
    page.keyboard.press("Control+z")
    expect(body(page, second)).to_have_text("第二句。")
    arranged(page, "Control+z")
    expect(body(page, item).locator("p")).to_have_text(["第一句。", "第二句。"])
    expect(body(page, second)).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(body(page, item)).to_have_text("第一句。第二句。")
    expect(state(page, item)).to_contain_text("已保存")
    assert words(item) == before
    page.keyboard.press("Control+y")
    arranged(page, "Control+y")
    third = item.section.items.all()[1]
    expect(body(page, third)).to_have_text("第二句。")
    page.keyboard.press("Control+y")
    expect(body(page, third)).to_have_text("又写第二句。")
    expect(state(page, third)).to_contain_text("已保存")
    assert words(item)[:2] == [("会议。", "第一句。"), ("", "又写第二句。")]


def test_a_join_and_a_move_are_taken_back_with_the_heading(page: Page, item: Item):
    second = item.section.items.all()[1]
    before = words(item)
    writing(page, second)
    arranged(page, "Alt+ArrowDown")
    expect(page.locator(f"#item-{second.pk} .sheet__marker")).to_have_text("3.")
    expect(body(page, second)).to_be_focused()
    arranged(page, "Control+z")
    expect(page.locator(f"#item-{second.pk} .sheet__marker")).to_have_text("2.")
    page.locator(f"#item-{second.pk} [data-field=heading]").click()
    page.keyboard.press("Home")
    arranged(page, "Backspace")
    expect(page.locator(f"#item-{second.pk}")).to_have_count(0)
    expect(body(page, item)).to_contain_text(second.heading)
    arranged(page, "Control+z")
    expect(body(page, item)).to_have_text("第一句。第二句。")
    assert words(item) == before


def test_whoever_types_on_while_a_passage_begins_writes_in_it(page: Page, item: Item):
    writing(page, item)
    page.keyboard.press("Enter")
    with page.expect_response("**/border/"):
        page.keyboard.press("Enter")
        page.keyboard.type("abc")
    expect(page.locator("[data-field=body]:focus")).to_have_text("abc")
    expect(body(page, item)).to_have_text("第一句。第二句。")
    second = item.section.items.all()[1]
    expect(state(page, second)).to_contain_text("已保存")
    assert words(item)[:2] == [("会议。", "第一句。第二句。"), ("", "abc")]


def test_who_else_writes_and_what_last_year_said_stand_beside_the_passage(page: Page, item: Item):
    second = item.section.items.all()[1]
    colleague = cast.editor()
    second.rewrite(heading="", body="同事写的。", run_on=True, by=colleague, seen=second.version)
    third = item.section.items.all()[2]
    half = third.body[: len(third.body) // 2]
    third.rewrite(heading=third.heading, body=half, run_on=True, by=cast.editor(), seen=third.version)
    writing(page, third)
    beside = page.locator(f"#item-{second.pk} [data-others-here]")
    expect(beside).to_contain_text(f"{colleague}")
    expect(beside).to_contain_text("也在写这一段")
    former = page.locator(f"#item-{third.pk} [data-former]")
    expect(former).to_contain_text("2019年的原文")
    expect(former.locator("del").first).to_be_visible()
    second.rewrite(heading="", body="同事又写的。", run_on=True, by=colleague, seen=second.version)
    page.keyboard.type("我写。")
    expect(beside).to_contain_text("这里还是原来的")
    body(page, second).click()
    expect(former).to_have_count(0)


def test_a_passage_goes_into_the_next_section_by_keyboard_or_by_hand_and_comes_back(page: Page, item: Item):
    first, second = item.section, item.section.part.sections.all()[1]
    here, there = [list(section.items.values_list("pk", flat=True)) for section in (first, second)]
    last = first.items.last()
    assert last
    writing(page, last)
    arranged(page, "Alt+ArrowDown")
    expect(page.locator(f"#item-{last.pk} .sheet__marker")).to_have_text("1.")
    expect(state(page, last)).to_contain_text("已移到“（二）")
    expect(page.locator("[data-told]")).to_contain_text("已移到“（二）")
    expect(body(page, last)).to_be_focused()
    assert list(second.items.values_list("pk", flat=True)) == [last.pk, *there]
    arranged(page, "Control+z")
    expect(page.locator(f"#item-{last.pk} .sheet__marker")).to_have_text(f"{len(here)}.")
    page.locator(f"#item-{last.pk}").hover()
    page.locator(f"#item-{last.pk} [data-grip]").hover()
    page.mouse.down()
    page.locator(f"#section-{first.pk} .sheet__words").hover()
    expect(page.locator("[data-landing]")).to_have_id(f"section-{first.pk}")
    with page.expect_response("**/border/"):
        page.mouse.up()
    expect(page.locator(f"#item-{last.pk} .sheet__marker")).to_have_text("1.")
    assert list(first.items.values_list("pk", flat=True)) == [last.pk, *here[:-1]]
    arranged(page, "Control+z")
    expect(page.locator(f"#item-{last.pk} .sheet__marker")).to_have_text(f"{len(here)}.")
    assert list(first.items.values_list("pk", flat=True)) == here
