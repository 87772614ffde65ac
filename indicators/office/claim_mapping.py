"""身份对应: which role or department a value that the sign-on sends stands for."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from indicators.office.roles import Role


class ClaimMapping(models.Model):
    """A role or department that stands in one of these rows is governed by the sign-on; any other never is."""

    value = models.CharField("统一身份认证里的值", max_length=100, help_text="与认证平台发来的完全一致，区分大小写。")
    role = models.CharField(
        "对应的角色", max_length=20, choices=[(role.value, role.value) for role in Role], blank=True
    )
    department = models.ForeignKey(
        "indicators.Department", models.PROTECT, verbose_name="对应的部门", related_name="+", null=True, blank=True
    )

    class Meta:
        verbose_name = "身份对应"
        verbose_name_plural = "身份对应"
        ordering = ["value", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_value_stands_for_role_or_department",
                condition=(Q(role="") & Q(department__isnull=False)) | (~Q(role="") & Q(department__isnull=True)),
                violation_error_message="角色和部门选填一个；两个都要的，分两行写。",
            ),
            models.UniqueConstraint(
                fields=["value", "role"],
                condition=Q(department__isnull=True),
                name="a_value_stands_for_a_role_once",
                violation_error_message="已经有这一行。",
            ),
            models.UniqueConstraint(
                fields=["value", "department"],
                condition=Q(department__isnull=False),
                name="a_value_stands_for_a_department_once",
                violation_error_message="已经有这一行。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} → {self.role or self.department}"

    def clean(self) -> None:
        """Spaces around a value that was pasted would never be sent."""
        self.value = self.value.strip()
        if not self.value:
            raise ValidationError({"value": "请填写认证平台发来的值。"})
