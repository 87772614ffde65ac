"""What was promised: the tasks in a report's plan for the next year."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from reports.models.report import Report
from reports.models.text import Item, Section


class TaskQuerySet(models.QuerySet["Task"]):
    def of_year(self, year: int) -> Self:
        return self.filter(year=year)

    def with_context(self) -> Self:
        """With area, departments and linked indicators, for pages that name them."""
        return self.select_related("area", "lead_department", "suggested_lead", "report").prefetch_related(
            "indicators", "co_departments", "suggested_co_departments"
        )


class Task(models.Model):
    """A promise of one year, to be answered in the next. What the source does not say stays 待定."""

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", "未启动"
        ACKNOWLEDGED = "acknowledged", "已签收"
        IN_PROGRESS = "in_progress", "进行中"
        DONE = "done", "已完成待核"
        CLOSED = "closed", "已销号"
        SUSPENDED = "suspended", "已暂缓"
        CANCELLED = "cancelled", "已取消"

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="作出承诺的报告", related_name="tasks")
    year = models.PositiveSmallIntegerField("落实年度")
    code = models.CharField("编号", max_length=20, help_text="如 T1-1；网址为“年度-编号”。")
    area = models.ForeignKey(Section, models.PROTECT, verbose_name="所属方面", related_name="tasks")
    title = models.CharField("任务", max_length=200)
    source_phrase = models.TextField("报告原文", help_text="报告中作出承诺的原话，一字不改。")
    measure = models.CharField("怎样衡量", max_length=100, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)
    lead_department = models.ForeignKey(
        "indicators.Department",
        models.PROTECT,
        verbose_name="牵头部门",
        null=True,
        blank=True,
        related_name="led_tasks",
        help_text="空着即为“待定”。",
    )
    co_departments = models.ManyToManyField(
        "indicators.Department", verbose_name="配合部门", blank=True, related_name="co_tasks"
    )
    suggested_lead = models.ForeignKey(
        "indicators.Department",
        models.PROTECT,
        verbose_name="建议牵头部门",
        null=True,
        blank=True,
        related_name="+",
        help_text="编目人员的推断，只供工作人员参考，不对外显示。",
    )
    suggested_co_departments = models.ManyToManyField(
        "indicators.Department", verbose_name="建议配合部门", blank=True, related_name="+"
    )
    indicators = models.ManyToManyField("indicators.Indicator", verbose_name="相关指标", blank=True, related_name="+")
    due_on = models.DateField("完成时限", null=True, blank=True, help_text="空着即为“待定”。")
    status = models.CharField("状态", max_length=15, choices=Status.choices, default=Status.NOT_STARTED)
    answered_by = models.ForeignKey(
        Item,
        models.PROTECT,
        verbose_name="回应条目",
        null=True,
        blank=True,
        related_name="answered_tasks",
        help_text="下一年度报告中回应本项承诺的条目。",
    )
    order = models.PositiveSmallIntegerField("排序", default=0)

    history = HistoricalRecords(verbose_name="修改记录")
    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "任务"
        verbose_name_plural = "任务"
        ordering = ["-year", "order", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "code"],
                name="task_code_once_per_year",
                violation_error_message="该编号已被使用。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("task", args=[self.address])

    @property
    def address(self) -> str:
        """What the task is called in addresses and conversations: `2020-T1-1`."""
        return f"{self.year}-{self.code}"


class TaskUpdate(models.Model):
    """A dated entry in a task's log. Written once."""

    task = models.ForeignKey(Task, models.PROTECT, verbose_name="任务", related_name="updates")
    at = models.DateTimeField("时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="记录人", related_name="+")
    text = models.TextField("进展")
    status_from = models.CharField("原状态", max_length=15, choices=Task.Status.choices)
    status_to = models.CharField("新状态", max_length=15, choices=Task.Status.choices)

    class Meta:
        verbose_name = "任务进展"
        verbose_name_plural = "任务进展"
        ordering = ["task", "-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.text[:20]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ValidationError("进展记录不能修改，请另加一条。")
        super().save(*args, **kwargs)
