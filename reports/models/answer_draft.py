"""What an editor has written about a promise and not finished: kept, counted as no answer, shown to nobody else outside."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from reports.models.answer import PromiseOutcome
from reports.models.task import Task
from reports.models.text import Item


class AnswerDraft(models.Model):
    """Beside an answer it is what shall take its place. It goes when an answer is kept or taken back."""

    task = models.OneToOneField(Task, models.CASCADE, verbose_name="任务", related_name="answer_draft")
    item = models.ForeignKey(Item, models.SET_NULL, verbose_name="回应条目", null=True, blank=True, related_name="+")
    outcome = models.CharField("落实情况", max_length=10, choices=PromiseOutcome.choices, blank=True)
    words = models.TextField("说明", blank=True)
    at = models.DateTimeField("时间", auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="填写人", related_name="+")

    class Meta:
        verbose_name = "承诺落实草稿"
        verbose_name_plural = "承诺落实草稿"
        ordering = ["task"]

    def __str__(self) -> str:
        return f"{self.task}（草稿）"
