"""待同意的角色和部门: what the sign-on would give somebody; an administrator says yes or no."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from indicators.office.constraints import all_or_none
from indicators.office.roles import Role


class ProposedRightQuerySet(models.QuerySet["ProposedRight"]):
    def waiting(self) -> ProposedRightQuerySet:
        """Nobody has said yes or no; of accounts in service."""
        return self.filter(declined_at=None, user__is_active=True)


class ProposedRight(models.Model):
    """Goes with the yes, which the log of rights keeps, or when the sign-on no longer says so. A no stays, to be asked once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="账号", related_name="+")
    role = models.CharField("角色", max_length=20, choices=[(role.value, role.value) for role in Role], blank=True)
    department = models.ForeignKey(
        "indicators.Department", models.PROTECT, verbose_name="部门", related_name="+", null=True, blank=True
    )
    at = models.DateTimeField("时间", auto_now_add=True)
    declined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="不同意的人", related_name="+", null=True, blank=True
    )
    declined_at = models.DateTimeField("不同意的时间", null=True, blank=True)

    objects = ProposedRightQuerySet.as_manager()

    class Meta:
        verbose_name = "待同意的角色或部门"
        verbose_name_plural = "待同意的角色或部门"
        ordering = ["at", "pk"]
        constraints = [
            all_or_none("declined_by", "declined_at", name="a_no_names_who_and_when"),
            models.CheckConstraint(
                name="a_role_or_a_department_is_proposed",
                condition=(Q(role="") & Q(department__isnull=False)) | (~Q(role="") & Q(department__isnull=True)),
            ),
            models.UniqueConstraint(
                fields=["user", "role"], condition=Q(department__isnull=True), name="a_role_is_proposed_once"
            ),
            models.UniqueConstraint(
                fields=["user", "department"],
                condition=Q(department__isnull=False),
                name="a_department_is_proposed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}：{self.what}"

    @property
    def what(self) -> str:
        """The role or the department, in words."""
        return self.role or str(self.department)
