"""An empty site of an invented district takes in its last report and the one before it, and begins the next from them.

One story, told through the pages by the people whose work it is; clicks and keys are counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from indicators.models import Figure, Indicator, User
from reports.models import Edition, ImportedReport, Report
from reports.reading.rows import ReviewRow, RowRole
from tests.browser.hands import Hands, people_sheet
from tests.reports.reading.documents import docx
from tests.reports.reading.documents import page as web_page

FIRST_PASSWORD, OWN_PASSWORD = "an-honest-long-one-7", "ten-times-better-8"
LATEST = (
    "安澜市青禾区人民政府2025年度法治政府建设情况报告",
    "（提请区政府常务会议审议）",
    "2025年，青禾区深入推进依法行政。现将有关情况报告如下：",
    "一、2025年主要举措和成效",
    "（一）健全依法决策机制",
    "全年清理行政规范性文件16件。制定行政规范性文件9件。",
    "（二）化解行政争议",
    "全年收到行政复议申请84件，受理行政复议案件71件。",
    "举办法治夜校38期，",
    "帮助群众解决问题。",
    "建成社区法律茶座27个，覆盖所有社区。",
    "二、存在的不足和原因",
    "基层执法力量不足。",
    "三、2026年工作安排",
    "（一）提升执法质量",
    "开展全员轮训，力争培训执法人员300人次。",
    "安澜市青禾区人民政府",
    "2026年3月18日",
)
BEFORE = (
    "安澜市青禾区人民政府2024年度法治政府建设情况报告",
    "2024年，青禾区推进依法行政。现将有关情况报告如下：",
    "一、2024年主要举措和成效",
    "（一）健全依法决策机制",
    "全年清理行政规范性文件12件。制定行政规范性文件7件。",
    "（二）化解行政争议",
    "全年收到行政复议申请66件，受理行政复议案件58件。",
    "举办法治夜校30期，帮助群众解决问题。",
    "建成社区法律茶座19个，覆盖多数社区。",
    "二、存在的不足和原因",
    "执法培训不够。",
    "三、2025年工作安排",
    "（一）提升执法质量",
    "开展全员轮训。",
    "安澜市青禾区人民政府",
    "2025年3月20日",
)
NAMES = {"法治夜校": "法治夜校期数", "法律茶座": "社区法律茶座数"}
SECONDS = 10 * 60
PER_CLICK, PER_KEY = 3.0, 0.5
"""Seconds a person who reads what they click needs; typing is unhurried."""


@pytest.fixture
def emptied(loaded: None) -> None:
    """The site as on its first day, with the one account that was made on the machine."""
    call_command("reset_sample", verbosity=0)
    User.objects.create_superuser("shen", password=FIRST_PASSWORD, full_name="沈管理")


@pytest.mark.django_db
def test_from_nothing_to_next_years_draft(
    page: Page, emptied: None, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    hands = Hands(page)
    the_first_day(hands)
    passwords = the_people(hands, tmp_path)
    sign_in_anew(hands, "chen", passwords["chen"])

    latest = read_in(hands, saved(tmp_path, "2025年报告（终稿）.docx", docx(LATEST)))
    five_corrections(hands, latest)
    two_new_indicators(hands, latest)
    hand_in(hands, latest, published_on="2026-03-20")
    sign_in_anew(hands, "wei", passwords["wei"])
    confirm(hands, latest)

    sign_in(hands, "chen")
    portal = web_page("".join(f"<p>{line}</p>" for line in BEFORE), "<title>青禾区人民政府门户网站</title>")
    before = read_in(hands, saved(tmp_path, "2024年报告.html", portal))
    the_same_indicators(hands, before)
    hand_in(hands, before, published_on="2025-03-25")
    sign_in(hands, "wei")
    confirm(hands, before)

    both_are_compared(page)
    sign_in(hands, "chen")
    next_years_draft(hands)
    needed = hands.clicks * PER_CLICK + hands.keys * PER_KEY
    print(f"\nfrom nothing to next year's draft: {hands.clicks} clicks, {hands.keys} keys, {needed:.0f} s of a person")
    record_property("any report in", f"{hands.clicks} clicks, {hands.keys} keys")
    assert needed < SECONDS


# ── the first day ──


def the_first_day(hands: Hands) -> None:
    hands.page.goto("/")
    expect(hands.page.get_by_text("本站正在准备，暂时没有可读的内容")).to_be_visible()
    hands.sign_in("shen", FIRST_PASSWORD)
    hands.click("本地区名称：去办", "link")
    hands.type("本地区名称", "青禾区")
    hands.type("本级政府名称", "安澜市青禾区人民政府")
    hands.type("网站名称", "青禾区法治政府建设年度报告")
    hands.click("保存")
    hands.click("建立部门")
    hands.click("通用起步目录", "radio")
    hands.click("载入目录")
    expect(hands.page.get_by_role("heading", name="可以开始了")).to_be_visible()


def the_people(hands: Hands, folder: Path) -> dict[str, str]:
    """One who reads in and one who confirms, with the initial passwords that the page shows this once."""
    page = hands.page
    page.goto("/admin/indicators/user/sheet/")
    sheet = people_sheet([("chen", "陈编辑", "", "编辑"), ("wei", "卫发布", "", "发布人")])
    hands.choose_file("人员表", saved(folder, "people.xlsx", sheet))
    hands.click("上传并预览")
    hands.click(re.compile("建立.*个账号"))
    rows = page.locator("tr:has(code)").all()
    return {row.locator("th").inner_text(): row.locator("code").inner_text() for row in rows}


def sign_in_anew(hands: Hands, name: str, initial: str) -> None:
    """The first time: with the initial password, which must be changed at once."""
    hands.click("退出")
    hands.sign_in(name, initial)
    hands.type("旧密码", initial)
    hands.type("新密码", OWN_PASSWORD)
    hands.type("新密码确认", OWN_PASSWORD)
    hands.click(re.compile("修改密码|更改密码|保存"))


def sign_in(hands: Hands, name: str) -> None:
    hands.click("退出")
    hands.sign_in(name, OWN_PASSWORD)


# ── one report: read in, reviewed, handed in, confirmed ──


def saved(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def read_in(hands: Hands, file: Path) -> ImportedReport:
    hands.page.goto("/admin/reports/report/imports/add/")
    hands.choose_file("报告文件", file)
    hands.click("读入")
    expect(hands.page.locator("[data-row] input:checked")).to_have_count(1)
    return ImportedReport.objects.latest("pk")


def five_corrections(hands: Hands, imported: ImportedReport) -> None:
    at(hands, imported, "（提请区政府")
    hands.press("x")
    at(hands, imported, "帮助群众解决问题")
    hands.press("j")
    at(hands, imported, "全年清理行政规范性文件")
    hands.press("s", "Enter")
    at(hands, imported, "建成社区法律茶座")
    hands.press("s", "Enter")
    at(hands, imported, "建成社区法律茶座")
    hands.press("ArrowLeft")
    assert row(imported, "（提请区政府").role is RowRole.FURNITURE
    assert row(imported, "举办法治夜校").text.endswith("38期，帮助群众解决问题。")
    assert row(imported, "制定行政规范性文件").role is RowRole.TEXT
    assert row(imported, "建成社区法律茶座").role is RowRole.ITEM


def at(hands: Hands, imported: ImportedReport, start: str) -> None:
    """Down or up to a row by the arrows."""
    there = f"#row-{row(imported, start).id}"
    order = hands.page.locator("[data-row]").evaluate_all(
        "(rows, id) => [rows.findIndex(row => row.querySelector('input').checked), rows.findIndex(row => '#' + row.id === id)]",
        there,
    )
    for _ in range(abs(order[1] - order[0])):
        hands.key("ArrowDown" if order[1] > order[0] else "ArrowUp")
    expect(hands.page.locator(f"{there} input")).to_be_checked()


def row(imported: ImportedReport, start: str) -> ReviewRow:
    rows = ImportedReport.objects.get(pk=imported.pk).text_rows
    return next(row for row in rows if row.text.startswith(start))


def two_new_indicators(hands: Hands, imported: ImportedReport) -> None:
    """Named by a person; all the others are the catalogue's or none."""
    page = hands.page
    hands.click(re.compile("^数字"), "link")
    for said, name in NAMES.items():
        line = page.locator(".number", has_text=said)
        line.locator(".number__says a").click()
        hands.clicks += 1
        hands.type("名称", name)
        hands.select("主题")
        hands.select("牵头部门")
        hands.click("保存")
    say_yes(hands)
    imported.refresh_from_db()
    assert [facts["name"] for facts in imported.proposed.values()] == list(NAMES.values())


def the_same_indicators(hands: Hands, imported: ImportedReport) -> None:
    """What the year after called each number is known by now: nothing is new."""
    hands.click(re.compile("^数字"), "link")
    say_yes(hands)
    imported.refresh_from_db()
    assert not imported.proposed


def say_yes(hands: Hands) -> None:
    while (button := hands.page.get_by_role("button", name="全部确认")).count():
        button.first.click()
        hands.clicks += 1


def hand_in(hands: Hands, imported: ImportedReport, published_on: str) -> None:
    hands.click(re.compile("^公文要素"), "link")
    hands.type("原发布日期", published_on)
    hands.click("保存")
    hands.click(re.compile("^正文"), "link")
    while hands.page.locator(".row--doubt").count():
        hands.key("Enter")
        hands.page.wait_for_timeout(200)
    while (seen := hands.page.get_by_role("button", name="看过了")).count():
        seen.first.click()
        hands.clicks += 1
    assert hands.page.locator(".left-over li").all_inner_texts() == []
    hands.click("提请确认")
    expect(hands.page.get_by_text("已提请确认").first).to_be_visible()


def confirm(hands: Hands, imported: ImportedReport) -> None:
    hands.page.goto("/inbox/")
    hands.click(re.compile("去确认"), "link")
    hands.page.get_by_role("checkbox").check()
    hands.clicks += 1
    hands.click("确认发布")
    expect(hands.page.get_by_text("本站补录，未经本系统审核").first).to_be_visible()
    edition = Edition.objects.get(report__year=imported.year)
    assert edition.origin == Edition.Origin.IMPORTED


# ── what comes of it ──


def both_are_compared(page: Page) -> None:
    page.goto("/reports/compare/?a=2024&b=2025")
    expect(page.get_by_text("本站补录，未经本系统审核").first).to_be_visible()
    page.goto("/compare/?from=2024&to=2025")
    for name in NAMES.values():
        expect(page.get_by_text(name).first).to_be_visible()
    made = Indicator.objects.get(name=NAMES["法律茶座"])
    assert list(Figure.objects.filter(indicator=made).order_by("year").values_list("published_value", flat=True)) == [
        19,
        27,
    ]


def next_years_draft(hands: Hands) -> None:
    hands.page.goto("/admin/reports/report/start/")
    expect(hands.page.get_by_text("以《安澜市青禾区人民政府2025年度法治政府建设情况报告》为底稿")).to_be_visible()
    hands.click("起草")
    draft = Report.objects.get(year=2026)
    assert draft.title == "安澜市青禾区人民政府2026年度法治政府建设情况报告"
    assert [part.heading for part in draft.parts.all()][2] == "{{year@+1}}年工作安排"
    assert "法治夜校" in "".join(section.body for part in draft.parts.all() for section in part.sections.all())
