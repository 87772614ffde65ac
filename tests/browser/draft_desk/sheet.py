"""The page on which a whole draft is written, as its reader's hands find it."""

from playwright.sync_api import Locator, Page, expect

from reports.models import Item, Report
from tests import cast

REVIEWED = "legality_review_decision_count"
TOKEN = f"{{{{{REVIEWED}}}}}"
DESK = "/admin/reports/report/2020/draft/desk/"


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


def writing(page: Page, item: Item) -> None:
    """The page with the cursor at the end of a passage."""
    opened(page)
    at_end(page, item)


def arranged(page: Page, key: str) -> None:
    """A key at the border of a passage, and its answer."""
    with page.expect_response("**/border/"):
        page.keyboard.press(key)


def first_of(draft: Report, heading: str, words: str) -> Item:
    """The first item, with these words."""
    item = Item.objects.filter(section__part__report=draft).earliest("pk")
    item.rewrite(heading=heading, body=words, run_on=True, by=cast.editor(), seen=0)
    return item


def saved(item: Item) -> str:
    item.refresh_from_db()
    return item.body
