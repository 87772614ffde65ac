"""Files that prove a figure. Stored outside the web root, served only to those who may see them."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models

NAME_LENGTH = 200


def storage_name(evidence: Evidence, filename: str) -> str:
    """A name nobody can guess or collide with; what the file was called is kept in `name`."""
    return f"{evidence.figure.year}/{uuid.uuid4().hex}"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def in_force(self) -> Self:
        """What has not been withdrawn."""
        return self.filter(withdrawn_at=None)


class Evidence(models.Model):
    figure = models.ForeignKey("indicators.Figure", models.PROTECT, verbose_name="数据", related_name="evidence")
    file = models.FileField("文件", upload_to=storage_name, editable=False)
    name = models.CharField("文件名", max_length=NAME_LENGTH, editable=False)
    content_type = models.CharField("类型", max_length=100, editable=False)
    size = models.PositiveIntegerField("大小（字节）", editable=False)
    sha256 = models.CharField("指纹（SHA-256）", max_length=64, editable=False)
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

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = "佐证材料"
        verbose_name_plural = "佐证材料"
        ordering = ["figure", "uploaded_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="evidence_withdrawn_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return self.name
