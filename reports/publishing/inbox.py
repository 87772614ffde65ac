"""Which reports wait for a person: for the editor's pen, for a publisher's word, for tasks made of their plan."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from indicators.models import User
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


@dataclass(frozen=True, slots=True)
class WaitingReports:
    """`reason` is why the publisher sent it back, or what a running correction is for."""

    report: Report
    does: str
    reason: str = ""


def has_reports_in_hand(person: User) -> bool:
    """Whether any report ever waits for this person: nothing is asked for the others."""
    return user_can_edit(person) or user_publishes(person)


def waiting(person: User) -> list[WaitingReports]:
    """Newest year first. A publisher is not asked about what they wrote last: another one is;
    nor about what is published at a set time, unless that has passed. An editor reads that an approval fell away.
    One query."""
    if not has_reports_in_hand(person):
        return []
    mine = Q(pk__in=())
    if user_can_edit(person):
        mine |= Q(stage__in=WRITABLE)
        mine |= Q(stage=Stage.SUBMITTED, last_verb=ReportVerb.LAPSE)
    if user_publishes(person):
        is_left = Q(publish_at=None) | Q(publish_at__lt=timezone.now())
        mine |= Q(stage__in=(Stage.SUBMITTED, Stage.APPROVED)) & is_left & ~Q(edited_by=person)
    last = ReportMove.objects.filter(report=OuterRef("pk")).order_by("-at", "-pk")
    reports = Report.objects.annotate(
        last_verb=Subquery(last.values("verb")[:1]), last_note=Subquery(last.values("note")[:1])
    ).filter(mine)
    return [_waiting(report, person) for report in reports.order_by("-year")]


@dataclass(frozen=True, slots=True)
class Unpromised:
    """A report of whose plan nothing was made a task yet, and where this person does something about it."""

    report: Report
    does: str
    address: str

    @property
    def year(self) -> int:
        """The year the tasks would be for."""
        return self.report.year + 1

    @property
    def what(self) -> str:
        return f"《{self.report}》的承诺还没有确认为{self.year}年度的任务"


def unpromised(person: User) -> list[Unpromised]:
    """任务分解: for the editor from when the plan is written, for the publisher who can open a correction once the
    report is out, until the tasks' year is over. One query."""
    if not has_reports_in_hand(person):
        return []
    mine = Q(pk__in=())
    if user_can_edit(person):
        mine |= Q(stage__in=(Stage.DRAFT, Stage.CONSULTING)) & _plan(edited_at__isnull=False)
        mine |= Q(stage=Stage.CORRECTING, corrections__closed_at=None, corrections__opens_tasks=True)
    if user_publishes(person):
        mine |= Q(stage=Stage.PUBLISHED, year__gte=timezone.localdate().year - 1) & _plan()
    planned = Task.objects.of_plan().filter(report=OuterRef("pk"))
    reports = Report.objects.filter(mine).exclude(Exists(planned)).distinct().order_by("-year")
    return [_unpromised(report) for report in reports]


def _unpromised(report: Report) -> Unpromised:
    if report.stage == Stage.PUBLISHED:
        return Unpromised(report, "启动更正", reverse("admin:reports_correct", args=[report.year]))
    return Unpromised(report, "去分解", reverse("admin:reports_propose_tasks", args=[report.year]))


def _plan(**written: bool) -> Q:
    """The report has a plan, some block of which is so."""
    plan = Part.Kind.PLAN
    parts = Part.objects.filter(report=OuterRef("pk"), kind=plan, **written)
    sections = Section.objects.filter(part__report=OuterRef("pk"), part__kind=plan, **written)
    items = Item.objects.filter(section__part__report=OuterRef("pk"), section__part__kind=plan, **written)
    return Q(Exists(parts)) | Q(Exists(sections)) | Q(Exists(items))


def _waiting(report: Report, person: User) -> WaitingReports:
    is_said = getattr(report, "last_verb", "") in (
        ReportVerb.SEND_BACK,
        ReportVerb.RESUME,
        ReportVerb.CORRECT,
        ReportVerb.LAPSE,
    )
    is_anothers = report.stage not in WRITABLE and not user_publishes(person)
    does = "去查看" if is_anothers else DOES[Stage(report.stage)]
    return WaitingReports(report, does, getattr(report, "last_note", "") if is_said else "")
