"""Which reports wait for a person: for the editor's pen, for a publisher's word, for tasks made of their plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from indicators.models import User
from indicators.office.kept.held import held
from reports.models import Item, Part, Report, ReportMove, Section, Task
from reports.models.permissions import user_can_edit, user_publishes
from reports.models.report_steps import WRITABLE, ReportVerb, Stage

DOES = {
    Stage.DRAFT: "去起草",
    Stage.CONSULTING: "去修改",
    Stage.CORRECTING: "去更正",
    Stage.SUBMITTED: "去批准",
    Stage.APPROVED: "去发布",
}
BEFORE_PUBLISHERS = (Stage.SUBMITTED, Stage.APPROVED)


@dataclass(frozen=True, slots=True)
class ReportInHand:
    """A report that is not out, with what decides whose turn it is: its last step, and its note."""

    year: int
    title: str
    stage: Stage
    publish_at: datetime | None
    edited_by: int | None
    last_verb: str | None
    last_note: str | None

    def __str__(self) -> str:
        return self.title

    def waits_for(self, person: User) -> bool:
        """A publisher is not asked about what they wrote last: another one is; nor about what is published at a set time,
        unless that has passed. An editor reads that an approval fell away."""
        if user_can_edit(person) and (self.stage in WRITABLE or self._has_lapsed):
            return True
        is_left = self.publish_at is None or self.publish_at < timezone.now()
        return user_publishes(person) and self.stage in BEFORE_PUBLISHERS and is_left and self.edited_by != person.pk

    @property
    def _has_lapsed(self) -> bool:
        return self.stage == Stage.SUBMITTED and self.last_verb == ReportVerb.LAPSE


@dataclass(frozen=True, slots=True)
class WaitingReports:
    """`reason` is why the publisher sent it back, or what a running correction is for."""

    report: ReportInHand
    does: str
    reason: str = ""


def has_reports_in_hand(person: User) -> bool:
    """Whether any report ever waits for this person: nothing is asked for the others."""
    return user_can_edit(person) or user_publishes(person)


def waiting(person: User) -> list[WaitingReports]:
    """Newest year first. One query."""
    if not has_reports_in_hand(person):
        return []
    return [_waiting(report, person) for report in _in_hand() if report.waits_for(person)]


@held
def _in_hand() -> tuple[ReportInHand, ...]:
    """Whose turn it is depends on the time of day and on who asks; the rows don't."""
    last = ReportMove.objects.filter(report=OuterRef("pk")).order_by("-at", "-pk")
    reports = Report.objects.filter(stage__in=(*WRITABLE, *BEFORE_PUBLISHERS)).order_by("-year")
    step = (Subquery(last.values(name)[:1]) for name in ("verb", "note"))
    said = reports.values_list("year", "title", "stage", "publish_at", "edited_by", *step)
    return tuple(ReportInHand(year, title, Stage(stage), *rest) for year, title, stage, *rest in said)


@dataclass(frozen=True, slots=True)
class Unpromised:
    """A report of whose plan nothing was made a task yet, and where this person does something about it.

    `year` is the one the tasks would be for."""

    year: int
    what: str
    does: str
    address: str
    is_published: bool


def unpromised(person: User) -> list[Unpromised]:
    """任务分解: for the editor from when the plan is written, for the publisher who can open a correction once the
    report is out, until the tasks' year is over. One query."""
    written = (Stage.DRAFT, Stage.CONSULTING, Stage.CORRECTING) if user_can_edit(person) else ()
    out = (Stage.PUBLISHED,) if user_publishes(person) else ()
    return list(_unpromised_in(*written, *out)) if written or out else []


@held
def _unpromised_in(*stages: Stage) -> tuple[Unpromised, ...]:
    mine = Q(pk__in=())
    if Stage.DRAFT in stages:
        mine |= Q(stage__in=(Stage.DRAFT, Stage.CONSULTING)) & _plan(edited_at__isnull=False)
        mine |= Q(stage=Stage.CORRECTING, corrections__closed_at=None, corrections__opens_tasks=True)
    if Stage.PUBLISHED in stages:
        mine |= Q(stage=Stage.PUBLISHED, year__gte=timezone.localdate().year - 1) & _plan()
    planned = Task.objects.of_plan().filter(report=OuterRef("pk"))
    reports = Report.objects.filter(mine).exclude(Exists(planned)).distinct().order_by("-year")
    return tuple(_unpromised(report) for report in reports)


def _unpromised(report: Report) -> Unpromised:
    year, is_published = report.year + 1, report.is_published
    does, page = ("启动更正", "reports_correct") if is_published else ("去分解", "reports_propose_tasks")
    what = f"《{report}》的承诺还没有确认为{year}年度的任务"
    return Unpromised(year, what, does, reverse(f"admin:{page}", args=[report.year]), is_published)


def _plan(**written: bool) -> Q:
    """The report has a plan, some block of which is so."""
    plan = Part.Kind.PLAN
    parts = Part.objects.filter(report=OuterRef("pk"), kind=plan, **written)
    sections = Section.objects.filter(part__report=OuterRef("pk"), part__kind=plan, **written)
    items = Item.objects.filter(section__part__report=OuterRef("pk"), section__part__kind=plan, **written)
    return Q(Exists(parts)) | Q(Exists(sections)) | Q(Exists(items))


def _waiting(report: ReportInHand, person: User) -> WaitingReports:
    is_said = report.last_verb in (ReportVerb.SEND_BACK, ReportVerb.RESUME, ReportVerb.CORRECT, ReportVerb.LAPSE)
    is_anothers = report.stage not in WRITABLE and not user_publishes(person)
    does = "去查看" if is_anothers else DOES[report.stage]
    return WaitingReports(report, does, (report.last_note or "") if is_said else "")
