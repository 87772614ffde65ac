"""What the task of a promise says of itself before a person answers it: its words, what measures it, what its log tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Self

from django.db.models import QuerySet

from indicators.office.kept.composed import composed
from reports.models import Task, TaskTarget, TaskUpdate
from reports.models.task_steps import TaskVerb
from reports.models.task_update import TaskEvidence

TOLD = (TaskVerb.UPDATE, TaskVerb.CITE, TaskVerb.COMPLETE, TaskVerb.CLOSE, TaskVerb.SUSPEND, TaskVerb.CANCEL)
"""Entries of a log that say what was done, or why it was not."""


class ToldFile(NamedTuple):
    pk: int
    name: str


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """What the task's log says was done, and the files it shows for it."""

    pk: int
    at: datetime
    verb: str
    by: str
    text: str
    files: tuple[ToldFile, ...]

    @classmethod
    def of(cls, entry: TaskUpdate, files: Iterable[ToldFile]) -> Self:
        return cls(entry.pk, entry.at, entry.get_verb_display(), str(entry.by), entry.text, tuple(files))


@dataclass(frozen=True, slots=True)
class LinkedIndicator:
    """An indicator of a task, and what is to be reached; None where nothing is aimed at."""

    code: str
    name: str
    target: TaskTarget | None


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    """The indicators in the catalogue's order, the log from its newest entry back."""

    words: str
    linked: tuple[LinkedIndicator, ...]
    entries: tuple[ToldEntry, ...]


def facts_of(year: int) -> dict[int, PromiseFacts]:
    """Of each promise made for a year, by its task's key. Five queries."""
    targets = {(target.task_id, target.indicator_id): target for target in _targets(year)}
    linked: dict[int, list[LinkedIndicator]] = defaultdict(list)
    for task, indicator, code, name in _linked(year):
        linked[task].append(LinkedIndicator(code, name, targets.get((task, indicator))))
    files: dict[int, list[ToldFile]] = defaultdict(list)
    for entry, pk, name in _files(year):
        files[entry].append(ToldFile(pk, name))
    told: dict[int, list[ToldEntry]] = defaultdict(list)
    for update in _entries(year):
        if update.text.strip():
            told[update.task_id].append(ToldEntry.of(update, files[update.pk]))
    return {
        pk: PromiseFacts(f"{title}，{phrase}", tuple(linked[pk]), tuple(told[pk]))
        for pk, title, phrase in _promises(year)
    }


def _plan(year: int) -> QuerySet[Task]:
    return Task.objects.of_plan().of_year(year).order_by()


@composed
def _promises(year: int) -> QuerySet[Any, tuple[int, str, str]]:
    return _plan(year).values_list("pk", "title", "source_phrase")


@composed
def _targets(year: int) -> QuerySet[TaskTarget]:
    return TaskTarget.objects.filter(task__in=_plan(year)).select_related("indicator").order_by()


@composed
def _linked(year: int) -> QuerySet[Any, tuple[int, int, str, str]]:
    links = Task.indicators.through._default_manager.filter(task__in=_plan(year))
    in_order = links.order_by("indicator__order", "indicator__code")
    return in_order.values_list("task_id", "indicator_id", "indicator__code", "indicator__name")


@composed
def _entries(year: int) -> QuerySet[TaskUpdate]:
    return TaskUpdate.objects.verbs(*TOLD).filter(task__in=_plan(year)).select_related("by").order_by("-at", "-pk")


@composed
def _files(year: int) -> QuerySet[Any, tuple[int, int, str]]:
    shown = TaskEvidence.objects.filter(entry__task__in=_plan(year))
    return shown.order_by("pk").values_list("entry_id", "pk", "name")
