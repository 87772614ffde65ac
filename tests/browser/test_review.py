"""The reviewing desk and its neighbours under a reviewer's fingers."""

from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from indicators.models import Figure
from indicators.models.figure_steps import FigureStatus
from indicators.numbers.comparison import Measured
from tests import cast
from tests.browser.accessibility import violations

PAGE = "/admin/indicators/collection/2020/review/audit_bureau/"
RETURN = "button[name=return]"


@pytest.fixture
def waiting(served):
    """The audit bureau's figures of 2020, all submitted."""
    cast.opened_round(2020)
    officer = cast.officer(cast.department("audit_bureau"))
    figures = list(Figure.objects.filter(year=2020, department__code="audit_bureau").order_by("indicator__order"))
    for figure in figures:
        value = figure.indicator.figures.get(year=2019).published_value + 1
        figure.enter(Measured(Decimal(value)), note="按台账", source="", by=officer, seen=0)
        figure.submit(by=officer, seen=1)
    return figures


@pytest.fixture
def reviewer(sign_in):
    reviewer = cast.reviewer()
    sign_in(reviewer)
    return reviewer


def states(figures):
    return [Figure.objects.get(pk=figure.pk).status for figure in figures]


def test_all_are_ticked_at_once_and_a_double_click_approves_once(page: Page, waiting, reviewer):
    page.goto(PAGE)
    page.get_by_label("全部勾选").check()
    expect(page.get_by_text(f"已勾选{len(waiting)}项")).to_be_visible()
    page.locator("button[name=approve]").dblclick()
    expect(page.get_by_text(f"已通过{len(waiting)}项：")).to_be_visible()
    assert set(states(waiting)) == {FigureStatus.APPROVED}


def test_a_return_asks_for_its_reason_before_anything_is_sent(page: Page, waiting, reviewer):
    page.goto(PAGE)
    page.locator("input[name=figure]").first.check()
    page.locator(RETURN).click()
    assert page.locator("#reason").evaluate("field => field.validationMessage") == "退回须写明理由。"
    page.fill("#reason", "请附佐证")
    page.locator(RETURN).click()
    expect(page.get_by_text("已退回1项：")).to_be_visible()
    assert states(waiting).count(FigureStatus.RETURNED) == 1


def test_enter_on_a_tick_sends_nothing(page: Page, waiting, reviewer):
    page.goto(PAGE)
    page.locator("input[name=figure]").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert set(states(waiting)) == {FigureStatus.SUBMITTED}


@pytest.mark.parametrize("address", [PAGE, "/admin/indicators/collection/2020/progress/", "/inbox/"])
def test_the_pages_fit_and_everybody_can_use_them(page: Page, width, waiting, reviewer, address):
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


def test_initial_passwords_are_taken_away_as_a_file(page: Page, served, sign_in):
    sign_in(cast.administrator())
    page.goto("/admin/indicators/user/sheet/")
    sheet = "用户名,姓名,电话,部门,角色\nli,李明,,区司法局,填报员\n"
    page.set_input_files("[name=file]", {"name": "人员.csv", "mimeType": "text/csv", "buffer": sheet.encode()})
    page.get_by_role("button", name="上传并预览").click()
    page.get_by_role("button", name="建立1个账号").click()
    password = page.locator("table code").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载为CSV").click()
    assert download.value.suggested_filename == "初始密码.csv"
    assert f'"li","李明","区司法局","{password}"' in download.value.path().read_text("utf-8-sig")
