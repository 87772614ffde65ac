"""Files that prove a figure. Stored outside the web root, served only to those who may see them."""

from __future__ import annotations

import uuid

from django.db import models

from indicators.office.files.handed_file import HandedFile, HandedFileQuerySet, withdrawn_whole


def storage_name(evidence: Evidence, filename: str) -> str:
    """Where the file is kept."""
    return f"{evidence.figure.year}/{uuid.uuid4().hex}"


class Evidence(HandedFile):
    figure = models.ForeignKey("indicators.Figure", models.PROTECT, verbose_name="数据", related_name="evidence")
    file = models.FileField("文件", upload_to=storage_name, editable=False)

    objects = HandedFileQuerySet.as_manager()

    class Meta:
        verbose_name = "佐证材料"
        verbose_name_plural = "佐证材料"
        ordering = ["figure", "uploaded_at"]
        constraints = [withdrawn_whole("evidence_withdrawn_at_and_by")]
