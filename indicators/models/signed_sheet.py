"""The signed and sealed 填报确认表, scanned: what a department answers for with its seal."""

from __future__ import annotations

import uuid

from django.db import models

from indicators.office.files.handed_file import HandedFile, HandedFileQuerySet, withdrawn_whole


def storage_name(sheet: SignedSheet, filename: str) -> str:
    """Where the scan is kept."""
    return f"{sheet.collection.year}/{uuid.uuid4().hex}"


class SignedSheet(HandedFile):
    """`fingerprint` is that of the figures on the sheet as it was uploaded: other figures need another signature."""

    collection = models.ForeignKey(
        "indicators.Collection", models.PROTECT, verbose_name="年度填报", related_name="signed_sheets"
    )
    department = models.ForeignKey(
        "indicators.Department", models.PROTECT, verbose_name="部门", related_name="signed_sheets"
    )
    fingerprint = models.CharField("表上数据的指纹", max_length=64, editable=False)
    file = models.FileField("文件", upload_to=storage_name, editable=False)
    sha256 = models.CharField("文件指纹（SHA-256）", max_length=64, editable=False)

    objects = HandedFileQuerySet.as_manager()

    class Meta:
        verbose_name = "填报确认表扫描件"
        verbose_name_plural = "填报确认表扫描件"
        ordering = ["collection", "department", "uploaded_at"]
        constraints = [withdrawn_whole("signed_sheet_withdrawn_at_and_by")]
