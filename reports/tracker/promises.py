"""A promise as it is read: its words and place frozen with the edition, its standing live from the task."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from indicators.models import Department, Figure, Indicator
from indicators.numbers.series import LINE_NEEDS, Series
from indicators.office.addressing import address_of
from indicators.office.kept.composed import composed
from indicators.office.kept.held import held
from indicators.templatetags.changes import published_cell
from reports.document.text_search import marked
from reports.document.tree import Block, Paragraph, Promise, plain_text
from reports.models import Deliberation, Edition, Task
from reports.models.lights import GRAVITY, Light, RollUp, Watch
from reports.models.task_steps import TaskStatus
from reports.tracker.plans import Plan, current_plans


@dataclass(frozen=True)
class Linked:
    """An indicator a promise is measured by, with its published figures, newest first."""

    indicator: Indicator
    figures: tuple[Figure, ...]

    @property
    def newest(self) -> Figure | None:
        return self.figures[0] if self.figures else None

    @property
    def has_line(self) -> bool:
        return len(self.figures) >= LINE_NEEDS

    @property
    def series(self) -> Series:
        """Its published years. Reads the (prefetched) annotations."""
        return self.indicator.series((one.year, one.published_value, one.published_qualifier) for one in self.figures)


@dataclass(frozen=True)
class Gauge:
    """An indicator as a list names it beside its promise: where its page is, and its newest public number; "" without one."""

    name: str
    url: str
    newest: str

    @classmethod
    def of(cls, link: Linked) -> Gauge:
        newest = link.newest
        said = f"{newest.year}年{published_cell(newest)}" if newest else ""
        return cls(link.indicator.name, link.indicator.get_absolute_url(), said)


@dataclass(frozen=True)
class Promised:
    """One promise of a current edition and the task that follows it. `number` counts it within its year, from 1."""

    edition: Plan
    area: Block
    promise: Promise
    task: Task
    number: int
    gauges: tuple[Gauge, ...] = ()
    """What measures it; there only for pages that show or search it."""
    answered_in: Plan | None = None
    """The published report of the task's own year, where it is among those read."""
    light: Light | None = None
    """Lit only on pages of those who may see it."""
    past_status: str = ""
    """The status on an earlier day, where a page tells of one."""

    @property
    def address(self) -> str:
        return self.promise.address

    @property
    def title(self) -> str:
        return self.promise.title

    @cached_property
    def area_title(self) -> str:
        return self.area.title

    @property
    def status(self) -> str:
        return self.past_status or self.task.status

    @property
    def status_text(self) -> str:
        return str(TaskStatus(self.status).label)

    @property
    def stage(self) -> int:
        """How far along its status is, for sorting."""
        return TaskStatus.values.index(self.status)

    @property
    def gravity(self) -> int:
        """How much its light asks for attention, for sorting: 逾期 first."""
        order = [*reversed(GRAVITY), Light.UNDECIDED]
        return order.index(self.light) if self.light else len(order)

    @property
    def due_text(self) -> str:
        """`2026年12月31日`; "" for 待定."""
        due = self.task.due_on
        return date_format(due) if due else ""

    @property
    def departments(self) -> list[Department]:
        """Lead and co-responsible, as far as confirmed."""
        lead = self.task.lead_department
        return [*([lead] if lead else []), *self.task.co_departments.all()]

    @property
    def texts(self) -> tuple[str, ...]:
        """What a search looks through."""
        names = (gauge.name for gauge in self.gauges)
        return self.address, self.title, self.promise.source_phrase, self.promise.measure, self.area_title, *names

    @cached_property
    def source(self) -> Paragraph:
        """The paragraph of the plan that holds the promise; the bare phrase, should a heading hold it."""
        phrase = self.promise.source_phrase
        return next((line for line in self.area.paragraphs if phrase in plain_text(line)), (phrase,))

    @property
    def marked_source(self) -> SafeString:
        """The paragraph of the plan with the promise's own words marked."""
        text, phrase = plain_text(self.source), self.promise.source_phrase
        start = text.index(phrase)
        return marked(text, [(start, start + len(phrase))])

    @property
    def source_url(self) -> str:
        """Where the report of the promising year says it; of an 审议意见 the task's own page, which cites the paper."""
        if self.task.deliberation:
            return f"{self.get_absolute_url()}#source-heading"
        return f"{self.edition.get_absolute_url()}#{self.area.anchor}"

    def get_absolute_url(self) -> str:
        return address_of("task", self.address)


def published_promises(watch: Watch | None = None) -> list[Promised]:
    """Every promise of the current editions, newest year first, in the plans' order, and behind each year's what the
    people's congress asked for. Two queries; four with lights.

    Only what an edition froze is public: a task added to a draft since is not among them.
    """
    plans = current_plans()
    tasks = _tasks(plans, watch)
    found = [*_of_plans(plans, tasks), *_of_opinions(plans, tasks)]
    return _lit(sorted(found, key=lambda one: -one.task.year), watch)


def linked(indicators: Iterable[Indicator]) -> dict[str, Linked]:
    """Indicators with what is published of them, by code. Two queries."""
    found = list(indicators)
    figures: dict[int, list[Figure]] = defaultdict(list)
    for figure in Figure.objects.in_public().filter(indicator__in=found).order_by("-year"):
        figures[figure.indicator_id].append(figure)
    return {indicator.code: Linked(indicator, tuple(figures[indicator.pk])) for indicator in found}


def gauged(promised: Sequence[Promised]) -> list[Promised]:
    """The same with what measures each. Two queries."""
    codes = tuple(sorted({code for one in promised for code in one.promise.codes}))
    return _with_gauges(promised, dict(gauges(codes)))


@held
def gauges(codes: tuple[str, ...]) -> tuple[tuple[str, Gauge], ...]:
    """By code, as far as there are such indicators. Two queries."""
    links = linked(Indicator.objects.filter(code__in=codes))
    return tuple((code, Gauge.of(link)) for code, link in links.items())


def promised(editions: Iterable[Edition], links: Mapping[str, Linked]) -> list[Promised]:
    """Each promise of the editions joined with its task and what measures it. One query."""
    plans = [Plan.of(edition) for edition in editions]
    known = {code: Gauge.of(link) for code, link in links.items()}
    return _with_gauges(promised_by(plans), known)


def promised_by(plans: Sequence[Plan]) -> list[Promised]:
    """Each promise of the plans joined with its task. One query."""
    return _of_plans(plans, _tasks(plans, None))


def _with_gauges(promised: Iterable[Promised], known: Mapping[str, Gauge]) -> list[Promised]:
    return [_measured(one, known) for one in promised]


def _measured(one: Promised, known: Mapping[str, Gauge]) -> Promised:
    gauges = tuple(known[code] for code in one.promise.codes if code in known)
    return replace(one, gauges=gauges) if gauges else one


def _tasks(plans: Iterable[Plan], watch: Watch | None) -> dict[str, Task]:
    """By address, in their order."""
    reports = tuple(plan.report_id for plan in plans)
    tasks = Task.objects.in_plans(reports).tracked() if watch else _followed(reports)
    return {task.address: task for task in tasks}


@composed
def _followed(reports: tuple[int, ...]) -> QuerySet[Task]:
    return Task.objects.in_plans(reports).select_related("lead_department", "deliberation")


def _lit(found: list[Promised], watch: Watch | None) -> list[Promised]:
    return [replace(one, light=watch.light(one.task.standing)) for one in found] if watch else found


def _of_plans(plans: Sequence[Plan], tasks: dict[str, Task]) -> list[Promised]:
    by_year = {plan.year: plan for plan in plans}
    return [one for plan in plans for one in _of_plan(plan, tasks, by_year)]


def _of_plan(plan: Plan, tasks: dict[str, Task], by_year: Mapping[int, Plan]) -> Iterator[Promised]:
    areas = {block.anchor: block for block in plan.document.walk()}
    for number, promise in enumerate(plan.document.promises, 1):
        if task := tasks.get(promise.address):
            yield Promised(plan, areas[promise.area], promise, task, number, answered_in=by_year.get(task.year))


def _of_opinions(plans: Iterable[Plan], tasks: dict[str, Task]) -> Iterator[Promised]:
    """What was asked of the reports, each paper as an area of its own."""
    by_report = {plan.report_id: plan for plan in plans}
    asked: dict[Deliberation, list[Task]] = {}
    for task in tasks.values():
        if task.deliberation:
            asked.setdefault(task.deliberation, []).append(task)
    for paper, its_tasks in asked.items():
        plan = by_report[paper.report_id]
        area = _area_of(paper, its_tasks)
        for number, task in enumerate(its_tasks, len(plan.document.promises) + 1):
            promise = Promise(task.address, area.anchor, task.title, task.source_phrase, task.measure, ())
            yield Promised(plan, area, promise, task, number)


def _area_of(paper: Deliberation, tasks: Iterable[Task]) -> Block:
    lines = tuple((task.source_phrase,) for task in tasks)
    return Block("section", "opinion", f"opinion-{paper.pk}", "", (str(paper),), lines, run_on=False)


def roll_up(name: str, promised: Iterable[Promised]) -> RollUp:
    """The promises counted by status and light."""
    return RollUp.of(name, ((one.status, one.light) for one in promised))


def by_area(promised: list[Promised]) -> list[RollUp]:
    """A count for each area of the plan, in its order."""
    areas: dict[str, list[Promised]] = {}
    for one in promised:
        areas.setdefault(one.area_title, []).append(one)
    return [roll_up(area, ones) for area, ones in areas.items()]


def by_lead(promised: list[Promised]) -> list[RollUp]:
    """A count for each lead department, what nobody leads yet last."""
    leads = {one.task.lead_department for one in promised}
    ordered = sorted((lead for lead in leads if lead), key=lambda lead: (lead.order, lead.code))
    counts = [roll_up(lead.name, (one for one in promised if one.task.lead_department == lead)) for lead in ordered]
    unled = [one for one in promised if one.task.lead_department is None]
    return [*counts, roll_up("牵头单位待定", unled)] if unled else counts


def neighbours(one: Promised, promised: list[Promised]) -> tuple[Promised | None, Promised | None]:
    """The promises before and after in the same plan."""
    plan = [other for other in promised if other.edition == one.edition]
    at = plan.index(one)
    return plan[at - 1] if at else None, plan[at + 1] if at + 1 < len(plan) else None
