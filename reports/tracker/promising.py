"""Next year's tasks from a draft's plan: proposed sentence by sentence, made only when a person confirms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction

from indicators.models import User
from indicators.office.steps import Refused
from reports.document.tree import plain_text
from reports.models import Item, Part, Report, Section, Task
from reports.models.permissions import user_can_promise
from reports.narrative.binding import FigureBook, bind_lines
from reports.tracker.planning import TaskProposal, proposals


@dataclass(frozen=True)
class FoundPromise:
    """A proposal with the plan's section it stands in. `key` names it in a form, and nothing else once its words change."""

    section: Section
    proposal: TaskProposal
    key: str


def found_in(report: Report) -> list[FoundPromise]:
    """What the plan promises and no task follows yet, in its order."""
    known = list(Task.objects.of_plan().filter(report=report).values_list("source_phrase", flat=True))
    book = FigureBook.for_draft(report.year)
    return [
        FoundPromise(section, proposal, f"{section.pk}-{sha256(proposal.phrase.encode()).hexdigest()[:12]}")
        for section in plan_of(report)
        for proposal in proposals(_lines(section, book))
        if not any(proposal.phrase in phrase or phrase in proposal.phrase for phrase in known)
    ]


def plan_of(report: Report) -> list[Section]:
    """The sections of the plan; for a part that is one text, a bare one, not saved yet, that speaks for it."""
    sections = Section.objects.filter(part__report=report, part__kind=Part.Kind.PLAN)
    there = list(sections.select_related("part").prefetch_related("items").order_by("part__order", "order"))
    whole = Part.objects.filter(report=report, kind=Part.Kind.PLAN, sections=None).exclude(body="")
    bare = [Section(part=part, own_marker=True, order=1) for part in whole]
    return sorted([*there, *bare], key=lambda one: (one.part.order, one.order))


@transaction.atomic
def add_tasks(report: Report, chosen: Iterable[tuple[Section, str, str]], *, by: User) -> list[Task]:
    """Make tasks of (section, phrase, title). Nothing but these is set: who, when and how stay 待定.

    Raises Refused for who may not write the report now, and for words that don't stand in the plan.
    """
    report.hold()
    if not user_can_promise(by, report):
        raise Refused(f"您现在不能确认任务：报告处于“{report.get_stage_display()}”，或您没有编辑权限。")
    book = FigureBook.for_draft(report.year)
    made = [_make(report, book, section, phrase.strip(), title.strip()) for section, phrase, title in chosen]
    if not made:
        raise Refused("没有勾选或填写任何任务。")
    report.touch(by=by)
    return made


def _make(report: Report, book: FigureBook, section: Section, phrase: str, title: str) -> Task:
    if not any(phrase in line for line in _lines(section, book)):
        raise Refused(f"“{phrase}”不是“{section}”中的原话，请照抄报告原文。")
    if not title:
        raise Refused(f"请给“{phrase}”起一个任务名称。")
    section = _kept(section)
    area = [one.pk for one in plan_of(report)].index(section.pk) + 1
    year = report.year + 1
    taken = set(Task.objects.of_year(year).values_list("code", flat=True))
    number = next(number for number in range(1, 1000) if f"T{area}-{number}" not in taken)
    order = Task.objects.of_year(year).count() + 1
    return Task.objects.create(
        report=report,
        year=year,
        code=f"T{area}-{number}",
        area=section,
        title=title,
        source_phrase=phrase,
        order=order,
        added_by=report.running_correction,
    )


def _lines(section: Section, book: FigureBook) -> list[str]:
    """The section's paragraphs as they read, its items' among them; a bare one speaks for its part."""
    texts = [
        section.part.body if section.is_bare else section.body,
        *(text for item in _items(section) for text in (item.heading, item.body)),
    ]
    return [plain_text(line) for text in texts for line in bind_lines(text, book)]


def _items(section: Section) -> list[Item]:
    return list(section.items.all()) if section.pk else []


def _kept(section: Section) -> Section:
    """The section a task can point at: a bare one is saved with the first task of its part."""
    if section.pk:
        return section
    bare = Section.objects.filter(part=section.part).first()
    if bare is None:
        section.save()
    return bare or section
