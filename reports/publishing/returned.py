"""What comes back on paper: Word files read, their remarks laid beside the paragraphs they speak of, each decided on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, NamedTuple

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from indicators.models import User
from indicators.office.sending import DOCX
from indicators.office.steps import Refused
from indicators.round.evidence import clean_name, file_type_of
from reports.document.tree import plain_text
from reports.drafting.redlining import Printed, changed, nearest, printed, squeezed
from reports.models import Consultation, Consulted, PaperRemark, RemarkDecision, Reply, Report, ReturnedPaper
from reports.publishing.consulting import composed, replied, require_editor
from reports.reading.process import limited
from reports.reading.refusals import Refused as Unread

LONGEST_REASON = 300
MOSTLY = 0.5
OF_ANOTHER = "这份文件的正文是“{}”那一稿，不是这一轮的。意见已经列出，请核对是不是登记错了。"
OF_NONE = "这份文件的正文大多与征求意见的稿子对不上。意见已经列出，请核对是不是交错了文件。"
NOT_THERE = "正文里找不到这一处，或涉及引用的数据，请在段落里改好后点“已改好”。"


class TakenBack(NamedTuple):
    """How many remarks a file has, and what makes it doubtful that it is this round's."""

    remarks: int
    doubt: str = ""


def take_back(consulted: Consulted, upload: UploadedFile, *, by: User) -> TakenBack:
    """Read a Word file that came back. Raises Refused and ValidationError with what to do."""
    require_editor(by)
    name = clean_name(upload.name or "")
    if file_type_of(name, upload).content_type != DOCX:
        raise Refused("请上传交回的Word文件（.docx）。")
    upload.seek(0)
    content = upload.read()
    said = _said_in(content)
    remarks = _taken(consulted, upload, name, content, said["remarks"], by)
    return TakenBack(remarks, doubt_of(said["paragraphs"], consulted.consultation))


def doubt_of(paragraphs: list[str], sent: Consultation) -> str:
    """What to say where a file's text is not the round's: of another round, or of something else; "" where it is."""
    there = {squeezed(text) for text in paragraphs}
    own = _share(there, sent)
    others = Consultation.objects.exclude(pk=sent.pk).select_related("report")
    best, other = max(((_share(there, one), one) for one in others), key=itemgetter(0), default=(0.0, sent))
    if best > own:
        return OF_ANOTHER.format(other)
    return "" if own >= MOSTLY else OF_NONE


def _share(there: set[str], sent: Consultation) -> float:
    """How many of a file's paragraphs the round's text has."""
    own = {squeezed(plain_text(paragraph)) for _, paragraph in sent.document.paragraphs()}
    return len(there & own) / max(len(there), 1)


def _said_in(content: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(limited("reports.reading.remarks", content))
    except Unread as unread:
        raise Refused(str(unread)) from None
    if "refused" in answer:
        raise Refused(answer["refused"])
    return dict(answer)


@transaction.atomic
def _taken(
    consulted: Consulted, upload: UploadedFile, name: str, content: bytes, said: list[dict[str, str | int]], by: User
) -> int:
    consulted.hold()
    sha256 = hashlib.sha256(content).hexdigest()
    if consulted.papers.filter(sha256=sha256).exists():
        raise Refused(f"“{name}”已经读入过，不用再读。")
    paper = ReturnedPaper(consulted=consulted, by=by, name=name, content_type=DOCX, size=len(content), sha256=sha256)
    paper.file = upload
    paper.save()
    for number, one in enumerate(said, 1):
        PaperRemark(paper=paper, number=number, **one).save()
    replied(consulted, Reply.REMARKS, consulted.words, by)
    return len(said)


@transaction.atomic
def decide(remark: PaperRemark, *, decision: str, reason: str, by: User, seen: int | None = None) -> str:
    """Accept, refuse or tick a remark off; the sentence to say.

    An accepted change is written into its passage where its place is certain; else it stays accepted until somebody has
    written it. Raises Refused without the right, for a refusal without a reason, and where it was decided already.
    """
    require_editor(by)
    remark.hold(seen)
    if not remark.is_open:
        raise Refused("这条意见已经处理过。")
    if decision not in (RemarkDecision.ACCEPTED, RemarkDecision.REFUSED, RemarkDecision.DONE):
        raise Refused("请选采纳、不采纳或已改好。")
    if decision == RemarkDecision.REFUSED and not reason.strip():
        raise Refused("不采纳的，请写明理由。")
    told = {RemarkDecision.REFUSED: "已记为不采纳。", RemarkDecision.DONE: "已记为改好。"}.get(
        RemarkDecision(decision), "已采纳。"
    )
    if decision == RemarkDecision.ACCEPTED and remark.is_change:
        is_written = _write(remark, by)
        decision, told = (
            (RemarkDecision.DONE, "已采纳，并改入正文。") if is_written else (decision, f"已采纳。{NOT_THERE}")
        )
    remark.decision, remark.reason = decision, reason.strip()[:LONGEST_REASON]
    remark.decided_at, remark.decided_by = timezone.now(), by
    remark.version += 1
    remark.save()
    return told


def _write(remark: PaperRemark, by: User) -> bool:
    """Whether the change could be written into its passage."""
    report = remark.paper.consulted.consultation.report
    place = nearest(remark.paragraph, printed(report, composed(report)))
    if place is None or place.passage.refusal(by):
        return False
    words = changed(place.passage.words, remark.paragraph, remark.at, remark.old, remark.new)
    if words is None:
        return False
    place.passage.rewrite(words, by=by, seen=place.passage.version)
    return True


@dataclass(slots=True)
class Beside:
    """A paragraph as it reads now, with what was said of it; without a passage where it is no longer there."""

    printed: Printed | None
    remarks: list[PaperRemark] = field(default_factory=list)


def laid_beside(report: Report) -> list[Beside]:
    """Every remark of every round at the paragraph it speaks of, in reading order; what has no place comes last."""
    remarks = list(
        PaperRemark.objects.filter(paper__consulted__consultation__report=report)
        .select_related("paper__consulted", "decided_by")
        .order_by("paper", "number")
    )
    if not remarks:
        return []
    now = printed(report, composed(report))
    beside = {at: Beside(one) for at, one in enumerate(now)}
    lost = Beside(None)
    places: dict[str, Printed | None] = {}
    for remark in remarks:
        if remark.paragraph not in places:
            places[remark.paragraph] = nearest(remark.paragraph, now)
        place = places[remark.paragraph]
        (beside[now.index(place)] if place else lost).remarks.append(remark)
    return [one for one in (*beside.values(), lost) if one.remarks]
