"""What a person did last, on whichever floor: in figures, rounds, reports, tasks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from indicators.models import Collection, FigureMove, FigureVerb, RoundMove, User
from indicators.models.round_steps import RoundVerb
from indicators.numbers import formatting
from indicators.office.kept.held import held
from reports.models import ReportMove, TaskUpdate
from reports.models.report_steps import ReportVerb
from reports.models.task_steps import TaskVerb

MOST = 10
MEASURE = ("unit", "kind", "decimals")


@dataclass(frozen=True, slots=True)
class OwnStep:
    """`did` is the verb, `what` the figure, round, report or task; `value` is what a figure was at that moment: `1,235件`."""

    at: datetime
    did: str
    what: str
    value: str = ""


def own_steps(person: User) -> list[OwnStep]:
    """Newest first, at most ten. Four queries, one a log."""
    return list(_of(person.pk))


@held
def _of(person: int) -> tuple[OwnStep, ...]:
    steps = [*_figures(person), *_rounds(person), *_reports(person), *_tasks(person)]
    return tuple(sorted(steps, key=lambda step: step.at, reverse=True)[:MOST])


def _figures(person: int) -> Iterator[OwnStep]:
    said = FigureMove.objects.filter(by=person).values_list(
        "at", "verb", "value", "qualifier", *(f"figure__{name}" for name in ("year", "indicator__name", *MEASURE))
    )
    for at, verb, value, qualifier, year, name, unit, kind, decimals in said[:MOST]:
        was = "" if value is None else formatting.measure(value, unit, kind, decimals, qualifier, thousands=True)
        yield OwnStep(at, FigureVerb(verb).label, f"{year}年{name}", was)


def _rounds(person: int) -> Iterator[OwnStep]:
    moves = RoundMove.objects.filter(by=person).values_list("at", "verb", "indicator__name", "collection__year")
    for at, verb, indicator, year in moves[:MOST]:
        yield OwnStep(at, RoundVerb(verb).label, indicator or str(Collection(year=year)))


def _reports(person: int) -> Iterator[OwnStep]:
    for at, verb, year in ReportMove.objects.filter(by=person).values_list("at", "verb", "report__year")[:MOST]:
        yield OwnStep(at, ReportVerb(verb).label, f"{year}年度报告")


def _tasks(person: int) -> Iterator[OwnStep]:
    updates = TaskUpdate.objects.filter(by=person).order_by("-at", "-pk").values_list("at", "verb", "task__title")
    for at, verb, title in updates[:MOST]:
        yield OwnStep(at, TaskVerb(verb).label, title)
