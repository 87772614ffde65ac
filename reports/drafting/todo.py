"""What a draft still waits for: figures by department, texts as last year's, promises to answer, promises to follow, empty head fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from indicators.models import Collection, Department, Figure, Indicator
from indicators.models.figure_steps import PUBLISHABLE
from reports.drafting.state import DraftLine, lines
from reports.models import Item, Part, Report, Section, Task, texts_of
from reports.narrative.syntax import tokens

HEAD_FIELDS = {
    "addressees": "主送",
    "issuer": "落款",
    "document_number": "文号",
    "issued_on": "成文日期",
    "index_number": "索引号",
    "category": "信息分类",
}
WRITTEN = ("heading", "body", "tables")
ANEW = (Part.Kind.PROBLEMS.label, Part.Kind.PLAN.label)
"""Parts whose old words can't be right for another year; elsewhere an old sentence may stand."""


@dataclass(frozen=True)
class Owes:
    """A department and its figures that are not there yet: without a value, or not approved."""

    department: Department
    missing: list[Figure] = field(default_factory=list)
    unapproved: list[Figure] = field(default_factory=list)


@dataclass(frozen=True)
class Todo:
    collection: Collection | None
    figures: int
    owed: list[Owes]
    quoted: frozenset[str]
    """The codes the text quotes."""
    unquoted: list[Figure]
    """Figures with a value that the text does not quote: nothing has to be done about them."""
    retired: list[Indicator]
    """Indicators the text quotes that the year no longer collects."""
    follows: bool
    """Whether last year's report is here, whose words may still stand and whose promises want an answer."""
    anew: list[DraftLine]
    to_look_at: list[DraftLine]
    empty: list[DraftLine]
    promises: list[Task]
    """What last year's report promised, unanswered yet."""
    has_plan: bool
    tasks: int
    """How many of its own promises are confirmed as next year's tasks."""
    head: list[str]

    @property
    def missing(self) -> int:
        return sum(len(owes.missing) for owes in self.owed)

    @property
    def unapproved(self) -> int:
        return sum(len(owes.unapproved) for owes in self.owed)

    @property
    def is_done(self) -> bool:
        open_ends = (self.owed, self.retired, self.anew, self.to_look_at, self.empty, self.promises, self.head)
        return self.figures > 0 and not any(open_ends) and not self.lacks_tasks

    @property
    def lacks_tasks(self) -> bool:
        """There is a plan, and nothing in it is a task."""
        return self.has_plan and not self.tasks


def todo(report: Report) -> Todo:
    """Everything still open now."""
    outline = lines(report.pk)
    figures = Figure.objects.of_year(report.year).select_related("indicator", "department").order_by("indicator__order")
    as_before = [line for line in outline if line.is_as_before]
    quoted = quoted_codes(report)
    return Todo(
        collection=Collection.objects.of(report.year),
        figures=len(figures),
        owed=_owed(figures),
        quoted=quoted,
        unquoted=[one for one in figures if one.value is not None and one.indicator.code not in quoted],
        retired=_retired(quoted, report),
        follows=Report.objects.filter(year=report.year - 1).exists(),
        anew=[line for line in as_before if line.kind in ANEW],
        to_look_at=[line for line in as_before if line.kind not in ANEW],
        empty=[line for line in outline if line.is_empty],
        promises=list(
            Task.objects.of_plan().of_year(report.year).filter(answer=None).select_related("lead_department")
        ),
        has_plan=report.parts.filter(kind=Part.Kind.PLAN).exists(),
        tasks=Task.objects.of_plan().filter(report=report).count(),
        head=[label for name, label in HEAD_FIELDS.items() if not getattr(report, name)],
    )


def quoted_codes(report: Report) -> frozenset[str]:
    """Every indicator the report's text quotes, as written."""
    rows: list[tuple[str, ...]] = [(report.title, report.lead)]
    for model, way in ((Part, "report"), (Section, "part__report"), (Item, "section__part__report")):
        for heading, body, tables in model._default_manager.filter(**{way: report}).values_list(*WRITTEN):
            rows.append((heading, body, *texts_of(tables)))
    return frozenset(token.code for row in rows for text in row for token in tokens(text))


def _owed(figures: Iterable[Figure]) -> list[Owes]:
    found: dict[int, Owes] = {}
    for figure in figures:
        if figure.value is not None and figure.status in PUBLISHABLE:
            continue
        owes = found.setdefault(figure.department_id, Owes(figure.department))
        (owes.missing if figure.value is None else owes.unapproved).append(figure)
    return sorted(found.values(), key=lambda owes: (owes.department.order, owes.department.code))


def _retired(quoted: Iterable[str], report: Report) -> list[Indicator]:
    collected = set(Indicator.objects.collected_in(report.year).values_list("code", flat=True))
    gone = set(quoted) - collected
    return list(Indicator.objects.filter(code__in=gone).select_related("successor"))
