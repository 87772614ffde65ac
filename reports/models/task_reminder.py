"""That somebody was reminded of a task, once a day at most, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from indicators.office.records import Kept, KeptQuerySet
from reports.models.task import Task


class TaskReminder(Kept):
    task = models.ForeignKey(Task, models.PROTECT, verbose_name="任务", related_name="reminders")
    on = models.DateField("日期")
    due_on = models.DateField("当时的完成时限")
    text = models.TextField("内容")
    recipients = models.CharField("接收人", max_length=500, blank=True)
    is_delivered = models.BooleanField("已送出", default=False)
    result = models.CharField("结果", max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="提醒人", related_name="+")

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "任务提醒"
        verbose_name_plural = "任务提醒"
        ordering = ["-on", "task"]
        constraints = [models.UniqueConstraint(fields=["task", "on"], name="task_reminder_once_a_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.task}"
