"""The passwords an account had, as hashes: what must not come back, and how old the present one is."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime


class PastPassword(models.Model):
    """The newest is the present one. So many are held as the site looks back on, and always that one."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="账号", related_name="+")
    password = models.CharField("密码散列", max_length=128)
    at = models.DateTimeField("设置时间", auto_now_add=True)

    class Meta:
        verbose_name = "用过的密码"
        verbose_name_plural = "用过的密码"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.user}：{date_format(localtime(self.at))}"
