"""A promise as it is read: its words and place frozen with the edition, its standing live from the task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from indicators.models import Figure, Indicator
from reports.document import Block, Paragraph, Promise, plain_text
from reports.models import Edition, Task


@dataclass(frozen=True)
class Linked:
    """An indicator a promise is measured by, with its published figures, newest first."""

    indicator: Indicator
    figures: tuple[Figure, ...]

    @property
    def newest(self) -> Figure | None:
        return self.figures[0] if self.figures else None


@dataclass(frozen=True)
class Promised:
    """One promise of a current edition and the task that follows it. `number` counts it within its year, from 1."""

    edition: Edition
    area: Block
    promise: Promise
    task: Task
    linked: tuple[Linked, ...]
    number: int

    @property
    def address(self) -> str:
        return self.promise.address

    @property
    def title(self) -> str:
        return self.promise.title

    @property
    def area_title(self) -> str:
        return self.area.title

    @property
    def status(self) -> str:
        return self.task.status

    @property
    def stage(self) -> int:
        """How far along its status is, for sorting."""
        return Task.Status.values.index(self.task.status)

    @property
    def texts(self) -> tuple[str, ...]:
        """What a search looks through."""
        names = (link.indicator.name for link in self.linked)
        return self.address, self.title, self.promise.source_phrase, self.promise.measure, self.area_title, *names

    @cached_property
    def source(self) -> Paragraph:
        """The paragraph of the plan that holds the promise; the bare phrase, should a heading hold it."""
        phrase = self.promise.source_phrase
        return next((line for line in self.area.paragraphs if phrase in plain_text(line)), (phrase,))

    @property
    def source_url(self) -> str:
        """Where the report of the promising year says it."""
        return f"{reverse('report', args=[self.edition.report.year])}#{self.area.anchor}"

    def get_absolute_url(self) -> str:
        return reverse("task", args=[self.address])


def published_promises() -> list[Promised]:
    """Every promise of the current editions, newest year first, in the plans' order. Four queries.

    Only what an edition froze is public: a task added to a draft since is not among them.
    """
    editions = list(Edition.objects.current().newest_first())
    tasks = Task.objects.filter(report__in=[edition.report for edition in editions]).select_related("lead_department")
    codes = {code for edition in editions for promise in edition.document.promises for code in promise.codes}
    return promised(editions, tasks, linked(codes))


def linked(codes: Iterable[str]) -> dict[str, Linked]:
    """The indicators of these codes with what is published of them, by code. Two queries."""
    indicators = list(Indicator.objects.filter(code__in=codes))
    figures = list(Figure.objects.published().filter(indicator__in=indicators).order_by("-year"))
    return {
        indicator.code: Linked(indicator, tuple(figure for figure in figures if figure.indicator_id == indicator.pk))
        for indicator in indicators
    }


def promised(editions: Iterable[Edition], tasks: Iterable[Task], links: dict[str, Linked]) -> list[Promised]:
    """Each promise of the editions joined with its task and its indicators."""
    by_address = {task.address: task for task in tasks}
    return [one for edition in editions for one in _of_edition(edition, by_address, links)]


def _of_edition(edition: Edition, tasks: dict[str, Task], links: dict[str, Linked]) -> Iterator[Promised]:
    areas = {block.anchor: block for block in edition.document.walk()}
    for number, promise in enumerate(edition.document.promises, 1):
        if promise.address in tasks:
            named = tuple(links[code] for code in promise.codes if code in links)
            yield Promised(edition, areas[promise.area], promise, tasks[promise.address], named, number)
