"""A way of looking at the series that somebody gave a name, for colleagues to open again."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse


class SavedView(models.Model):
    """`query` is the part of the address after the question mark: a view is nothing but its address."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="保存人", related_name="saved_views"
    )
    name = models.CharField("名称", max_length=40)
    query = models.CharField("地址参数", max_length=1000)
    saved_at = models.DateTimeField("保存时间", auto_now=True)

    class Meta:
        verbose_name = "已存视图"
        verbose_name_plural = "已存视图"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                name="saved_view_name_once_per_owner",
                violation_error_message="您已有同名的视图。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('explore')}?{self.query}"
