"""统一身份认证: which identity of the authority's own sign-on an account comes in by."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime


class Identity(models.Model):
    """Issuer and subject alone say who it is; a name or a mail address may be somebody else's tomorrow."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="账号", related_name="+")
    issuer = models.CharField("认证平台", max_length=200)
    subject = models.CharField("身份标识", max_length=255)
    at = models.DateTimeField("绑定时间", auto_now_add=True)

    class Meta:
        verbose_name = "统一身份认证绑定"
        verbose_name_plural = "统一身份认证绑定"
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "subject"],
                name="an_identity_is_one_accounts",
                violation_error_message="这个身份已经绑定了一个账号。",
            ),
            models.UniqueConstraint(
                fields=["issuer", "user"],
                name="an_account_has_one_identity",
                violation_error_message="这个账号已经绑定了一个身份。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}：{date_format(localtime(self.at))}绑定"
