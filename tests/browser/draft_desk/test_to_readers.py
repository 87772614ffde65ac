"""From a finished draft to its readers by keyboard alone: findings explained, two people's Word files read back, approved,
published. F8 leads to what is to be done on each page; what the same takes by Tab alone is counted beside it."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from playwright.sync_api import Page, expect

from reports.drafting.rollover import start_report
from reports.models import Consultation, Edition, Item, PaperRemark, Report, Task
from reports.tracker.answers import answer
from reports.tracker.promising import add_tasks, found_in
from tests import cast, returned
from tests.browser.draft_desk.walking import TO_READERS, Walk
from tests.browser.draft_desk.year import figures_of_the_year


@pytest.fixture
def report(served: None) -> Report:
    """Written, its promises answered, one of its own a task: what is left is what the checker asks a reason for."""
    figures_of_the_year()
    writer = cast.editor()
    report = start_report(2020, by=writer)
    for item in Item.objects.filter(section__part__report=report):
        item.rewrite(heading=item.heading, body=f"{item.body}今年又有新进展。", run_on=item.run_on, by=writer, seen=0)
    for task in Task.objects.of_year(2020):
        answer(task, item=None, outcome="partly", words="正在推进。", by=writer)
    promise = found_in(report)[0]
    add_tasks(report, [(promise.section, promise.proposal.phrase, "任务")], by=writer)
    report.refresh_from_db()
    return report


def explain(walk: Walk) -> None:
    """What may stand, each kind with its reason."""
    walk.page.goto(reverse("admin:reports_check", args=[2020]))
    while (fold := walk.page.locator("summary[data-next]:visible")).count():
        walk.next(fold.first)
        walk.press("Enter")
        reason = walk.page.locator("details.reason[open]")
        expect(reason.locator("textarea")).to_be_focused()
        walk.write("已与填报部门核对，按实际情况写。")
        walk.do(reason.get_by_role("button"))


def circulate(walk: Walk) -> None:
    walk.page.goto(reverse("admin:reports_consultation", args=[2020]))
    walk.next(walk.page.get_by_label("征求对象"))
    walk.write("区财政局\n区审计局")
    walk.next(walk.page.get_by_label("反馈期限"))
    walk.page.get_by_label("反馈期限").fill("2030-12-31")  # in which order day and year are typed is the machine's
    walk.do(walk.page.get_by_role("button", name="记下并生成征求意见稿"))


def files_that_came_back(draft: bytes, item: Item) -> dict[str, bytes]:
    """The circulated Word file, by one commented on, by the other changed with tracking on."""
    commented, out = Document(io.BytesIO(draft)), io.BytesIO()
    paragraph = next(one for one in commented.paragraphs if "今年又有新进展" in one.text)
    commented.add_comment(paragraph.runs, text="请再核一次。", author="李四")
    commented.save(out)
    return {"区财政局": out.getvalue(), "区审计局": returned.written_over(draft, "今年又有新进展", "今年进展明显")}


def read_back(walk: Walk, files: dict[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        file = folder / f"{name}.docx"
        file.write_bytes(content)
        walk.do(walk.page.get_by_role("link", name=f"登记{name}的答复"))
        walk.choose(walk.page.get_by_label("交回的Word文件"), file)
        walk.do(walk.page.get_by_role("button", name="读入批注和修订"))
    while (waiting := walk.page.locator(".said [data-next]")).count():
        walk.do(waiting.first)


def publish(walk: Walk) -> None:
    walk.page.goto(reverse("admin:reports_publishing", args=[2020]))
    walk.do(walk.page.get_by_role("link", name="审阅并批准…"))
    walk.do(walk.page.get_by_role("button", name="批准这份报告"))
    walk.do(walk.page.get_by_role("link", name="发布…"))
    walk.next(walk.page.get_by_role("radio").first)
    walk.press("Space")
    walk.next(walk.page.get_by_label("依据"))
    walk.write("《政府信息公开条例》第二十条")
    walk.do(walk.page.get_by_role("button", name="记下保密审查"))
    walk.do(walk.page.get_by_role("button", name="现在发布"))


def test_from_a_finished_draft_to_its_readers_by_keyboard(
    page: Page,
    report: Report,
    sign_in: Callable[[Any], None],
    tmp_path: Path,
    record_property: Callable[[str, object], None],
):
    walk, writer, client = Walk(page), cast.editor(), Client()
    sign_in(writer)
    client.force_login(writer)
    explain(walk)
    circulate(walk)
    sent = client.get(reverse("admin:reports_circulated_docx", args=[2020, Consultation.objects.get().pk]))
    first = Item.objects.filter(section__part__report=report)[0]
    read_back(walk, files_that_came_back(b"".join(sent), first), tmp_path)
    assert set(PaperRemark.objects.values_list("decision", flat=True)) <= {"accepted", "done"}
    page.goto(reverse("admin:reports_publishing", args=[2020]))
    walk.do(walk.page.get_by_role("button", name="送审"))
    sign_in(cast.publisher())
    publish(walk)
    page.goto("/reports/2020/")
    expect(page.locator("main")).to_contain_text("今年进展明显")
    assert Edition.objects.get(report=report).number == 1
    record_property("keys", walk.pressed)
    record_property("keys by Tab alone", walk.plain)
    assert walk.pressed <= TO_READERS.keys
    assert walk.plain >= TO_READERS.forms
