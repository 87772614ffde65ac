"""An empty site from its first sign-in to the first figure, as a new administrator and an officer do it, hands counted."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from indicators.models import Department, Figure, Indicator, User
from tests.browser.accessibility import violations
from tests.browser.hands import Hands, people_sheet

PASSWORD = "an-honest-long-one-7"
A_CLICK, A_KEY = 4.0, 0.5
"""Seconds of somebody who does it for the first time: to find, point and click; to type a character."""
QUARTER_OF_AN_HOUR = 15 * 60
OTHERS = (("wang", "王审核", "审核员"), ("chen", "陈编辑", "编辑"), ("wei", "卫发布", "发布人"))


@pytest.fixture
def emptied(loaded: None) -> User:
    """The site as on its first day, with the one account that was made on the machine."""
    call_command("reset_sample", verbosity=0)
    return User.objects.create_superuser("shen", password=PASSWORD, full_name="沈管理")


def people(departments: list[str]) -> bytes:
    """A sheet with an officer for each department and one of each of the others."""
    officers = [(f"officer{at}", f"填报{at}", one, "填报员") for at, one in enumerate(departments, 1)]
    return people_sheet([*officers, *((username, name, "", role) for username, name, role in OTHERS)])


@pytest.mark.django_db
def test_from_an_empty_site_to_the_first_figure(
    page: Page, emptied: User, record_property: Callable[[str, object], None]
) -> None:
    page.goto("/")
    expect(page.get_by_text("本站正在准备，暂时没有可读的内容")).to_be_visible()
    hands = Hands(page)
    hands.sign_in("shen", PASSWORD)
    expect(page.get_by_role("heading", name="三步建立本地区的网站")).to_be_visible()
    hands.click("本地区名称：去办", "link")
    hands.type("本地区名称", "东湖区")
    hands.type("本级政府名称", "某市东湖区人民政府")
    hands.type("网站名称", "东湖区法治政府建设年度报告")
    hands.click("保存")
    expect(page.get_by_role("heading", name="部门", exact=True)).to_be_visible()
    hands.click("建立部门")
    hands.click("载入目录")
    expect(page.get_by_role("heading", name="可以开始了")).to_be_visible()
    assert Indicator.objects.count() > 35
    initial = accounts(hands)
    the_round(hands)
    the_first_figure(hands, initial)
    record_property("first day", f"{hands.clicks} clicks, {hands.keys} keys")
    assert hands.clicks * A_CLICK + hands.keys * A_KEY <= QUARTER_OF_AN_HOUR / 3, "and the rest of it to read"


def accounts(hands: Hands) -> str:
    """The sheet's way from the inbox, for nine departments; the first officer's password as it is shown once."""
    leading = sorted({one.department.name for one in Indicator.objects.select_related("department")})
    others = Department.objects.exclude(name__in=leading).values_list("name", flat=True)
    nine = [*leading, *others][:9]
    assert len(nine) == 9
    hands.click("待办", "link")
    hands.click("批量建立账号", "link")
    hands.page.get_by_label("人员表").set_input_files(
        {"name": "people.xlsx", "mimeType": "application/octet-stream", "buffer": people(nine)}
    )
    hands.clicks += 2
    hands.click("上传并预览")
    hands.click(re.compile("建立.*个账号"))
    expect(hands.page.get_by_text("officer1").first).to_be_visible()
    assert not set(nine) - {one.name for one in Department.objects.filter(members__isnull=False)}
    return hands.page.get_by_role("row", name="officer1 填报1", exact=False).first.locator("code").inner_text()


def the_round(hands: Hands) -> None:
    hands.click("待办", "link")
    hands.click(re.compile("开启.*年填报"), "link")
    hands.click(re.compile("开启"))
    expect(hands.page.get_by_text("待填报").first).to_be_visible()
    hands.click("待办", "link")
    expect(hands.page.get_by_role("heading", name="上手清单")).to_be_visible()


def the_first_figure(hands: Hands, initial: str) -> None:
    officer = User.objects.get(username="officer1")
    hands.click("退出")
    hands.sign_in("officer1", initial)
    hands.type("旧密码", initial)
    hands.type("新密码", PASSWORD)
    hands.type("新密码确认", PASSWORD)
    hands.click("修改密码")
    hands.click(re.compile("去填报"), "link")
    field = hands.page.locator("input[name$='-value']").first
    field.fill("3")
    hands.clicks, hands.keys = hands.clicks + 1, hands.keys + 1
    hands.click(re.compile("保存草稿"))
    expect(hands.page.get_by_text(re.compile("已保存"))).to_be_visible()
    assert Figure.objects.filter(value=3, department__members=officer).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/start/", "/start/site/", "/start/departments/", "/running/", "/duties/", "/help/", "/help/officer/"]
)
def test_a_page_of_the_first_day_is_readable_by_everybody_at_every_width(
    page: Page, emptied: User, sign_in: Callable[[Any], None], width: int, address: str
) -> None:
    sign_in(emptied)
    page.goto(address)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
