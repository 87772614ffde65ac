"""What happened to a report on its way to its readers."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from indicators.office.records import Kept, KeptQuerySet
from reports.models.report_steps import ReportVerb, Stage


class ReportMove(Kept):
    """One step: who, when, from where to where, and why. Written once."""

    report = models.ForeignKey("reports.Report", models.PROTECT, verbose_name="报告", related_name="moves")
    verb = models.CharField("动作", max_length=12, choices=ReportVerb.choices)
    stage_from = models.CharField("原阶段", max_length=12, choices=Stage.choices)
    stage_to = models.CharField("新阶段", max_length=12, choices=Stage.choices)
    at = models.DateTimeField("时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="操作人", related_name="+")
    by_command = models.BooleanField("命令行", default=False, help_text="在服务器上用命令办理，以操作人的名义。")
    note = models.TextField("说明", blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "报告流程记录"
        verbose_name_plural = "报告流程记录"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.report}"
