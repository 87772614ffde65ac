"""催报: that a department was asked for what it owes, how, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from indicators.office.records import Kept, KeptQuerySet


class Reminder(Kept):
    class Channel(models.TextChoices):
        COPIED = "copied", "已复制转发"
        PHONED = "phoned", "电话"
        MAIL = "mail", "电子邮件"

    collection = models.ForeignKey(
        "indicators.Collection", models.PROTECT, verbose_name="年度填报", related_name="reminders"
    )
    department = models.ForeignKey(
        "indicators.Department", models.PROTECT, verbose_name="部门", related_name="reminders"
    )
    channel = models.CharField("方式", max_length=10, choices=Channel.choices)
    text = models.TextField("内容")
    recipients = models.CharField("接收人", max_length=500, blank=True)
    is_delivered = models.BooleanField("已送出", default=True)
    result = models.CharField("结果", max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="催报人", related_name="+")
    at = models.DateTimeField("时间", auto_now_add=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "催报记录"
        verbose_name_plural = "催报记录"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.department}：{self.get_channel_display()}"
