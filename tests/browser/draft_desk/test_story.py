"""From an empty draft to a finished passage with its figures, by keyboard alone, keys counted."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from reports.models import Item, Part, Report, Section
from tests.browser.accessibility import BEST_PRACTICE, violations
from tests.browser.draft_desk.sheet import REVIEWED, TOKEN, opened

HANDS = 32
"""Keys that are no letters of the text, the way from the page's head to the sheet among them."""
CODE = "document.querySelector('[data-sheet]').innerText"


class Keys:
    """Presses, and counts what it pressed; letters of the text are counted by themselves."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed, self.letters = page, 0, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.letters += len(text)

    def at_border(self, key: str) -> None:
        with self.page.expect_response("**/border/"):
            self.press(key)
        expect(self.page.locator("[contenteditable]:focus")).to_have_text("")

    def quote(self, asked: str) -> None:
        self.write(f"={asked}")
        expect(self.page.get_by_role("option", selected=True)).to_be_visible(timeout=15_000)
        self.press("Enter")


def test_an_empty_draft_becomes_a_passage_with_figures_by_keyboard(
    page: Page, report: Report, record_property: Callable[[str, object], None]
):
    Section.objects.filter(part__report=report).delete()
    Part.objects.filter(report=report).update(body="")
    opened(page)
    keys = Keys(page)
    heading = page.locator("[data-level=part] [data-field=heading]").first
    keys.press("Tab", "Enter")  # 跳到正文
    while not heading.evaluate("field => field === document.activeElement"):
        keys.press("Tab")
    keys.at_border("Control+Enter")
    keys.write("完善行政决策")
    keys.press("Enter")
    keys.write("决策机制更加健全。")
    keys.at_border("Control+Enter")
    keys.write("合法性审核。")
    keys.press("Enter")
    keys.write("全年审核")
    keys.quote("合法性审核件数")
    keys.write("件，")
    keys.quote("合法性审核件数")
    keys.press("Alt+Enter")
    ways = page.get_by_role("listbox", name="写法")
    expect(ways.get_by_role("option", selected=True)).to_be_visible()
    while "与上年比" not in ways.get_by_role("option", selected=True).inner_text():
        keys.press("ArrowDown")
    keys.press("Enter")
    keys.write("。")
    keys.press("Enter")
    keys.at_border("Enter")
    keys.write("提出意见得到采纳。")
    expect(page.locator("article:focus-within [data-state]")).to_contain_text("已保存")
    section = Section.objects.get(part__report=report)
    assert (section.marker, section.heading, section.body) == ("（一）", "完善行政决策", "决策机制更加健全。")
    written = list(Item.objects.filter(section=section).values_list("marker", "heading", "body"))
    assert written == [
        ("1. ", "合法性审核。", f"全年审核{TOKEN}件，{{{{{REVIEWED}|change}}}}。"),
        ("2. ", "", "提出意见得到采纳。"),
    ]
    assert "{{" not in page.evaluate(CODE)
    assert REVIEWED not in page.evaluate(CODE)
    assert violations(page) == []
    record_property("keys", keys.pressed)
    record_property("letters", keys.letters)
    assert keys.pressed <= HANDS


def test_at_two_hundred_per_cent_nothing_is_cut_off_or_out_of_reach(page: Page, item: Item):
    page.set_viewport_size({"width": 640, "height": 400})  # what 1280 × 800 leaves at 200 %
    opened(page)
    page.locator(f"#item-{item.pk} [data-field=body]").click()
    expect(page.locator(f"#item-{item.pk} [data-former]")).to_be_visible()
    expect(page.locator("[data-passage] .note").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert violations(page, asked=BEST_PRACTICE) == []
    page.keyboard.press("Control+End")
    page.keyboard.type("共=合法性审核件数")
    expect(page.get_by_role("option", selected=True)).to_be_in_viewport(timeout=15_000)
