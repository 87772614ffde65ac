"""The year a leader looks at, read from the database in a fixed number of questions however many years there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby

from django.db.models import Count, Exists, Max, Min, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

from hanyang_report.overview.indicator_year import Counted, IndicatorYear
from indicators.catalogue.comparability import comparable
from indicators.catalogue.viewed import coverage_of
from indicators.models import (
    Collection,
    Department,
    DerivedIndicator,
    Explanation,
    Figure,
    FigureInstruction,
    FigureQuerySet,
    Indicator,
    Theme,
    User,
)
from indicators.models.figure_steps import FigureStatus
from indicators.numbers.coverage import Coverage
from indicators.numbers.succession import joined, taken_over
from indicators.round.progress import Progress
from reports.models import Edition, KeyFigure, Milestone, Task
from reports.models.lights import Light, MilestoneStep, RollUp
from reports.models.task import TaskQuerySet
from reports.models.task_steps import TaskStatus
from reports.tracker.watching import watch_on


@dataclass(frozen=True)
class YearPromise:
    """A task of the plan in force with its light today; None once it is settled."""

    task: Task
    light: Light | None

    @property
    def is_late(self) -> bool:
        return self.light == Light.OVERDUE

    @property
    def status(self) -> TaskStatus:
        return TaskStatus(self.task.status)


@dataclass(frozen=True)
class ThemeYear:
    theme: Theme
    standings: tuple[IndicatorYear, ...]

    @property
    def key(self) -> list[IndicatorYear]:
        """What the report puts forward; the theme's first few where it puts none forward."""
        return [one for one in self.standings if one.key_order is not None] or list(self.standings[:2])

    @property
    def rest(self) -> list[IndicatorYear]:
        key = self.key
        return [one for one in self.standings if one not in key]


@dataclass(frozen=True)
class OverviewYear:
    """Everything about one year that a leader's pages show. Read by `overview_of`."""

    year: int
    coverage: Coverage
    collection: Collection | None
    is_published: bool
    standings: tuple[IndicatorYear, ...]
    promises: tuple[YearPromise, ...]
    today: date
    remark: str = ""

    @cached_property
    def themes(self) -> list[ThemeYear]:
        """In the themes' order; themes without a figure or a claim to one are left out."""
        ordered = sorted(self.standings, key=lambda one: (one.theme.order, one.theme.code))
        grouped = groupby(ordered, key=lambda one: one.theme)
        return [ThemeYear(theme, tuple(standings)) for theme, standings in grouped]

    @property
    def key_figures(self) -> list[IndicatorYear]:
        """In the order the report puts them forward."""
        key = [one for one in self.standings if one.key_order is not None]
        return sorted(key, key=lambda one: one.key_order or 0)

    @cached_property
    def entered(self) -> tuple[IndicatorYear, ...]:
        return tuple(one for one in self.standings if not one.is_derived)

    @property
    def comparable(self) -> list[IndicatorYear]:
        """By the rule that every page counts by."""
        return comparable(self.standings)

    @cached_property
    def has_before(self) -> bool:
        """Whether there is a year before to speak of."""
        return any(one.change.before.value is not None for one in self.standings)

    @property
    def number_known(self) -> int:
        return sum(one.figure is not None for one in self.entered)

    @property
    def has_drafts(self) -> bool:
        return any(one.figure and one.figure.is_draft for one in self.standings)

    @property
    def other_years(self) -> list[int]:
        return [year for year in self.coverage.years if year != self.year]

    # ── the round ──

    @cached_property
    def departments(self) -> list[Progress]:
        """Who owes what in the year's round, in the departments' order; empty where there is no round."""
        if self.collection is None:
            return []
        rows = [one.row for one in self.standings if one.row]
        rows.sort(key=lambda row: (row.department.order, row.department.code))
        grouped = groupby(rows, key=lambda row: row.department)
        extended = self.collection.extended()
        return [_progress(self.collection, department, list(rows), extended) for department, rows in grouped]

    def of_department(self, code: str) -> tuple[Progress | None, list[IndicatorYear]]:
        """How far one department is, and all it was asked for, what it still owes first."""
        owed = [one for one in self.standings if one.row and one.department.code == code]
        owed.sort(key=lambda one: one.is_handed_in)
        return next((row for row in self.departments if row.department.code == code), None), owed

    @property
    def owed(self) -> int:
        return sum(row.owed for row in self.departments)

    @property
    def handed_in(self) -> int:
        return sum(row.handed_in for row in self.departments)

    @property
    def approved(self) -> int:
        return sum(row.approved for row in self.departments)

    # ── the promises ──

    @cached_property
    def areas(self) -> list[RollUp]:
        """The plan's areas, counted."""
        grouped = groupby(self.promises, key=lambda one: one.task.area_title)
        return [RollUp.of(area, [(p.status, p.light) for p in promises]) for area, promises in grouped]

    @property
    def promise_year(self) -> int | None:
        return self.promises[0].task.year if self.promises else None

    @property
    def late_promises(self) -> list[YearPromise]:
        return [promise for promise in self.promises if promise.is_late]

    @property
    def promise_total(self) -> RollUp:
        return RollUp.of("合计", [(promise.status, promise.light) for promise in self.promises])


def overview_of(asked: str, viewer: User) -> OverviewYear | None:
    """The year asked for as text, else the one a page about one year opens with; None while there is nothing at all.

    Eight questions to the database, whatever the number of years.
    """
    rounds = {one.year: one for one in Collection.objects.order_by("year")}
    indicators = joined(_indicators(viewer))
    coverage = coverage_of(indicators, max((one.year for one in rounds.values() if one.is_open), default=None))
    year, remark = _chosen(asked, coverage)
    if year is None:
        return None
    collection = rounds.get(year)
    rows = {row.indicator_id: row for row in _rows(Figure.objects.of_year(year))}
    counted: list[Counted] = [*indicators, *DerivedIndicator.objects.seen_by(viewer).beside(indicators)]
    keys = taken_over(indicators, year)
    gone = [one for one in indicators if one.pk in keys]
    standings = (_standing(one, year, rows) for one in counted if one not in gone)
    today = timezone.localdate()
    return OverviewYear(
        year=year,
        coverage=coverage,
        collection=collection if collection and collection.opened_at else None,
        is_published=any(row.published_by_edition for row in rows.values()),  # type: ignore[attr-defined]
        standings=tuple(one for one in standings if _is_shown(one)),
        promises=tuple(_promises(Task.objects.filter(year__in=(year, year + 1)), today)),
        today=today,
        remark=remark,
    )


def _indicators(viewer: User) -> Iterable[Indicator]:
    """Every indicator with all its years and, from the newest report that has key figures, its place among them."""
    newest = KeyFigure.objects.order_by("-report__year").values("report")[:1]
    place = KeyFigure.objects.filter(indicator=OuterRef("pk"), report=Subquery(newest)).values("order")[:1]
    figures = Figure.objects.seen_by(viewer)
    found = Indicator.objects.with_context().with_annotations()
    return found.annotate(key_order=Subquery(place)).with_numbers(figures)


def _rows(figures: FigureQuerySet) -> Iterator[Figure]:
    """The year's figures as they lie with their departments, each with its newest answered doubt and open 批示."""
    newest = Explanation.objects.filter(figure=OuterRef("pk"), version=OuterRef("version")).order_by("-at", "-pk")
    asked = FigureInstruction.objects.open().filter(about=OuterRef("pk")).order_by().values("about")
    rows = list(
        figures.select_related("department")
        .annotate(
            said=Subquery(newest.values("pk")[:1]),
            open_instructions=Subquery(asked.annotate(number=Count("pk")).values("number")),
            published_by_edition=Exists(Edition.objects.current().filter(report__year=OuterRef("year"))),
        )
        .order_by()
    )
    keys = {row.pk: key for row in rows if (key := row.said)}  # type: ignore[attr-defined]
    said = Explanation.objects.select_related("by").in_bulk(keys.values())
    for row in rows:
        row.explained = said.get(keys.get(row.pk))  # type: ignore[attr-defined]
        yield row


def _chosen(asked: str, coverage: Coverage) -> tuple[int | None, str]:
    known = {str(year): year for year in coverage.years}
    default = coverage.default_year
    if asked and asked not in known and default:
        return default, f"没有所选年度的数据，下面是{default}年。"
    return known.get(asked, default), ""


def _standing(one: Counted, year: int, rows: dict[int, Figure]) -> IndicatorYear:
    if isinstance(one, DerivedIndicator):
        return IndicatorYear(one, year, one.seen_in(year))
    key_order = getattr(one, "key_order", None)
    return IndicatorYear(one, year, one.seen_in(year), rows.get(one.pk), key_order)


def _is_shown(one: IndicatorYear) -> bool:
    """In use, or with a figure in the year or the year before."""
    return one.indicator.is_active or one.figure is not None or one.change.before.value is not None


def _progress(
    collection: Collection, department: Department, rows: list[Figure], extended: dict[int, date]
) -> Progress:
    return Progress(
        counts=Counter(FigureStatus(row.status) for row in rows),
        collection=collection,
        department=department,
        due_on=extended.get(department.pk, collection.due_on),
        is_extended=department.pk in extended,
    )


def _promises(around: TaskQuerySet, today: date) -> Iterator[YearPromise]:
    """Of two years' tasks the published plan for the first, else for the second: a finished year's own promises lie ahead.

    Of a task's open milestones the most overdue alone decides its light, so that no other is fetched.
    """
    published = Exists(Edition.objects.filter(report=OuterRef("report")))
    tasks = list(
        around.filter(published)
        .select_related("area", "deliberation", "lead_department")
        .prefetch_related(Prefetch("milestones", Milestone.objects.none()))
        .annotate(
            last_entry_at=Max("updates__at"),
            next_step_on=Min("milestones__due_on", filter=Q(milestones__reached_at=None)),
        )
        .order_by("year", "order", "code")
    )
    if not tasks:
        return
    watch = watch_on(today)
    first = tasks[0].year
    for task in tasks:
        if task.year == first:
            next_step = MilestoneStep(task.next_step_on)  # type: ignore[attr-defined]
            yield YearPromise(task, watch.light(replace(task.standing, steps=(next_step,))))
