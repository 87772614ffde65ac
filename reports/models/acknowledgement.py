"""A warning of the checker that a person answers for, with the reason kept."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from indicators.office.records import Kept, KeptQuerySet
from reports.models.report import Report


class Acknowledgement(Kept):
    """Valid for exactly the finding it was written for: when the message or its place changes, it is asked again.

    Written once, by `reports.checks.acknowledging`.
    """

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="报告", related_name="acknowledgements")
    finding = models.CharField("事项指纹", max_length=64, editable=False)
    code = models.CharField("检查项", max_length=40, editable=False)
    message = models.TextField("提示", editable=False)
    reason = models.TextField("说明理由")
    at = models.DateTimeField("时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="说明人", related_name="+")

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "检查说明"
        verbose_name_plural = "检查说明"
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["report", "finding"], name="acknowledgement_once_per_finding")]

    def __str__(self) -> str:
        return self.message[:30]
