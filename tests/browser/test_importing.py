"""Reviewing an imported report in a real browser: five corrections by keyboard, nothing lost on coming back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Value
from django.db.models.functions import Concat
from playwright.sync_api import Page, expect

from indicators.models import Department, User
from reports.models import ImportedReport
from reports.reading.rows import ReviewRow, RowRole
from tests import cast
from tests.browser.accessibility import violations
from tests.reports.importing.conftest import OWN
from tests.reports.reading.documents import docx

LINES = (*OWN[:4], "统筹部署。召开会议2次。督办事项3件。", "分享到微信群里的通知", *OWN[5:])
SAVED = "已保存。"


@pytest.fixture
def editor(served: None, sign_in: Callable[[User], None]) -> User:
    editor = cast.editor()
    sign_in(editor)
    return editor


@pytest.fixture
def imported(editor: User, page: Page, tmp_path: Path) -> ImportedReport:
    """Read in through the page itself, and its keys are listening: the module chooses a row when all is in place."""
    file = tmp_path / "2023年报告（终稿）.docx"
    file.write_bytes(docx(LINES))
    page.goto("/admin/reports/report/imports/add/")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="读入", exact=True).click()
    expect(page.locator(".coverage")).to_contain_text("全文")
    expect(page.locator("[data-row] input:checked")).to_have_count(1)
    return ImportedReport.objects.get()


def row(imported: ImportedReport, start: str) -> ReviewRow:
    rows = ImportedReport.objects.get(pk=imported.pk).text_rows
    return next(row for row in rows if row.text.startswith(start))


def choose(page: Page, imported: ImportedReport, start: str) -> None:
    page.locator(f"#row-{row(imported, start).id} input").check()


def press(page: Page, *keys: str) -> None:
    """Keys, and then the answer that something was saved."""
    page.locator("[data-note]").evaluate("note => note.textContent = ''")
    for key in keys:
        page.keyboard.press(key)
    expect(page.locator("[data-note]")).to_have_text(SAVED)


def test_five_corrections_by_keyboard_are_kept(page: Page, imported: ImportedReport) -> None:
    choose(page, imported, "统筹部署")
    press(page, "s", "Enter")
    assert row(imported, "统筹部署").text == "统筹部署。"
    choose(page, imported, "统筹部署")
    press(page, "ArrowLeft")
    assert row(imported, "统筹部署").role is RowRole.ITEM
    choose(page, imported, "召开会议2次")
    press(page, "j")
    assert row(imported, "统筹部署").run_on
    choose(page, imported, "分享到微信群里")
    press(page, "b" if row(imported, "分享到").role is RowRole.FURNITURE else "x")
    choose(page, imported, "存在的不足和原因")
    press(page, "5")
    assert row(imported, "存在的不足").kind == "other"

    page.reload()
    assert page.locator(f"#row-{row(imported, '统筹部署').id}").get_attribute("class") == "row row--item row--run-on"


def test_the_line_of_the_file_is_shown_beside_the_row(page: Page, imported: ImportedReport) -> None:
    choose(page, imported, "基层执法力量不足")
    expect(page.locator(".source .is-here")).to_have_text("基层执法力量不足。")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".source .is-here")).to_have_text("二、存在的不足和原因")


def test_the_keys_are_told_on_the_page(page: Page, imported: ImportedReport) -> None:
    expect(page.locator("[data-keys] dl")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator("[data-keys] dl")).to_be_visible()


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(page: Page, imported: ImportedReport) -> None:
    choose(page, imported, "基层执法力量不足")
    ImportedReport.objects.filter(pk=imported.pk).update(version=7)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-note]")).to_contain_text("您刚才的改动没有写入")
    assert row(imported, "基层执法").role is RowRole.TEXT
    press(page, "ArrowLeft")
    assert row(imported, "基层执法").role is RowRole.ITEM


@pytest.mark.parametrize("tab", ["", "numbers/", "head/", "words/"])
def test_the_pages_are_accessible_and_fit_a_phone(page: Page, imported: ImportedReport, tab: str) -> None:
    page.goto(f"{imported.get_absolute_url()}{tab}")
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_department_of_a_long_name_pushes_no_page_off_a_phone(page: Page, imported: ImportedReport) -> None:
    Department.objects.update(name=Concat("name", Value("（区劳动保障监察综合行政执法大队、区劳动人事争议仲裁院）")))
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{imported.get_absolute_url()}numbers/")
    expect(page.locator(".place-all select").last).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_a_row_is_raised_by_its_form(imported: ImportedReport, page: Page, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=page.url.split("/admin")[0])
    context.add_cookies(page.context.cookies())
    plain = context.new_page()
    plain.goto(imported.get_absolute_url())
    plain.locator(f"#row-{row(imported, '基层执法').id} input").check()
    plain.get_by_role("button", name="升一级").click()
    assert row(imported, "基层执法").role is RowRole.ITEM
    context.close()
