"""Every line of a person's 待办 that somebody else's step has brought there, in the page's own words.

Reasons, remarks, values and names stay on the page: a line says what waits and where.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from hanyang_report.overview.handovers import HandOver, handovers
from hanyang_report.overview.vacancies import vacancies
from indicators.models import User
from indicators.round import inbox as figures
from indicators.round.progress import Rounds
from reports.importing.inbox import waiting_imports
from reports.publishing.inbox import unpromised, waiting
from reports.tracker import inbox as tasks
from reports.tracker.watching import watch


def turns(person: User) -> list[HandOver]:
    """In the order of the page. What the person goes on with by themselves (tasks in hand) is no new turn."""
    rounds = Rounds()
    inbox, duties = figures.inbox(person, rounds), tasks.inbox(person, watch())
    return [
        *_instructions(inbox, duties),
        *_returned(inbox),
        *handovers(person, rounds),
        *vacancies(person),
        *_reports(person),
        *_reopened(inbox),
        *_owed(inbox),
        *_before_the_person(inbox),
        *_tasks(duties),
    ]


def key(turn: HandOver) -> str:
    """The same as long as the same thing waits, whatever its sentence counts meanwhile."""
    return f"{turn.step} {turn.does} {turn.address}"[:500]


def _instructions(inbox: figures.FigureInbox, duties: tasks.TaskInbox) -> Iterator[HandOver]:
    for of_figure in inbox.instructions:
        about = of_figure.about
        page = reverse("figure_instructions", args=[about.indicator.code, about.year])
        yield HandOver("领导批示", str(about), f"{page}#text-{of_figure.pk}", "去办理")
    for of_task in duties.instructions:
        page = of_task.about.get_absolute_url()
        yield HandOver("领导批示", f"任务：{of_task.about.title}", f"{page}#answer-{of_task.pk}", "去办理")


def _returned(inbox: figures.FigureInbox) -> Iterator[HandOver]:
    for figure in inbox.returned:
        desk = reverse("admin:indicators_desk", args=[figure.year, figure.department.code])
        what = f"{figure.year}年{figure.indicator.name}"
        yield HandOver("退回待改", what, f"{desk}#{figure.indicator.code}", "去修改")


def _reports(person: User) -> Iterator[HandOver]:
    for one in waiting(person):
        page = reverse("admin:reports_publishing", args=[one.report.year])
        yield HandOver("年度报告", str(one.report), page, one.does)
    for imported in waiting_imports(person):
        yield HandOver("补录的报告", str(imported.imported), imported.address, imported.does)
    for plan in unpromised(person):
        yield HandOver("任务分解", plan.what, plan.address, plan.does)


def _reopened(inbox: figures.FigureInbox) -> Iterator[HandOver]:
    for figure in inbox.reopened:
        does = "去审核" if figure.is_submitted else "去签发" if figure.awaits_sign_off else "去填报"
        page = reverse("admin:indicators_reopened", args=[figure.pk])
        yield HandOver("更正数据", f"{figure.year}年{figure.indicator.name}", page, does)


def _owed(inbox: figures.FigureInbox) -> Iterator[HandOver]:
    for move in inbox.joined:
        year, department = move.collection.year, move.department
        desk = reverse("admin:indicators_desk", args=[year, department.code]) if department else reverse("inbox")
        place = f"{desk}#{move.indicator.code}" if move.indicator else desk
        yield HandOver("待填报", f"新列入{year}年填报：{move.indicator}", place, "去填报")
    for row in inbox.owed:
        desk = reverse("admin:indicators_desk", args=[row.collection.year, row.department.code])
        what = f"{row.department.name}：{row.collection.year}年还有{row.to_do}项未提交"
        yield HandOver("待填报", what, desk, "去填报")


def _before_the_person(inbox: figures.FigureInbox) -> Iterator[HandOver]:
    for row in inbox.to_sign:
        desk = reverse("admin:indicators_desk", args=[row.collection.year, row.department.code])
        what = f"{row.department.name}：{row.collection.year}年{row.signing}项等您签发"
        yield HandOver("等您处理", what, desk, "去签发")
    for each in inbox.to_review:
        year = each.collection.year
        what = f"{year}年{each.tally.submitted}项等待审核，来自{len(each.departments)}个部门"
        yield HandOver("等您处理", what, reverse("admin:indicators_review_queue", args=[year]), "去审核")


def _tasks(duties: tasks.TaskInbox) -> Iterator[HandOver]:
    waits = (
        ("任务退回", "去补办", duties.returned),
        ("任务待签收", "去签收", duties.to_sign),
        ("任务待核", "去核查", duties.to_review),
    )
    for step, does, found in waits:
        for duty in found:
            yield HandOver(step, duty.task.title, duty.task.get_absolute_url(), does)
    for year, number in duties.to_assign:
        what = f"{year}年度还有{number}项任务没有确定牵头单位"
        yield HandOver("任务待分派", what, reverse("task_assign_year", args=[year]), "去分派")
