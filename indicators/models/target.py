"""What was promised of an indicator for a year: 力争出庭率不低于95%, with the sentence that says so."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from indicators.numbers import formatting
from indicators.numbers.measure import Qualifier


class Target(models.Model):
    """The plan of one year's report sets it for the next; that year's report is held against it.

    The indicator's own target (`Indicator.target`) is its standing one and holds where a year has none of its own.
    """

    indicator = models.ForeignKey("indicators.Indicator", models.PROTECT, verbose_name="指标", related_name="targets")
    year = models.PositiveSmallIntegerField("年度", help_text="目标要在哪一年达到。")
    value = models.DecimalField("目标值", max_digits=18, decimal_places=4)
    qualifier = models.CharField("程度", max_length=10, choices=Qualifier.choices, blank=True, default="")
    source_sentence = models.CharField(
        "出处", max_length=300, help_text="写下这个目标的原句，如：力争出庭率不低于95%。"
    )

    history = HistoricalRecords(verbose_name="修改记录")

    class Meta:
        verbose_name = "年度目标"
        verbose_name_plural = "年度目标"
        ordering = ["-year", "indicator"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year"],
                name="target_one_for_indicator_and_year",
                violation_error_message="这个指标这一年已经有目标了。",
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=0),
                name="target_not_negative",
                violation_error_message="目标值不能是负数。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}：{self.year}年{self.text}"

    @property
    def text(self) -> str:
        """不低于95%."""
        indicator = self.indicator
        return formatting.measure(self.value, indicator.unit, indicator.kind, indicator.decimals, self.qualifier)

    def clean(self) -> None:
        super().clean()
        if self.value is not None and self.indicator_id and self.indicator.kind == "rate" and self.value > 100:
            raise ValidationError({"value": "比率不能超过100%。"})
