"""征求意见: a text sent round, who was asked until when, what each said, and every remark with what became of it."""

from __future__ import annotations

import uuid
from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from indicators.office.constraints import all_or_none
from indicators.office.files.handed_file import StoredFile
from indicators.office.records import Kept, KeptQuerySet, Lasting
from indicators.office.steps import Shared
from reports.document.tree import Document
from reports.models.report import Report


def storage_name(paper: ReturnedPaper, filename: str) -> str:
    """Where the file is kept."""
    return f"returned/{uuid.uuid4().hex}"


class Consultation(Kept):
    """One sending round: the text as it was then."""

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="报告", related_name="consultations")
    text = models.TextField("文档（JSON）", editable=False)
    due_on = models.DateField("反馈期限")
    at = models.DateTimeField("发出时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="发出人", related_name="+")

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "征求意见"
        verbose_name_plural = "征求意见"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.report.year}年度报告{date_format(timezone.localtime(self.at))}征求意见"

    @cached_property
    def document(self) -> Document:
        return Document.from_json(self.text)


class Reply(models.TextChoices):
    NO_OBJECTION = "none", "无意见"
    REMARKS = "remarks", "有意见"


class Consulted(Lasting, Shared):
    """Somebody who was asked. Silent until an answer is noted."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, verbose_name="征求意见", related_name="consulted")
    name = models.CharField("征求对象", max_length=60)
    reply = models.CharField("答复", max_length=8, choices=Reply.choices, blank=True)
    words = models.TextField("答复内容", blank=True)
    version = models.PositiveIntegerField("版本", default=0, editable=False)
    replied_at = models.DateTimeField("答复登记时间", null=True, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="登记人", null=True, blank=True, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "征求对象"
        verbose_name_plural = "征求对象"
        ordering = ["consultation", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "name"], name="consulted_once_per_consultation"),
            all_or_none("replied_at", "replied_by", name="consulted_replied_at_and_by"),
            models.CheckConstraint(
                condition=Q(reply="") | Q(replied_at__isnull=False), name="consulted_reply_says_when"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_silent(self) -> bool:
        return not self.reply

    @property
    def is_late(self) -> bool:
        """Silent after the day it was asked to answer by."""
        return self.is_silent and timezone.localdate() > self.consultation.due_on


class ReturnedPaper(StoredFile, Kept):
    """The Word file that somebody sent back, as it came."""

    consulted = models.ForeignKey(Consulted, models.PROTECT, verbose_name="征求对象", related_name="papers")
    file = models.FileField("文件", upload_to=storage_name, editable=False)
    at = models.DateTimeField("读入时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="读入人", related_name="+")

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "反馈文件"
        verbose_name_plural = "反馈文件"
        ordering = ["consulted", "pk"]


class RemarkDecision(models.TextChoices):
    OPEN = "open", "待处理"
    ACCEPTED = "accepted", "采纳"
    REFUSED = "refused", "不采纳"
    DONE = "done", "已改好"


class PaperRemark(Lasting, Shared):
    """One comment or tracked change, and what became of it."""

    paper = models.ForeignKey(ReturnedPaper, models.PROTECT, verbose_name="反馈文件", related_name="remarks")
    number = models.PositiveSmallIntegerField("序号")
    author = models.CharField("提出人", max_length=60, blank=True)
    paragraph = models.TextField("所在段落", blank=True, help_text="改动以前的原文。")
    at = models.PositiveIntegerField("段内位置", default=0)
    old = models.TextField("原文", blank=True)
    new = models.TextField("改为", blank=True)
    words = models.TextField("批注", blank=True)
    decision = models.CharField("处理", max_length=8, choices=RemarkDecision.choices, default=RemarkDecision.OPEN)
    reason = models.CharField("处理说明", max_length=300, blank=True)
    version = models.PositiveIntegerField("版本", default=0, editable=False)
    decided_at = models.DateTimeField("处理时间", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="处理人", null=True, blank=True, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "反馈意见"
        verbose_name_plural = "反馈意见"
        ordering = ["paper", "number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="remark_number_once_per_paper"),
            all_or_none("decided_at", "decided_by", name="remark_decided_at_and_by"),
        ]

    def __str__(self) -> str:
        return f"第{self.number}条意见"

    @property
    def is_change(self) -> bool:
        """A tracked change, not a comment."""
        return bool(self.old or self.new) and not self.words

    @property
    def is_open(self) -> bool:
        return self.decision in (RemarkDecision.OPEN, RemarkDecision.ACCEPTED)
