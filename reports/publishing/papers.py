"""One approved text in several heads: what each would look like now, and the paper of each kept with its fingerprint."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from indicators.models import User
from indicators.office.later import Later
from indicators.office.sending import DOCX, notice, simulated
from indicators.office.steps import Refused
from indicators.round.evidence import clean_name
from reports.document.tree import Document
from reports.downloads.letterhead import Letterhead
from reports.models import Edition, Paper, PaperHead, Report, Stage
from reports.models.permissions import user_can_file
from reports.publishing.verbs import as_published, reading

if TYPE_CHECKING:
    from reports.downloads import word_paper
else:
    word_paper = Later("reports.downloads.word_paper")

NOT_YET = "文本批准以后才能归档公文：现在是“{}”。"
CHANGED = "批准之后文本、数据或检查说明又有变动，请退回并重新批准，再归档。"
GONE = "已发布的报告已经撤回，不能归档公文。"
KEPT_ALREADY = "与上一次归档的一字不差，不用再归档。"


def letterhead_of(head: PaperHead) -> Letterhead:
    return Letterhead(**{field.name: getattr(head, field.name) for field in fields(Letterhead)})


def trial(head: PaperHead) -> bytes:
    """What the paper would be of the text and figures as they are now; every page says that it isn't one."""
    report, now = head.report, timezone.localtime()
    standing = f"{report.get_stage_display()}，{date_format(now)}，样稿，不是正式公文"
    edition = _current(report)
    return _made(edition.document if edition else as_published(report).document, head, at=now, said=standing)


@transaction.atomic
def archive_paper(head: PaperHead, *, by: User) -> Paper:
    """Keep the paper of the approved or published text. Raises Refused before that, without the right, where the text
    changed since it was approved, and where the last paper of this recipient says the very same."""
    report = head.report
    report.hold()
    if not user_can_file(by):
        raise Refused("您没有权限归档公文：须由编辑或发布人办理。")
    head.hold()
    document = approved_text(report)
    text_hash, letterhead = reading(document), letterhead_of(head).as_json()
    last = report.papers.filter(recipient=head.recipient).first()
    if last and (last.text_hash, last.letterhead) == (text_hash, letterhead):
        raise Refused(KEPT_ALREADY)
    content = _made(document, head, at=timezone.now())
    name = clean_name(simulated(f"{document.title}（报{head.recipient}）.docx"))
    paper = Paper(report=report, recipient=head.recipient, letterhead=letterhead, text_hash=text_hash, made_by=by)
    paper.name, paper.content_type, paper.size = name, DOCX, len(content)
    paper.sha256 = hashlib.sha256(content).hexdigest()
    paper.file = ContentFile(content, name)
    paper.save()
    return paper


def approved_text(report: Report) -> Document:
    """The text that somebody has said yes to. Raises Refused where there is none."""
    if report.stage == Stage.PUBLISHED:
        if edition := _current(report):
            return edition.document
        raise Refused(GONE)
    if report.stage != Stage.APPROVED:
        raise Refused(NOT_YET.format(report.get_stage_display()))
    document = as_published(report).document
    if reading(document) != report.approved_hash:
        raise Refused(CHANGED)
    return document


def _current(report: Report) -> Edition | None:
    """What readers have, where no correction runs."""
    return Edition.objects.current().filter(report=report).first() if report.stage == Stage.PUBLISHED else None


def _made(document: Document, head: PaperHead, *, at: datetime, said: str = "") -> bytes:
    edition = _current(head.report)
    above = "；".join(filter(None, [notice(), edition.notice if edition else "", said]))
    subject = f"{document.year}年度，报{head.recipient}"
    return word_paper.to_paper(document, letterhead_of(head), at=at, subject=subject, notice=above)
