"""What a person did last, on whichever floor: in figures, rounds, reports, tasks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from indicators.models import FigureMove, RoundMove, User
from indicators.numbers import Measured
from reports.models import ReportMove, TaskUpdate

MOST = 10


@dataclass(frozen=True, slots=True)
class OwnStep:
    """`did` is the verb, `what` the figure, round, report or task; `value` is what a figure was at that moment: `1,235件`."""

    at: datetime
    did: str
    what: str
    value: str = ""


def own_steps(person: User) -> list[OwnStep]:
    """Newest first, at most ten. Four queries, one a log."""
    steps = [*_figures(person), *_rounds(person), *_reports(person), *_tasks(person)]
    return sorted(steps, key=lambda step: step.at, reverse=True)[:MOST]


def _figures(person: User) -> Iterator[OwnStep]:
    for move in FigureMove.objects.filter(by=person).with_context()[:MOST]:
        entered = Measured(move.value, move.qualifier)
        value = "" if move.value is None else move.figure.cell_of(entered)
        yield OwnStep(move.at, move.get_verb_display(), move.figure.indicator.name, value)


def _rounds(person: User) -> Iterator[OwnStep]:
    for move in RoundMove.objects.filter(by=person).with_context()[:MOST]:
        yield OwnStep(move.at, move.get_verb_display(), str(move.indicator or move.collection))


def _reports(person: User) -> Iterator[OwnStep]:
    for move in ReportMove.objects.filter(by=person).select_related("report")[:MOST]:
        yield OwnStep(move.at, move.get_verb_display(), f"{move.report.year}年度报告")


def _tasks(person: User) -> Iterator[OwnStep]:
    for update in TaskUpdate.objects.filter(by=person).select_related("task").order_by("-at", "-pk")[:MOST]:
        yield OwnStep(update.at, update.get_verb_display(), update.task.title)
