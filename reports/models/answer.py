"""What became of a promise, as next year's report says it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from reports.document.main_points import OUTCOMES
from reports.models.task import Task
from reports.models.text import Item


class PromiseOutcome(models.TextChoices):
    """The value as documents freeze it, which know its words."""

    KEPT = "kept", OUTCOMES["kept"]
    PARTLY = "partly", OUTCOMES["partly"]
    NOT = "not", OUTCOMES["not"]


class Answer(models.Model):
    """Bound to the item that answers it; without an item it is explained under 不足. Written by `reports.tracker.answers`."""

    task = models.OneToOneField(Task, models.PROTECT, verbose_name="任务", related_name="answer")
    item = models.ForeignKey(
        Item,
        models.PROTECT,
        verbose_name="回应条目",
        null=True,
        blank=True,
        related_name="answers",
        help_text="本年度报告中回应这项承诺的条目；没有条目的，在“存在的不足”中说明。",
    )
    outcome = models.CharField("落实情况", max_length=10, choices=PromiseOutcome.choices)
    words = models.TextField("说明", help_text="随报告公开。")
    at = models.DateTimeField("时间", auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="填写人", related_name="+")

    history = HistoricalRecords(verbose_name="修改记录")

    class Meta:
        verbose_name = "承诺落实"
        verbose_name_plural = "承诺落实"
        ordering = ["task"]
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=False) | ~Q(outcome=PromiseOutcome.KEPT), name="answer_kept_names_its_item"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="answer_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.task}：{self.get_outcome_display()}"
