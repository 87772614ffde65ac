"""From when a task is 临近, 滞后 or 逾期: every district's own rows."""

from __future__ import annotations

from typing import Self

from django.db import models
from simple_history.models import HistoricalRecords

from indicators.office.public import Public, PublicQuerySet
from reports.models.lights import Basis, Light, Threshold


class LightRuleQuerySet(PublicQuerySet["LightRule"]):
    def in_force(self) -> Self:
        return self.filter(is_active=True)

    def thresholds(self) -> tuple[Threshold, ...]:
        """What `reports.models.lights` reckons with."""
        return tuple(rule.threshold for rule in self.in_force())


class LightRule(Public):
    class Lit(models.TextChoices):
        """顺利 and 待定 follow from the others; no threshold leads to them."""

        NEAR = Light.NEAR.value, Light.NEAR.label
        LAGGING = Light.LAGGING.value, Light.LAGGING.label
        OVERDUE = Light.OVERDUE.value, Light.OVERDUE.label

    light = models.CharField("亮灯", max_length=10, choices=Lit.choices, help_text="几条同时符合的，以最重的为准。")
    basis = models.CharField("条件", max_length=12, choices=Basis.choices)
    days = models.PositiveSmallIntegerField("天数")
    is_active = models.BooleanField("启用", default=True)

    history = HistoricalRecords(verbose_name="修改记录")
    objects = LightRuleQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "亮灯规则"
        verbose_name_plural = "亮灯规则"
        ordering = ["light", "basis"]
        constraints = [
            models.UniqueConstraint(
                fields=["light", "basis"],
                name="light_rule_once_per_basis",
                violation_error_message="这个条件已有同样亮灯的规则，改它的天数即可。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_basis_display().removesuffix('（天）')}{self.days}天：{self.get_light_display()}"

    @property
    def threshold(self) -> Threshold:
        return Threshold(self.light, self.basis, self.days)
