"""权限变更: what an account was allowed before and after, by whom, through which door. Written once."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from indicators.office.records import Kept, KeptQuerySet


class RightsChange(Kept):
    class What(models.TextChoices):
        ACCOUNT = "account", "账号"
        ROLES = "roles", "角色"
        DEPARTMENTS = "departments", "所属部门"
        SUPERUSER = "superuser", "超级管理员"
        PASSWORD = "password", "密码"
        SECOND_FACTOR = "second_factor", "第二重验证"
        PERSONAL_DATA = "personal_data", "个人信息"
        IDENTITY = "identity", "统一身份认证"

    class Way(models.TextChoices):
        PAGE = "page", "用户页面"
        SHEET = "sheet", "人员表"
        HAND_OVER = "hand_over", "工作交接"
        MERGER = "merger", "部门合并"
        COMMAND = "command", "命令行"
        SIGN_ON = "sign_on", "统一身份认证"

    TAKEN_ALONG, TAKEN_AWAY = "导出", "去除"
    """What is done with personal data by others than the person."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="账号", related_name="+")
    what = models.CharField("事项", max_length=20, choices=What.choices)
    before = models.CharField("变更前", max_length=500, blank=True)
    after = models.CharField("变更后", max_length=500, blank=True)
    door = models.CharField("途径", max_length=20, choices=Way.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="操作人", related_name="+", null=True, blank=True
    )
    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "权限变更"
        verbose_name_plural = "权限变更"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="rights_change_names_who",
                condition=models.Q(by__isnull=False) | models.Q(door__in=["command", "sign_on"]),
                violation_error_message="只有命令行和统一身份认证的变更可以没有操作人。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}：{self.get_what_display()}"

    @property
    def actor(self) -> str:
        """Who did it; on the machine itself, and where the sign-on takes a role away, nobody is signed in."""
        return str(self.by) if self.by else self.get_door_display()
