"""保密审查: somebody said of exactly this text whether the public may have it, and on which ground."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models

from indicators.office.records import Kept, KeptQuerySet
from indicators.office.steps import Refused
from reports.models.report import Report

NOT_REVIEWED = "还没有对这份文本作保密审查：请在“发布”页上选定公开属性、写明依据。文本改过的，须重新审查。"
NOT_OPEN = "保密审查定为“{}”，不能公开发布。要公开的，须重新审查。"


class Openness(models.TextChoices):
    """公开属性, after 《政府信息公开条例》."""

    OPEN = "open", "主动公开"
    ON_REQUEST = "on_request", "依申请公开"
    CLOSED = "closed", "不予公开"


class SecrecyReviewQuerySet(KeptQuerySet["SecrecyReview"]):
    def of_text(self, report: Report, text_hash: str) -> Self:
        """What was said of exactly this text, the last word first."""
        return self.filter(report=report, text_hash=text_hash).select_related("by").order_by("-at", "-pk")

    def require_open(self, report: Report, text_hash: str) -> None:
        """Raises Refused unless the last word on this text is that it may be public."""
        last = self.of_text(report, text_hash).first()
        if last is None:
            raise Refused(NOT_REVIEWED)
        if last.openness != Openness.OPEN:
            raise Refused(NOT_OPEN.format(last.get_openness_display()))


class SecrecyReview(Kept):
    """Written once; whoever thinks otherwise writes another."""

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="报告", related_name="secrecy_reviews")
    text_hash = models.CharField("文本指纹（SHA-256）", max_length=64, editable=False)
    openness = models.CharField("公开属性", max_length=12, choices=Openness.choices)
    basis = models.CharField("依据", max_length=300)
    at = models.DateTimeField("审查时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="审查人", related_name="+")

    objects = SecrecyReviewQuerySet.as_manager()

    class Meta:
        verbose_name = "保密审查"
        verbose_name_plural = "保密审查"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.report}：{self.get_openness_display()}"
