"""Why a figure is right although a rule doubts it: written by the department, kept for ever."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from indicators.office.records import Kept, KeptQuerySet


class ExplanationQuerySet(KeptQuerySet["Explanation"]):
    pass


class Explanation(Kept):
    """`finding` is the sentence that was answered, `basis` the numbers it rested on: other numbers need another
    explanation."""

    figure = models.ForeignKey("indicators.Figure", models.PROTECT, verbose_name="数据", related_name="explanations")
    rule = models.ForeignKey("indicators.Rule", models.PROTECT, verbose_name="规则", related_name="explanations")
    version = models.PositiveIntegerField("填报版本")
    finding = models.TextField("所说明的问题")
    basis = models.TextField("当时的数")
    text = models.CharField("说明", max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="说明人", related_name="+")
    at = models.DateTimeField("时间", auto_now_add=True)

    objects = ExplanationQuerySet.as_manager()

    class Meta:
        verbose_name = "校验说明"
        verbose_name_plural = "校验说明"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text
