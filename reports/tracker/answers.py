"""The loop: every promise of last year's report answered in this year's, by an item or by an explanation."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from indicators.models import User
from indicators.review import Refused
from reports.models import Answer, Item, Report, Task
from reports.models.answer import Outcome
from reports.permissions import user_can_write
from reports.supervision import Status, Verb


@transaction.atomic
def answer(task: Task, *, item: Item | None, outcome: str, words: str, by: User) -> Answer:
    """Bind a promise to the item that answers it; without an item it is explained under 不足.

    Raises Refused for who may not write the year's report now, and where item, outcome and words don't go together.
    """
    report = _report_of(task, by=by)
    if outcome not in Outcome.values:
        raise Refused(f"请选择“{task.title}”的落实情况。")
    if item is not None and item.report != report:
        raise Refused(f"“{item}”不是{report.year}年度报告的条目。")
    if item is None and outcome == Outcome.KEPT:
        raise Refused(f"“{task.title}”已落实的，须指明报告中回应它的条目。")
    if not words.strip():
        raise Refused(f"请写明“{task.title}”的落实情况。")
    given, _ = Answer.objects.update_or_create(
        task=task, defaults={"item": item, "outcome": outcome, "words": words.strip(), "by": by}
    )
    report.touch(by=by)
    return given


@transaction.atomic
def take_back(task: Task, *, by: User) -> None:
    """Leave a promise unanswered again; the history keeps what was said."""
    report = _report_of(task, by=by)
    Answer.objects.filter(task=task).delete()
    report.touch(by=by)


def _report_of(task: Task, *, by: User) -> Report:
    report = Report.objects.select_for_update().filter(year=task.year).first()
    if report is None:
        raise Refused(f"{task.year}年度报告还没有起草。")
    if not user_can_write(by, report):
        raise Refused(f"您现在不能填写承诺落实情况：报告处于“{report.get_stage_display()}”，或您没有编辑权限。")
    return report


@dataclass(frozen=True)
class Reconciled:
    """A promise with the answer given so far, and what its form shows: the answer, else what its log offers."""

    task: Task
    answer: Answer | None
    item: int | None
    outcome: str
    words: str


def reconciliation(year: int) -> list[Reconciled]:
    """Every promise for a year in the plan's order. Two queries."""
    tasks = Task.objects.of_year(year).select_related("answer__item", "answer__by", "area", "lead_department")
    return [_reconciled(task) for task in tasks.prefetch_related("updates").order_by("order", "code")]


def _reconciled(task: Task) -> Reconciled:
    given: Answer | None = getattr(task, "answer", None)
    if given:
        return Reconciled(task, given, given.item_id, given.outcome, given.words)
    said = next((entry.text for entry in task.updates.all() if entry.verb in TELLING), "")
    return Reconciled(task, None, None, OFFERED.get(Status(task.status), ""), said)


TELLING = (Verb.COMPLETE, Verb.UPDATE, Verb.SUSPEND, Verb.CANCEL)
OFFERED: dict[Status, Outcome] = {
    Status.CLOSED: Outcome.KEPT,
    Status.DONE: Outcome.PARTLY,
    Status.IN_PROGRESS: Outcome.PARTLY,
    Status.CANCELLED: Outcome.NOT,
    Status.SUSPENDED: Outcome.NOT,
}
"""What a task's log and status suggest; a person decides."""
