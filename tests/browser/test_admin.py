"""The admin in a real browser: strict policy, no error, readable by screen readers, usable on a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from playwright.sync_api import Page, expect

from indicators.models import Figure, User
from reports.models import Edition, Item, Part, Report, Section, Task
from tests.browser.accessibility import BEST_PRACTICE, violations


@pytest.fixture
def root(loaded: None, sign_in: Callable[[Any], None]) -> User:
    user = User.objects.create_superuser("root", password="", full_name="王管理")
    user.groups.set(Group.objects.all())
    sign_in(user)
    return user


@pytest.fixture
def draft(loaded: None) -> Item:
    report = Report.objects.create(year=2020, title="2020年度报告")
    part = Part.objects.create(report=report, kind=Part.Kind.ACHIEVEMENTS, marker="一、", heading="{{year}}年工作")
    section = Section.objects.create(part=part, marker="（一）", heading="组织领导")
    return Item.objects.create(section=section, marker="1. ", heading="会议。", body="区政府常务会议研究。")


def change(row: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def figure() -> Figure:
    return Figure.objects.filter(year=2019).first()


PAGES: dict[str, Callable[[], str]] = {
    "index": lambda: reverse("admin:index"),
    "figures": lambda: reverse("admin:indicators_figure_changelist"),
    "figure": lambda: change(figure()),
    "new remark": lambda: reverse("admin:indicators_annotation_add"),
    "history": lambda: reverse("admin:indicators_figure_history", args=[figure().pk]),
    "version": lambda: reverse(
        "admin:indicators_figure_simple_history", args=[figure().pk, figure().history.first().pk]
    ),
    "indicator": lambda: change(figure().indicator),
    "round": lambda: reverse("admin:indicators_round_open"),
    "account": lambda: reverse("admin:indicators_user_add"),
    "report": lambda: change(Report.objects.get(year=2020)),
    "section": lambda: change(Section.objects.filter(part__report__year=2019).first()),
    "item": lambda: change(Item.objects.get(section__part__report__year=2020)),
    "removal": lambda: reverse(
        "admin:reports_item_delete", args=[Item.objects.get(section__part__report__year=2020).pk]
    ),
    "edition": lambda: change(Edition.objects.first()),
    "tasks": lambda: reverse("admin:reports_task_changelist"),
    "task": lambda: change(Task.objects.first()),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_the_policy_and_reads_well(page: Page, root: User, draft: Item, name: str):
    page.goto(PAGES[name]())
    page.wait_for_load_state("networkidle")
    assert violations(page) == []


def test_what_was_refused_saved_or_not_found_reads_well_too(page: Page, root: User):
    page.goto(reverse("admin:indicators_rule_add"), wait_until="networkidle")
    page.locator("[name=_save]").first.click()
    expect(page.locator(".errornote")).to_be_visible()
    expect(page.locator(".tabular th.original").first).to_have_text("已有的一行")
    assert violations(page, asked=BEST_PRACTICE) == []
    page.goto(change(figure().indicator.theme), wait_until="networkidle")
    page.locator("[name=_continue]").first.click()
    expect(page.locator(".messages a")).to_be_visible()
    assert violations(page, asked=BEST_PRACTICE) == []
    page.goto(reverse("admin:indicators_figure_changelist", query={"q": "没有"}))
    expect(page.locator("#changelist-search a")).to_be_visible()
    assert violations(page, asked=BEST_PRACTICE) == []


@pytest.mark.parametrize("name", ["index", "figures", "figure", "history", "item", "tasks"])
def test_a_page_never_scrolls_sideways(page: Page, root: User, draft: Item, width: int, name: str):
    page.goto(PAGES[name]())
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_indicator_is_found_by_typing(page: Page, root: User):
    page.goto(reverse("admin:indicators_annotation_add"))
    page.get_by_role("combobox", name="指标").click()
    page.locator(".select2-search__field").fill("合法性审核件数")
    page.get_by_role("option", name="行政决策合法性审核件数").click()
    expect(page.get_by_role("combobox", name="指标")).to_contain_text("行政决策合法性审核件数")


def test_a_date_is_picked_from_the_calendar(page: Page, root: User):
    page.goto(reverse("admin:reports_report_add"))
    page.locator(".field-issued_on .datetimeshortcuts a").last.click()
    page.locator(".calendarbox:visible td a", has_text="15").first.click()
    assert page.locator("#id_issued_on").input_value().endswith("15")


def test_a_row_added_to_a_table_has_names_for_its_fields(page: Page, root: User):
    page.goto(change(figure().indicator))
    page.locator("#annotations-group .add-row a").click()
    expect(page.locator("#id_annotations-0-text")).to_have_attribute("aria-label", "说明")


@pytest.mark.parametrize("has_touch", [False, True])
def test_keys_are_told_of_where_there_are_any(page: Page, root: User, draft: Item, has_touch: bool):
    if has_touch:
        phone = page.context.new_cdp_session(page)
        phone.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
        screen = {"width": 390, "height": 800, "deviceScaleFactor": 2, "mobile": True}
        phone.send("Emulation.setDeviceMetricsOverride", screen)
    page.goto(reverse("admin:reports_check", args=[2020]))
    expect(page.locator(".for-keys")).to_be_visible(visible=not has_touch)
    page.goto(reverse("admin:reports_desk", args=[2020]))
    expect(page.locator(".sheet__keys")).to_be_visible(visible=not has_touch)
