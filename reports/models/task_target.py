"""What a linked indicator has to reach for a task to be done."""

from __future__ import annotations

from decimal import Decimal

from django.db import models

from indicators.numbers import formatting


class TaskTarget(models.Model):
    class Bound(models.TextChoices):
        AT_LEAST = "at_least", "不低于"
        AT_MOST = "at_most", "不高于"

    task = models.ForeignKey("reports.Task", models.PROTECT, verbose_name="任务", related_name="targets")
    indicator = models.ForeignKey("indicators.Indicator", models.PROTECT, verbose_name="指标", related_name="+")
    bound = models.CharField("要求", max_length=10, choices=Bound.choices, default=Bound.AT_LEAST)
    value = models.DecimalField("目标值", max_digits=18, decimal_places=4)

    class Meta:
        verbose_name = "任务目标"
        verbose_name_plural = "任务目标"
        ordering = ["task", "indicator"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "indicator"],
                name="task_target_once_per_indicator",
                violation_error_message="这项指标已有目标值。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator}{self.text}"

    @property
    def text(self) -> str:
        """`不低于100%`."""
        one = self.indicator
        return f"{self.get_bound_display()}{formatting.measure(self.value, one.unit, one.kind, one.decimals, '')}"

    def is_met_by(self, value: Decimal) -> bool:
        return value >= self.value if self.bound == self.Bound.AT_LEAST else value <= self.value
