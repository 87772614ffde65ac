"""Which shipped data sets this database has already received."""

from __future__ import annotations

from django.db import models


class LoadedFixture(models.Model):
    """A data set is loaded once and then belongs to the people who edit it: it is never overwritten or resurrected."""

    name = models.CharField("数据集", max_length=100, unique=True)
    loaded_at = models.DateTimeField("载入时间", auto_now_add=True)

    class Meta:
        verbose_name = "已载入数据集"
        verbose_name_plural = "已载入数据集"
        ordering = ["loaded_at", "name"]

    def __str__(self) -> str:
        return self.name
