"""What happened to an imported report on its way from a file to its readers."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from indicators.office.records import Kept, KeptQuerySet
from reports.models.imported_steps import ImportStage, ImportVerb


class ImportMove(Kept):
    """One step: who, when, from where to where, and why. Written once."""

    imported = models.ForeignKey(
        "reports.ImportedReport", models.PROTECT, verbose_name="补录报告", related_name="moves"
    )
    verb = models.CharField("动作", max_length=12, choices=ImportVerb.choices)
    stage_from = models.CharField("原阶段", max_length=12, choices=ImportStage.choices)
    stage_to = models.CharField("新阶段", max_length=12, choices=ImportStage.choices)
    at = models.DateTimeField("时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="操作人", related_name="+")
    note = models.TextField("说明", blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "补录流程记录"
        verbose_name_plural = "补录流程记录"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.imported}"
