"""The signed and sealed 填报确认表, scanned: what a department answers for with its seal."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models

from indicators.models.evidence import NAME_LENGTH


def storage_name(sheet: SignedSheet, filename: str) -> str:
    """A name nobody can guess or collide with; what the file was called is kept in `name`."""
    return f"{sheet.collection.year}/{uuid.uuid4().hex}"


class SignedSheetQuerySet(models.QuerySet["SignedSheet"]):
    def in_force(self) -> Self:
        """What has not been withdrawn."""
        return self.filter(withdrawn_at=None)


class SignedSheet(models.Model):
    """`fingerprint` is that of the figures on the sheet as it was uploaded: other figures need another signature."""

    collection = models.ForeignKey(
        "indicators.Collection", models.PROTECT, verbose_name="年度填报", related_name="signed_sheets"
    )
    department = models.ForeignKey(
        "indicators.Department", models.PROTECT, verbose_name="部门", related_name="signed_sheets"
    )
    fingerprint = models.CharField("表上数据的指纹", max_length=64, editable=False)
    file = models.FileField("文件", upload_to=storage_name, editable=False)
    name = models.CharField("文件名", max_length=NAME_LENGTH, editable=False)
    content_type = models.CharField("类型", max_length=100, editable=False)
    size = models.PositiveIntegerField("大小（字节）", editable=False)
    sha256 = models.CharField("文件指纹（SHA-256）", max_length=64, editable=False)
    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="上传人", editable=False, related_name="+"
    )
    withdrawn_at = models.DateTimeField("撤下时间", null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="撤下人",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = SignedSheetQuerySet.as_manager()

    class Meta:
        verbose_name = "填报确认表扫描件"
        verbose_name_plural = "填报确认表扫描件"
        ordering = ["collection", "department", "uploaded_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="signed_sheet_withdrawn_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return self.name
