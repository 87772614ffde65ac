"""Which figures are parts of which other: what the checker may add up."""

from __future__ import annotations

from django.db import models
from simple_history.models import HistoricalRecords


class Total(models.Model):
    """The parts together should not exceed the whole."""

    whole = models.ForeignKey("indicators.Indicator", models.PROTECT, verbose_name="总数", related_name="+")
    parts = models.ManyToManyField("indicators.Indicator", verbose_name="其中", related_name="+")
    is_strict = models.BooleanField(
        "必须成立", default=False, help_text="勾选后，超出即为错误，不能发布；不勾选则为提醒，写明理由可以发布。"
    )
    note = models.CharField("说明", max_length=200, blank=True, help_text="超出时可能的缘由，如：结案含上年结转。")

    history = HistoricalRecords(verbose_name="修改记录", m2m_fields=[parts])

    class Meta:
        verbose_name = "总分关系"
        verbose_name_plural = "总分关系"
        ordering = ["whole", "pk"]

    def __str__(self) -> str:
        return f"{self.whole}及其中项"
