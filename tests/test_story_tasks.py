"""Twenty-one promises through the real pages: assigned, worked at, closed, late, dropped; answered and published.

The report of 2019 made them for 2020; the report of 2020 can't be published before each is answered.
"""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from indicators.models import Figure, User
from indicators.numbers.comparison import Measured
from reports.checks.acknowledging import verdict
from reports.models import Answer, Edition, Item, Report, Task, TaskUpdate
from reports.models.lights import Light
from reports.models.task_steps import TaskStatus, TaskVerb
from reports.tracker.promises import published_promises
from reports.tracker.watching import watch
from tests import cast
from tests.posted import fields
from tests.pressed import signed_in, text
from tests.uploads import upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

KEPT, LATE, DROPPED, RETURNED = "T3-2", "T4-1", "T5-6", "T5-5"
FIGURE = "major_decision_item_count"


def task(code: str) -> Task:
    return Task.objects.get(year=2020, code=code)


def page(code: str) -> str:
    return reverse("task", args=[f"2020-{code}"])


def do(person: User, code: str, verb: str, **typed: object) -> str:
    """Fill in a form of the task's page and press its button; it must be there."""
    client, address = signed_in(person), reverse("task_act", args=[f"2020-{code}", verb])
    return text(client.post(address, form_of(text(client.get(page(code))), address) | typed, follow=True))


def form_of(html: str, address: str) -> dict[str, object]:
    """What the one form that posts to an address holds."""
    _, found, rest = html.partition(f'<form class="work__form" method="post" action="{address}"')
    _, found, rest = (_, found, rest) if found else html.partition(f'<form method="post" action="{address}"')
    assert found, f"no form for {address}"
    return dict(fields(f'<form method="post"{rest.partition("</form>")[0]}'))


def lights() -> dict[str, Light | None]:
    return {one.task.code: one.light for one in published_promises(watch())}


def confirm_all_suggestions(reviewer: User) -> None:
    client, address = signed_in(reviewer), reverse("task_assign_year", args=[2020])
    assert "21" in text(client.get(reverse("inbox")))
    posted = fields(text(client.get(address)))
    ticks = {f"{code}-chosen": "on" for code in Task.objects.values_list("code", flat=True)}
    due = {name: "2020-12-31" for name in posted if name.endswith("-due_on")} | {f"{LATE}-due_on": "2020-06-30"}
    assert "已分派21项任务" in text(client.post(address, posted | ticks | due, follow=True))


def plan_one(reviewer: User, officer: User) -> None:
    """One task in every detail: start, owner, milestones, the target of its indicator."""
    client, address = signed_in(reviewer), reverse("task_assign", args=[f"2020-{KEPT}"])
    form = text(client.get(address))
    posted = fields(form) | {
        "starts_on": "2020-02-01",
        "due_on": "2020-11-30",
        "owner": officer.pk,
        "steps-0-title": "公布决策目录",
        "steps-0-due_on": "2020-03-31",
        "steps-1-title": "目录事项全部审议",
        "steps-1-due_on": "2020-10-31",
        f"value-{task(KEPT).indicators.get().pk}": "2",
    }
    text(client.post(address, posted, follow=True))
    chosen = task(KEPT)
    assert [step.title for step in chosen.milestones.all()] == ["公布决策目录", "目录事项全部审议"]
    assert (chosen.owner, chosen.due_on) == (officer, date(2020, 11, 30))


def figures_of_2020() -> None:
    """The round of the year, entered and approved by two people; the published one as published."""
    writer, checker = cast.reviewer(), cast.reviewer()
    for figure in Figure.objects.of_year(2020).select_related("indicator"):
        last = figure.published_value or figure.indicator.figures.get(year=2019).published_value
        figure.enter(Measured(last), note="", source="2020年台账", by=writer, seen=figure.version)
        figure.submit(by=writer, seen=figure.version)
        figure.approve(by=checker, seen=figure.version)


def answer_page(editor: User, code: str, item: Item | None, outcome: str, words: str) -> str:
    client, address, key = signed_in(editor), reverse("admin:reports_answers", args=[2020]), f"p{task(code).pk}"
    typed = {f"{key}-item": item.pk if item else "", f"{key}-outcome": outcome, f"{key}-words": words}
    return text(client.post(address, fields(text(client.get(address))) | typed, follow=True))


def ledger(client: Client) -> dict[str, tuple]:
    response = client.get(reverse("task_ledger"))
    rows = list(load_workbook(BytesIO(response.content)).worksheets[0].iter_rows(values_only=True))
    assert rows[0] == ("序号", "目标与任务", "牵头责任单位", "配合单位", "完成时限", "完成情况", "督查情况")
    return {row[1].rpartition("（2020-")[2].rstrip("）"): row for row in rows[1:]}


def test_promises_from_assignment_to_the_published_answer() -> None:
    reviewer, other = cast.reviewer(name="李督查"), cast.reviewer(name="冯督查")
    office, justice, audit = (cast.department(code) for code in ("government_office", "justice_bureau", "audit_bureau"))
    officers = {"office": cast.officer(office, name="孙主办"), "justice": cast.officer(justice, name="赵主办")}
    officers["audit"] = cast.officer(audit, name="钱主办")
    leader, editor, publisher = cast.leader(), cast.editor(), cast.publisher()

    with time_machine.travel("2020-01-10 09:00:00+08:00"):
        assert set(lights().values()) == {Light.UNDECIDED}
        assert "待定" in text(Client().get(page(KEPT)))
        confirm_all_suggestions(reviewer)
        plan_one(reviewer, officers["office"])
        assert set(lights().values()) == {Light.SMOOTH}

    with time_machine.travel("2020-01-12 09:00:00+08:00"):
        assert "任务待签收" in text(signed_in(officers["office"]).get(reverse("inbox")))
        do(officers["office"], KEPT, "sign")
        do(officers["justice"], LATE, "sign")
        do(officers["audit"], RETURNED, "sign")
        assert task(KEPT).status == TaskStatus.ACKNOWLEDGED

    with time_machine.travel("2020-03-20 09:00:00+08:00"):
        said = do(officers["office"], KEPT, "update", text="目录已经公布。", files=[upload("目录.pdf")])
        assert "目录.pdf" in said
        do(officers["office"], KEPT, "reach", milestone=task(KEPT).milestones.all()[0].pk)
        do(officers["justice"], KEPT, "update", text="已配合审核目录。")
        evidence = reverse("task_evidence", args=[TaskUpdate.objects.get(text="目录已经公布。").evidence.get().pk])
        assert signed_in(officers["audit"]).get(evidence).status_code == 200
        assert Client().get(evidence).status_code == 302
        assert signed_in(cast.stranger()).get(evidence).status_code == 403

    with time_machine.travel("2020-06-30 12:00:00+08:00"):
        assert lights()[LATE] == Light.LAGGING  # nothing was said of it since January
    with time_machine.travel("2020-07-01 00:10:00+08:00"):
        assert lights()[LATE] == Light.OVERDUE
        assert lights()[KEPT] == Light.LAGGING  # a quarter without a word
        assert "逾期" in text(signed_in(reviewer).get(reverse("task_list")))
        assert "逾期" not in text(Client().get(reverse("task_list")))
        instruct = reverse("task_instruct", args=[f"2020-{LATE}"])
        text(signed_in(leader).post(instruct, {"text": "培训要补上，七月底前报我。"}, follow=True))
        assert "七月底前报我" in text(signed_in(officers["justice"]).get(reverse("inbox")))

    with time_machine.travel("2020-08-01 09:00:00+08:00"):
        do(reviewer, DROPPED, "cancel", text="上级已另行统一部署。")
        assert task(DROPPED).status == TaskStatus.CANCELLED
        changed = text(Client().get(reverse("task_list"), {"since": "2020-06-01"}))
        assert "未启动 → <strong>已取消" in changed
        assert "上级已另行统一部署" not in changed

    with time_machine.travel("2020-10-20 09:00:00+08:00"):
        do(officers["audit"], RETURNED, "complete", text="审计监督已经强化。")
        do(other, RETURNED, "return", text="请附审计项目清单。")
        assert "请附审计项目清单。" in text(signed_in(officers["audit"]).get(reverse("inbox")))
        do(officers["audit"], RETURNED, "complete", text="清单见附件。", files=[upload("清单.pdf")])
        do(officers["office"], KEPT, "reach", milestone=task(KEPT).milestones.all()[1].pk)
        do(officers["office"], KEPT, "complete", text="目录事项全部审议。")
        do(other, RETURNED, "close", text="材料齐全。")
        do(reviewer, KEPT, "close")
        assert {task(code).status for code in (KEPT, RETURNED)} == {TaskStatus.CLOSED}
        steps = list(TaskUpdate.objects.filter(task=task(RETURNED)).order_by("pk").values_list("verb", flat=True))
        assert steps == [
            TaskVerb.ASSIGN,
            TaskVerb.SIGN,
            TaskVerb.COMPLETE,
            TaskVerb.RETURN,
            TaskVerb.COMPLETE,
            TaskVerb.CLOSE,
        ]
        bulletin = text(signed_in(reviewer).get(reverse("task_bulletin", args=[2020, 4])))
        assert "已销号2项／应办20项（共21项，减已取消1项）" in bulletin

    with time_machine.travel("2020-12-01 09:00:00+08:00"):
        cast.opened_round(2020)

    with time_machine.travel("2021-01-20 09:00:00+08:00"):
        figures_of_2020()
        rows = ledger(signed_in(reviewer))
        assert len(rows) == 21
        assert rows[KEPT][2:5] == ("区政府办公室", "区司法局", "2020年11月30日")
        assert rows[KEPT][5] == "已销号；节点2/2；2020年10月20日 目录事项全部审议。"
        assert "销号" in rows[RETURNED][6]
        assert "退回：2020年10月20日 请附审计项目清单。" in rows[RETURNED][6]
        assert rows[LATE][6].startswith("逾期")
        assert rows[DROPPED][5] == "已取消"
        public = ledger(Client())
        assert public[RETURNED][5:] == ("已销号", None)

        text(signed_in(editor).post(reverse("admin:reports_start"), follow=True))
        report = Report.objects.get(year=2020)
        assert "还有21项没有回应" in text(signed_in(editor).get(reverse("admin:reports_answers", args=[2020])))
        refused_until_answered(report, editor, publisher)
        items = list(Item.objects.filter(section__part__report=report))
        answer_page(editor, KEPT, items[4], "kept", "目录已公布并全部审议。")
        answer_page(editor, RETURNED, items[-1], "kept", "审计监督得到强化。")
        assert "须指明报告中回应它的条目" in answer_page(editor, "T1-1", None, "kept", "已落实。")
        answer_page(editor, DROPPED, None, "not", "上级另行统一部署，转入下年。")
        answer_page(editor, LATE, None, "partly", "受疫情影响，培训场次不足。")
        for one in Task.objects.of_year(2020).filter(answer=None):
            answer_page(editor, one.code, items[0], "partly", "正在推进。")
        assert Answer.objects.count() == 21
        edition = published(Report.objects.get(pk=report.pk), editor, publisher)
        readers_see(edition, items[4])


def press(person: User, page: str, **typed: object) -> str:
    """Open a page of the report's way to its readers, press its button, and see where that leads."""
    client, address = signed_in(person), reverse(f"admin:reports_{page}", args=[2020])
    posted = fields(text(client.get(address))) if page != "submit" else {}
    return text(client.post(address, posted | typed, follow=True))


def refused_until_answered(report: Report, editor: User, publisher: User) -> None:
    unanswered = [line.finding for line in verdict(report).errors]
    assert {finding.code for finding in unanswered} == {"promise-unanswered"}
    assert len(unanswered) == 21
    assert unanswered[0].fix == f"{reverse('admin:reports_answers', args=[2020])}#2020-T1-1"
    check = text(signed_in(editor).get(reverse("admin:reports_check", args=[2020])))
    assert f'href="{unanswered[0].fix}"' in check
    press(editor, "submit")
    press(publisher, "approve")
    client, address = signed_in(publisher), reverse("admin:reports_publish", args=[2020])
    page = text(client.get(address))
    assert re.search("上年承诺“.+”还没有回应", page)
    assert "现在发布" not in page
    assert re.search("上年承诺“.+”还没有回应", text(client.post(address, follow=True)))
    assert not Edition.objects.of_year(2020).exists()
    press(publisher, "send_back", reason="先回应上年承诺。")


def published(report: Report, editor: User, publisher: User) -> Edition:
    reasons = reverse("admin:reports_check_reason", args=[2020])
    for line in verdict(report).open_warnings:
        signed_in(editor).post(reasons, {"finding": line.finding.fingerprint, "reason": "已核对。"})
    assert "已送审" in press(editor, "submit")
    assert "已批准" in press(publisher, "approve")
    press(publisher, "secrecy", openness="open", basis="《政府信息公开条例》第二十条")
    assert "已发布第1版" in press(publisher, "publish")
    return Edition.objects.of_year(2020).get()


def readers_see(edition: Edition, item: Item) -> None:
    document = edition.document
    assert len(document.answers) == 21
    page = text(Client().get(reverse("report", args=[2020])))
    assert "上年承诺落实情况" in page
    [(answer, block)] = [pair for pair in document.answered() if pair[0].address == f"2020-{KEPT}"]
    assert (answer.outcome, block.title) == ("kept", str(item).rstrip("。"))
    assert f'href="#{block.anchor}">{block.title}' in page
    promises = text(Client().get(reverse("promises")))
    assert "已落实2项／承诺21项" in promises
    assert "未落实1项" in promises
    Answer.objects.filter(task__code=KEPT).update(words="改过的话。")
    assert "改过的话" not in text(Client().get(reverse("report", args=[2020])))
