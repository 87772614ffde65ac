"""The tracker's staff pages in a real browser: sound at every width, by keyboard, and one post a click."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db.models import Value
from django.db.models.functions import Concat
from playwright.sync_api import Page, expect

from indicators.models import Department
from reports.drafting.rollover import start_report
from reports.models import Task, TaskInstruction, TaskUpdate
from reports.models.task_steps import TaskStatus, TaskVerb
from reports.tracker.assignments import AssignmentPlan, Goal
from tests import cast
from tests.browser.accessibility import violations
from tests.browser.public import open_everything
from tests.promises import closed, led, reported, task

PAGE = "/tasks/2020-T3-2/"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def under_way(served) -> None:
    """One of each: signed with milestones and a target, waiting, closed, overdue with a leader's words, dropped."""
    with time_machine.travel("2020-01-10 09:00:00+08:00"):
        indicator = task("T3-2").indicators.get()
        steps = [AssignmentPlan("公布目录", date(2020, 3, 31)), AssignmentPlan("全部审议", date(2020, 10, 31))]
        goals = [Goal(indicator, "at_least", Decimal(2))]
        one = led("T3-2", others=["audit_bureau"], starts_on=date(2020, 2, 1), steps=steps, goals=goals)
        one.sign(by=cast.officer(cast.department()))
        one.reach(one.milestones.get(title="公布目录"), by=cast.officer(cast.department()))
        reported("T5-3")
        closed("T1-1")
        TaskInstruction.give(led("T4-1", due_on=date(2020, 6, 30)), "七月底前报我。", by=cast.leader())
        led("T5-6").settle(TaskVerb.CANCEL, "上级统一部署。", by=cast.reviewer())


STAFF = {
    "list": ("reviewer", "/tasks/?since=2020-01-01"),
    "board": ("reviewer", "/tasks/?view=board"),
    "timeline": ("reviewer", "/tasks/?view=timeline"),
    "officer's task": ("officer", PAGE),
    "reviewer's task": ("reviewer", "/tasks/2020-T5-3/"),
    "leader's task": ("leader", "/tasks/2020-T4-1/"),
    "assigning one": ("reviewer", f"{PAGE}assign/"),
    "assigning a year": ("reviewer", "/tasks/assign/2020/"),
    "bulletin": ("reviewer", "/tasks/bulletin/2020/1/"),
    "inbox": ("officer", "/inbox/"),
    "answers": ("editor", "/admin/reports/task/2020/answers/"),
    "proposals": ("editor", "/admin/reports/task/2020/propose/"),
}


def person(role: str):
    return cast.officer(cast.department()) if role == "officer" else getattr(cast, role)()


def test_staff_pages_read_well_and_stay_within_their_width(page: Page, under_way: None, sign_in):
    start_report(2020, by=cast.editor())
    wide = {}
    for name, (role, path) in STAFF.items():
        sign_in(person(role))
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(path)
        open_everything(page)
        assert violations(page) == [], name
        for width in (360, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            if over := page.evaluate(SIDEWAYS):
                wide[name, width] = over
    assert wide == {}


def test_departments_of_long_names_push_no_table_sideways_and_leave_room_for_what_stands_beside(
    page: Page, under_way, sign_in
):
    Department.objects.update(name=Concat("name", Value("（区劳动保障监察综合行政执法大队、区劳动人事争议仲裁院）")))
    sign_in(cast.reviewer())
    for path in ("/tasks/assign/2020/", "/admin/indicators/collection/open/"):
        page.goto(path)
        for width in (360, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(SIDEWAYS) <= 0, (path, width)
    page.set_viewport_size({"width": 768, "height": 900})
    page.goto("/tasks/assign/2020/")
    promise = page.locator(".confirm tbody th").first.bounding_box()
    assert promise is not None
    assert promise["width"] > 150
    cast.opened_round(2020)
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto("/admin/indicators/collection/2020/board/")
    name = page.locator(".board tbody th").first.bounding_box()
    assert name is not None
    assert name["width"] < 150  # it stays while the numbers beside it are scrolled


def test_an_officer_reports_by_keyboard(page: Page, under_way: None, sign_in):
    sign_in(cast.officer(cast.department(), name="赵主办"))
    page.goto(PAGE)
    page.get_by_label("进展情况").focus()
    page.keyboard.type("目录已公布。")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".task-log .move").first).to_contain_text("目录已公布。")
    assert task("T3-2").status == TaskStatus.IN_PROGRESS


def test_two_clicks_send_one_post(page: Page, under_way: None, sign_in):
    sign_in(cast.officer(cast.department()))
    page.goto(PAGE)
    page.get_by_label("进展情况").fill("目录已公布。")
    page.get_by_role("button", name="填报进展").dblclick()
    expect(page.locator(".task-log .move").first).to_contain_text("目录已公布。")
    assert TaskUpdate.objects.verbs(TaskVerb.UPDATE).count() == 1
    expect(page.locator(".messages")).not_to_contain_text("没有重复登记")


def test_a_reviewer_closes_from_the_inbox(page: Page, under_way: None, sign_in):
    sign_in(cast.reviewer())
    page.goto("/inbox/")
    page.get_by_role("link", name="去核查").click()
    page.get_by_label("核查意见（可不写）").fill("材料齐全。")
    page.get_by_role("button", name="销号").click()
    expect(page.locator(".task__facts")).to_contain_text("已销号")
    assert Task.objects.get(year=2020, code="T5-3").status == TaskStatus.CLOSED


def test_the_bulletin_on_paper_is_the_sheet_alone(page: Page, under_way: None, sign_in):
    sign_in(cast.reviewer())
    page.goto("/tasks/bulletin/2020/1/")
    page.emulate_media(media="print")
    for chrome in (".navigation", ".bulletin__tools", ".breadcrumb"):
        expect(page.locator(chrome)).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
