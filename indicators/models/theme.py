"""What a figure is about: themes group indicators across years, whatever a year's report calls its sections."""

from __future__ import annotations

from django.db import models
from simple_history.models import HistoricalRecords

from indicators.office.public import Public, PublicQuerySet


class Theme(Public):
    code = models.SlugField("代码", max_length=60, unique=True, help_text="英文小写与下划线，建立后不再更改。")
    name = models.CharField("名称", max_length=40, unique=True)
    short_name = models.CharField("简称", max_length=10, help_text="四字左右，用于导航与图表。")
    description = models.CharField("说明", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField("排序", default=0)

    history = HistoricalRecords(verbose_name="修改记录")
    objects = PublicQuerySet["Theme"].as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "主题"
        verbose_name_plural = "主题"
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name
