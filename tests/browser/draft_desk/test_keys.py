"""A year's draft begun, ten passages written anew and their numbers bound by keyboard alone; the forms' keys for the same."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from reports.checks.checker import check
from reports.drafting.blocks import reading_order
from reports.drafting.passage import editor_address
from reports.models import Item
from reports.narrative.syntax import tokens
from tests import cast
from tests.browser.draft_desk.walking import PROMISED, SKIP, TO_READERS, WRITTEN, Places, Walk
from tests.browser.draft_desk.year import figures_of_the_year

PASSAGES, NUMBERS = 10, 12
MOST_FINDINGS = 20
ANEW = "今年又有新进展。"
FOCUS = "document.activeElement"


@pytest.fixture
def writer(served: None, sign_in: Any) -> Any:
    figures_of_the_year()
    writer = cast.editor()
    sign_in(writer)
    return writer


def spelt(body: str) -> str:
    """The words with their figures typed as digits, as somebody writes who looks at a sheet of paper."""
    typed = body
    for token in tokens(body):
        value = cast.figure(token.code).value if token.code != "year" else 2020
        typed = typed.replace(
            f"{{{{{token.code}}}}}", f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
        )
    return typed


def to_rewrite() -> dict[Item, str]:
    """Ten passages and their new words: what quotes figures in digits alone, and two that quote none."""
    found: dict[Item, str] = {}
    for item in Item.objects.filter(section__part__report__year=2020).order_by("section__order", "order"):
        if "|" not in item.body and "rate}}" not in item.body and "major_decision" not in item.body:
            found[item] = f"{spelt(item.body)}{ANEW}"
    return dict(list(found.items())[:PASSAGES])


# ── the way of the forms ──


def keys_of_the_forms(client: Client, items: list[Item], numbers: int) -> int:
    """The same passages and numbers on the pages that have a form each: 保存，写下一段 from the first to the last, then the
    checker's buttons. Letters are not counted here either."""
    rows = reading_order(items[0].report)
    report, keys = items[0].report, 0
    for row in rows[rows.index(items[0]) : rows.index(items[-1]) + 1]:
        places = Places(client.get(editor_address(row, report)).content.decode())
        button = places.at(name="press", value="next")
        keys += SKIP + button + 1
        if row in items:
            assert places.at(tag="textarea", name="body") < button
            keys += 1  # all of it is marked, to be written over
    return keys + keys_of_the_numbers(client, numbers)


def keys_of_the_numbers(client: Client, numbers: int) -> int:
    """A button for each, or the one above them for all that can only be one figure: whichever is less."""
    places = Places(client.get(reverse("admin:reports_check", args=[2020])).content.decode())
    first = places.at(name="token", tag="button")
    return min(numbers * (SKIP + first + 1), SKIP + first)


# ── the way of the page ──


def go_on(walk: Walk, item: Item) -> None:
    """From field to field, as the cursor goes, to the words of a passage."""
    there = f"{FOCUS}.closest('#item-{item.pk}') && {FOCUS}.dataset.field === 'body'"
    while not walk.page.evaluate(there):
        if walk.page.evaluate(f"{FOCUS}.dataset.field === 'heading'"):
            walk.press("Enter")
        else:
            walk.press("Control+End", "ArrowRight")


def rewrite(walk: Walk, words: dict[Item, str]) -> None:
    first = next(iter(words))
    walk.to(walk.page.locator(f"#item-{first.pk} [data-field=body]"))
    for item, text in words.items():
        go_on(walk, item)
        walk.press("Control+a")
        walk.write(text)
        expect(walk.page.locator(f"#item-{item.pk} [data-field=body]")).to_have_text(text)
    for item in words:
        expect(walk.page.locator(f"#item-{item.pk} [data-state]")).to_contain_text("已保存")


def to_bare_number(walk: Walk) -> None:
    """F8, and on over what is found besides."""
    for _ in range(MOST_FINDINGS):
        walk.press("F8")
        if "引用指标" in walk.page.locator("[data-told]").inner_text():
            return
    pytest.fail("F8 leads to no number that quotes nothing")


def bind(walk: Walk, numbers: int) -> None:
    """F8 to what the checker finds, Alt+Enter and Enter where it is a number that quotes nothing."""
    offers = walk.page.locator("[data-passage] .note:has([data-bind])")
    expect(offers).to_have_count(numbers)
    for left in range(numbers - 1, -1, -1):
        to_bare_number(walk)
        walk.press("Alt+Enter")
        expect(walk.page.get_by_role("option", selected=True)).to_be_visible()
        with walk.page.expect_response("**/bind/"):
            walk.press("Enter")
        expect(offers).to_have_count(left)


def test_ten_passages_and_their_numbers_take_at_most_half_the_keys_of_the_forms(
    page: Page, writer: Any, record_property: Callable[[str, object], None]
):
    walk, client = Walk(page), Client()
    client.force_login(writer)
    page.goto(reverse("admin:reports_start"))
    walk.button("起草")
    words = to_rewrite()
    quoted = {item: item.body for item in words}
    numbers = sum(token.code != "year" for body in quoted.values() for token in tokens(body))
    assert (len(words), numbers >= NUMBERS) == (PASSAGES, True)
    begun = walk.pressed
    walk.link("通篇起草")
    expect(page.locator("[data-sheet][data-ready]")).to_be_visible()
    expect(page.locator("[data-passage] .note").first).to_be_visible()  # a place for Tab, too
    rewrite(walk, words)
    forms = begun + keys_of_the_forms(client, list(words), numbers)
    bind(walk, numbers)
    for item, body in quoted.items():
        item.refresh_from_db()
        assert item.body == f"{body.replace('{{year}}', '2020')}{ANEW}"
    assert not {"unbound-number", "number-contradicted"} & {finding.code for finding in check(item.report)}
    record_property("keys", walk.pressed)
    record_property("keys of the forms", forms)
    assert walk.pressed <= WRITTEN.keys
    assert forms >= WRITTEN.forms


def test_a_whole_year_takes_at_most_half_the_keys():
    """Each stretch is walked in a test of its own, and holds its budget: here, beside the text (test_promises_by_keyboard),
    and to the readers (test_to_readers). Counted is every key that is no letter of a text; those are the same either way."""
    stretches = (WRITTEN, PROMISED, TO_READERS)
    assert sum(one.keys for one in stretches) <= sum(one.forms for one in stretches) / 2
