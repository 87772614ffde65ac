"""登录记录: who signed in or failed to, when and from where. Written once."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from indicators.office.records import Kept, KeptQuerySet


class SignInAttempt(Kept):
    """What was typed as a name that no account has is not kept: people type passwords there."""

    class Outcome(models.TextChoices):
        SUCCESS = "success", "登录成功"
        FAILURE = "failure", "用户名或密码错误"
        CLOSED = "closed", "账号已停用"
        LOCKED = "locked", "失败过多，已锁定"
        PROVED = "proved", "动态码正确"
        WRONG_CODE = "wrong_code", "动态码错误"
        SIGNED_ON = "signed_on", "统一身份认证登录成功"
        UNLINKED = "unlinked", "统一身份认证的身份没有绑定账号"
        UNPROVED = "unproved", "统一身份认证没有通过核对"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="账号", related_name="+", null=True, blank=True
    )
    outcome = models.CharField("结果", max_length=10, choices=Outcome.choices)
    address = models.GenericIPAddressField("来源地址", null=True, blank=True, unpack_ipv4=True)
    browser = models.CharField("浏览器", max_length=200, blank=True)
    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "登录记录"
        verbose_name_plural = "登录记录"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.user or '没有这个账号'}：{self.get_outcome_display()}"
