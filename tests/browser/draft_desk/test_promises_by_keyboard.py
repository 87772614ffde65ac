"""Twenty-one promises answered and the first task of the next year confirmed beside the text, by keyboard alone."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from reports.models import Answer, Report, Task
from tests.browser.draft_desk.sheet import opened
from tests.browser.draft_desk.walking import PROMISED, SKIP, Places, Walk

PROMISES = 21


# ── the way of the forms ──


def stops(places: list[dict[str, str]]) -> int:
    """A group of radio buttons is one stop."""
    groups = {place["name"] for place in places if place.get("type") == "radio"}
    return len(groups) + sum(place.get("type") != "radio" for place in places)


def keys_of_the_forms(client: Client) -> int:
    """From field to field: an outcome and an item chosen by a key each, then 保存全部; a tick on the other page, and Enter."""
    answers = Places(client.get(reverse("admin:reports_answers", args=[2020])).content.decode())
    fields = [n for n, place in enumerate(answers.found) if place["tag"] == "textarea"]
    assert len(fields) == PROMISES
    tasks = Places(client.get(reverse("admin:reports_propose_tasks", args=[2020])).content.decode())
    ticked = SKIP + tasks.at(type="checkbox") + 2
    return SKIP + stops(answers.found[: fields[-1] + 1]) + 2 * PROMISES + 2 + ticked


# ── the way of the page ──


def answer(walk: Walk, row: Locator) -> None:
    """By what is offered where something is; else what was not done is explained."""
    radios = row.get_by_role("radio")
    use = row.locator("button[data-shows]").first
    if use.count():
        expect(use).to_be_focused()
        walk.press("Enter")
        expect(radios.first).to_be_focused()
        walk.press("Space")
    else:
        walk.press("ArrowLeft", "Tab", "Tab")
        walk.write("转入下年。")
    expect(row.locator("[type=radio]:checked")).to_have_count(1)


def test_promises_and_tasks_take_at_most_half_the_keys_of_the_forms(
    page: Page, draft: Report, writer: Any, record_property: Callable[[str, object], None]
):
    client = Client()
    client.force_login(writer)
    forms = keys_of_the_forms(client)
    opened(page)
    page.locator("[contenteditable=true]").first.focus()
    walk = Walk(page)
    walk.press("F9")
    for task in Task.objects.of_year(2020).order_by("order", "code"):
        row = page.locator(f"[id='{task.address}']")
        expect(row.locator(":focus")).to_be_visible()
        answer(walk, row)
        walk.press("F8")
    walk.press("Control+s")
    expect(page.locator("#beside-answers")).to_contain_text("已全部回应")
    assert Answer.objects.filter(task__year=2020).count() == PROMISES
    walk.press("Shift+F9")
    tick = page.locator("#beside-tasks").get_by_role("checkbox").first
    expect(tick).to_be_focused()
    walk.press("Space", "Control+s")
    expect(page.locator("#beside-tasks [data-panel-said]")).to_have_text("已确认1项任务。")
    assert Task.objects.of_year(2021).count() == 1
    record_property("keys", walk.pressed)
    record_property("keys of the forms", forms)
    assert walk.pressed <= PROMISED.keys
    assert forms >= PROMISED.forms
