"""What happened to a year's round: who opened, locked and unlocked it, what joined it later and what left it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models

from indicators.models.figure_steps import FigureStatus
from indicators.models.round_steps import RoundVerb
from indicators.office.records import Kept, KeptQuerySet


class RoundMoveQuerySet(KeptQuerySet["RoundMove"]):
    def with_context(self) -> Self:
        """With everything a line of the log names."""
        return self.select_related("by", "indicator", "department", "collection")

    def waiting(self) -> Self:
        """What joined a round that is open, and of which nobody has entered anything yet."""
        untouched = models.Q(
            indicator__figures__year=models.F("collection__year"), indicator__figures__status=FigureStatus.PENDING
        )
        is_open = models.Q(collection__opened_at__isnull=False, collection__locked_at=None)
        return self.filter(untouched & is_open, verb=RoundVerb.JOIN)


class RoundMove(Kept):
    """`indicator` and `department` say what joined or left; both are empty where the whole round moved."""

    collection = models.ForeignKey(
        "indicators.Collection", models.PROTECT, verbose_name="年度填报", related_name="moves"
    )
    verb = models.CharField("动作", max_length=10, choices=RoundVerb.choices)
    indicator = models.ForeignKey(
        "indicators.Indicator", models.PROTECT, verbose_name="指标", null=True, blank=True, related_name="round_moves"
    )
    department = models.ForeignKey(
        "indicators.Department", models.PROTECT, verbose_name="填报部门", null=True, blank=True, related_name="+"
    )
    note = models.TextField("说明", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="操作人", related_name="+")
    at = models.DateTimeField("时间", auto_now_add=True)

    objects = RoundMoveQuerySet.as_manager()

    class Meta:
        verbose_name = "年度填报记录"
        verbose_name_plural = "年度填报记录"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_verb_display()}{self.indicator or self.collection}"
