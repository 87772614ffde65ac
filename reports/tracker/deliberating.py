"""After the people's congress: its opinions become tasks, each with the paper it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from indicators.models import Department, User
from indicators.office.steps import Refused
from reports.models import Deliberation, Report, Task
from reports.models.permissions import user_can_take_up_opinions
from reports.models.task_steps import TaskVerb

MOST = 60
"""Opinions of one paper."""
LONGEST = 1000
"""Characters of one opinion."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """One line of the paper, word for word, and the task it becomes; no lead and no date are 待定."""

    words: str
    title: str
    lead: Department | None = None
    due_on: date | None = None


@transaction.atomic
def take_up(report: Report, opinions: Sequence[Opinion], *, organ: str, number: str, on: date, by: User) -> list[Task]:
    """The paper and a task for each opinion, of the year after the report's, behind what its plan promised.

    Raises Refused for who may not, before the report is published, for a paper that is there already and for dates that
    cannot be.
    """
    report.hold()
    _refuse_nonsense(report, opinions, organ, number, on, by)
    paper = Deliberation.objects.create(report=report, organ=organ, number=number, on=on, recorded_by=by)
    area = Deliberation.objects.filter(report=report).count()
    return [_task(paper, f"Y{area}-{place}", opinion, by=by) for place, opinion in enumerate(opinions, 1)]


def _refuse_nonsense(report: Report, opinions: Sequence[Opinion], organ: str, number: str, on: date, by: User) -> None:
    if not user_can_take_up_opinions(by):
        raise Refused("只有编辑和发布人可以登记审议意见。")
    if not report.editions.exists():
        raise Refused(f"《{report}》还没有发布，没有可供跟踪的任务。")
    if not opinions:
        raise Refused("没有勾选任何意见。")
    if on > timezone.localdate():
        raise Refused("审议意见的日期不能晚于今天。")
    if Deliberation.objects.filter(organ=organ, number=number).exists():
        raise Refused(f"{organ}的{number}已经登记过，没有重复登记。")
    for opinion in opinions:
        if opinion.due_on and opinion.due_on < on:
            raise Refused(f"“{opinion.title}”的完成时限早于审议意见的日期（{date_format(on)}）。")


def _task(paper: Deliberation, code: str, opinion: Opinion, *, by: User) -> Task:
    year = paper.report.year + 1
    task = Task.objects.create(
        report=paper.report,
        deliberation=paper,
        year=year,
        code=code,
        title=opinion.title,
        source_phrase=opinion.words,
        lead_department=opinion.lead,
        due_on=opinion.due_on,
        assigned_at=timezone.now() if opinion.lead else None,
        order=Task.objects.of_year(year).count() + 1,
    )
    if opinion.lead:
        due = date_format(opinion.due_on) if opinion.due_on else "待定"
        task.move(TaskVerb.ASSIGN, by=by, allowed=True, text=f"牵头：{opinion.lead}；完成时限：{due}。依据：{paper}。")
    return task
