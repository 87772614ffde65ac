"""The loop: every promise of last year's report answered in this year's, by an item or by an explanation."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from indicators.models import User
from indicators.office.kept.composed import composed
from indicators.office.steps import Refused, held
from reports.models import Answer, AnswerDraft, Item, Report, Task, TaskUpdate
from reports.models.answer import PromiseOutcome
from reports.models.permissions import user_can_write
from reports.models.task_steps import TaskStatus, TaskVerb, contradicts


@transaction.atomic
def answer(task: Task, *, item: Item | None, outcome: str, words: str, by: User) -> Answer:
    """Bind a promise to the item that answers it; without an item it is explained under 不足.

    Raises Refused for who may not write the year's report now, and where item, outcome and words don't go together.
    """
    report = _held_report(task, by=by)
    given = _keep(task, report, item=item, outcome=outcome, words=words, by=by)
    report.touch(by=by)
    return given


@transaction.atomic
def take_back(task: Task, *, by: User) -> None:
    """Leave a promise unanswered again; the history keeps what was said."""
    report = _held_report(task, by=by)
    _forget(task)
    report.touch(by=by)


def _keep(task: Task, report: Report, *, item: Item | None, outcome: str, words: str, by: User) -> Answer:
    if outcome not in PromiseOutcome.values:
        raise Refused(f"请选择“{task.title}”的落实情况。")
    if item is not None and item.report != report:
        raise Refused(f"“{item}”不是{report.year}年度报告的条目。")
    if item is None and outcome == PromiseOutcome.KEPT:
        raise Refused(f"“{task.title}”已落实的，须指明报告中回应它的条目。")
    if not words.strip():
        raise Refused(f"请写明“{task.title}”的落实情况。")
    said = {"item": item, "outcome": outcome, "words": words.strip(), "by": by}
    given, _ = Answer.objects.update_or_create(task=task, defaults=said)
    AnswerDraft.objects.filter(task=task).delete()
    return given


def _forget(task: Task) -> None:
    Answer.objects.filter(task=task).delete()
    AnswerDraft.objects.filter(task=task).delete()


def _held_report(promised: Task, *, by: User) -> Report:
    """The report that has to answer for the promise, locked for a writer who may."""
    report = held(Report.objects.filter(year=promised.year)).first()
    if report is None:
        raise Refused(f"{promised.year}年度报告还没有起草。")
    return _for_writer(report, by=by)


def _for_writer(report: Report, *, by: User) -> Report:
    if not user_can_write(by, report):
        raise Refused(f"您现在不能填写承诺落实情况：报告处于“{report.get_stage_display()}”，或您没有编辑权限。")
    return report


# ── what stands ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says. `item` is a key."""

    item: int | None = None
    outcome: str = ""
    words: str = ""

    @property
    def mark(self) -> str:
        """The same for the same words, whoever wrote them; "" for nothing at all."""
        text = f"{self.item or ''}\n{self.outcome}\n{self.words}"
        return hashlib.sha256(text.encode()).hexdigest()[:16] if text.strip() else ""


@dataclass(frozen=True)
class Reconciled:
    """A promise with the answer given so far, and what its row shows: what was begun, else the answer, else what the
    task's log offers. `offered` is the outcome its status suggests; choosing one is left to a person."""

    task: Task
    answer: Answer | None
    draft: AnswerDraft | None
    shown: Said
    offered: str

    @property
    def contradicts(self) -> bool:
        """The answer says otherwise than the task."""
        return self.answer is not None and contradicts(self.answer.outcome, self.task.status)

    @property
    def written_by(self) -> User | None:
        last = self.draft or self.answer
        return last.by if last else None

    @property
    def written_at(self) -> datetime | None:
        last = self.draft or self.answer
        return last.at if last else None


def reconciliation(report: Report) -> list[Reconciled]:
    """Every promise that the report has to answer, in the plan's order, with what its log told last. One query."""
    return [_reconciled(task, task.told or "") for task in _promises(report.year)]  # type: ignore[attr-defined]


@composed
def _promises(year: int) -> QuerySet[Task]:
    telling = TaskUpdate.objects.verbs(*TELLING).filter(task=OuterRef("pk"))
    tasks = Task.objects.of_plan().of_year(year).order_by("order", "code")
    told = tasks.annotate(told=Subquery(telling.values("text")[:1]))
    return told.select_related("answer__item", "answer__by", "answer_draft__by", "area", "lead_department")


def _reconciled(task: Task, told: str) -> Reconciled:
    given: Answer | None = getattr(task, "answer", None)
    begun: AnswerDraft | None = getattr(task, "answer_draft", None)
    offered = str(OFFERED.get(TaskStatus(task.status), ""))
    if last := begun or given:
        return Reconciled(task, given, begun, Said(last.item_id, last.outcome, last.words), offered)
    return Reconciled(task, None, None, Said(words=told.strip()), offered)


def contradicting_draft(task: Task) -> Answer | None:
    """The answer in the year's draft that says otherwise than the task: for staff, before it is public."""
    given = Answer.objects.filter(task=task).select_related("by").first()
    return given if given and contradicts(given.outcome, task.status) else None


TELLING = (TaskVerb.COMPLETE, TaskVerb.UPDATE, TaskVerb.SUSPEND, TaskVerb.CANCEL)
OFFERED: dict[TaskStatus, PromiseOutcome] = {
    TaskStatus.CLOSED: PromiseOutcome.KEPT,
    TaskStatus.DONE: PromiseOutcome.PARTLY,
    TaskStatus.IN_PROGRESS: PromiseOutcome.PARTLY,
    TaskStatus.CANCELLED: PromiseOutcome.NOT,
    TaskStatus.SUSPENDED: PromiseOutcome.NOT,
}
"""What a task's log and status suggest; a person decides."""


# ── many at once ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Posted:
    """One row as it was sent: `was` is the mark of what the writer had before them; `is_whole` when it makes an
    answer as it is."""

    task: int
    said: Said
    was: str
    is_whole: bool
    takes_back: bool = False


class Fate(StrEnum):
    """What became of a row that was sent."""

    UNTOUCHED = "untouched"
    KEPT = "kept"
    BEGUN = "begun"
    TAKEN_BACK = "taken_back"
    STALE = "stale"


@transaction.atomic
def answer_all(report: Report, rows: Iterable[Posted], *, by: User) -> dict[Fate, list[int]]:
    """Keep every row that somebody changed: as an answer where it is whole, else as a draft of one. The tasks' keys by
    what became of their row.

    A row that somebody else has written since is left as it is and told. Raises Refused, and keeps nothing, for who
    may not write the report now.
    """
    report = _for_writer(held(Report.objects.filter(pk=report.pk)).get(), by=by)
    standing = {row.task.pk: row for row in reconciliation(report)}
    items = Item.objects.filter(section__part__report=report).select_related("section__part__report").in_bulk()
    fates: dict[Fate, list[int]] = defaultdict(list)
    for posted in rows:
        if row := standing.get(posted.task):
            fate = _fate(row, posted)
            _carry_out(fate, row, posted.said, report, items, by)
            fates[fate].append(posted.task)
    if fates[Fate.KEPT] or fates[Fate.TAKEN_BACK]:
        report.touch(by=by)
    return fates


def _fate(row: Reconciled, posted: Posted) -> Fate:
    now, then, said = row.shown.mark, posted.was, posted.said.mark
    if posted.takes_back:
        return Fate.TAKEN_BACK if now == then else Fate.STALE
    if said in (then, now):
        return Fate.UNTOUCHED
    if now != then:
        return Fate.STALE
    return Fate.KEPT if posted.is_whole else Fate.BEGUN


def _carry_out(fate: Fate, row: Reconciled, said: Said, report: Report, items: dict[int, Item], by: User) -> None:
    item = items.get(said.item) if said.item else None
    match fate:
        case Fate.KEPT:
            _keep(row.task, report, item=item, outcome=said.outcome, words=said.words, by=by)
        case Fate.BEGUN:
            begun = {"item": item, "outcome": said.outcome, "words": said.words, "by": by}
            AnswerDraft.objects.update_or_create(task=row.task, defaults=begun)
        case Fate.TAKEN_BACK:
            _forget(row.task)
