"""Which reports wait for a person: for the editor's pen, for a publisher's word."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from indicators.models import User
from reports.models import Report, ReportMove
from reports.permissions import user_can_correct, user_can_edit
from reports.workflow import WRITABLE, Stage, Verb

DOES = {
    Stage.DRAFT: "去起草",
    Stage.CONSULTING: "去修改",
    Stage.CORRECTING: "去更正",
    Stage.SUBMITTED: "去批准",
    Stage.APPROVED: "去发布",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """`reason` is why the publisher sent it back, or what a running correction is for."""

    report: Report
    does: str
    reason: str = ""


def waiting(person: User) -> list[Waiting]:
    """Newest year first. A publisher is not asked about what they wrote last: another one is;
    nor about what is published at a set time, unless that has passed. One query."""
    mine = Q(pk__in=())
    if user_can_edit(person):
        mine |= Q(stage__in=WRITABLE)
    if user_can_correct(person):
        is_left = Q(publish_at=None) | Q(publish_at__lt=timezone.now())
        mine |= Q(stage__in=(Stage.SUBMITTED, Stage.APPROVED)) & is_left & ~Q(edited_by=person)
    last = ReportMove.objects.filter(report=OuterRef("pk")).order_by("-at", "-pk")
    reports = Report.objects.filter(mine).annotate(
        last_verb=Subquery(last.values("verb")[:1]), last_note=Subquery(last.values("note")[:1])
    )
    return [_waiting(report) for report in reports.order_by("-year")]


def _waiting(report: Report) -> Waiting:
    is_said = getattr(report, "last_verb", "") in (Verb.SEND_BACK, Verb.RESUME, Verb.CORRECT)
    return Waiting(report, DOES[Stage(report.stage)], getattr(report, "last_note", "") if is_said else "")
