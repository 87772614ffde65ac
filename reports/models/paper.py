"""The papers that went out: each head's file as it was made of the approved text."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from indicators.office.files.handed_file import StoredFile
from indicators.office.records import Kept, KeptQuerySet
from reports.models.report import Report


def storage_name(paper: Paper, filename: str) -> str:
    """Where the file is kept."""
    return f"papers/{uuid.uuid4().hex}"


class Paper(StoredFile, Kept):
    """Written once. `text_hash` is the fingerprint of the text that was approved, `sha256` that of the file."""

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="报告", related_name="papers")
    recipient = models.CharField("报送对象", max_length=30)
    letterhead = models.TextField("版头和版记（JSON）", editable=False)
    text_hash = models.CharField("文本指纹（SHA-256）", max_length=64, editable=False)
    file = models.FileField("文件", upload_to=storage_name, editable=False)
    made_at = models.DateTimeField("归档时间", auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="归档人", related_name="+")

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "归档的公文"
        verbose_name_plural = "归档的公文"
        ordering = ["report", "-made_at", "-pk"]
