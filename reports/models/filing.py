"""To whom a report was submitted (上报) before it was made public."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from indicators.office.files.handed_file import NAME_LENGTH, StoredFile
from indicators.office.records import Kept, KeptQuerySet
from reports.models.report import Report


def storage_name(filing: Filing, filename: str) -> str:
    """Where the receipt is kept."""
    return f"filings/{uuid.uuid4().hex}"


class Filing(StoredFile, Kept):
    """Written once. 《法治政府建设与责任落实督察工作规定》: to the Party committee and
    congress of its level and one level up, by 1 March."""

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="报告", related_name="filings")
    recipient = models.CharField("报送对象", max_length=60, help_text="如：区委、区人大常委会、市人民政府。")
    filed_on = models.DateField("报送日期")
    note = models.CharField("说明", max_length=200, blank=True)
    file = models.FileField("回执", upload_to=storage_name, blank=True, editable=False)
    name = models.CharField("回执文件名", max_length=NAME_LENGTH, blank=True, editable=False)
    content_type = models.CharField("回执类型", max_length=100, blank=True, editable=False)
    size = models.PositiveIntegerField("回执大小（字节）", default=0, editable=False)
    sha256 = models.CharField("回执指纹（SHA-256）", max_length=64, blank=True, editable=False)
    recorded_at = models.DateTimeField("登记时间", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="登记人", related_name="+")

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "上报记录"
        verbose_name_plural = "上报记录"
        ordering = ["report", "filed_on"]

    def __str__(self) -> str:
        return f"{self.filed_on}报送{self.recipient}"
