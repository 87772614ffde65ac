"""Phrases with a number in them that count nothing: 三项制度, 一张清单, “四办”."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from simple_history.models import HistoricalRecords


class SetPhrase(models.Model):
    """The checker passes over the numbers inside such a phrase, wherever it stands. Every district adds its own."""

    text = models.CharField(
        "提法",
        max_length=60,
        unique=True,
        validators=[RegexValidator(r"[^\W\d零〇一二两三四五六七八九十百千万亿]", "不能只写数字：要写出完整的提法。")],
        help_text="照正文的写法，如：三项制度、3个工作日。",
    )
    note = models.CharField("说明", max_length=200, blank=True, help_text="出自哪里，为什么不是统计数字。")

    history = HistoricalRecords(verbose_name="修改记录")

    class Meta:
        verbose_name = "固定提法"
        verbose_name_plural = "固定提法"
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text
