"""To whom a report was submitted (上报) before it was made public."""

from __future__ import annotations

from pathlib import PurePath

from django.conf import settings
from django.db import models
from django.db.models.fields.files import FieldFile

from indicators.evidence import FILE_TYPES
from indicators.models.kept import Kept, KeptQuerySet
from reports.models.report import Report


class Filing(Kept):
    """Written once. 《法治政府建设与责任落实督察工作规定》: to the Party committee and
    congress of its level and one level up, by 1 March."""

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="报告", related_name="filings")
    recipient = models.CharField("报送对象", max_length=60, help_text="如：区委、区人大常委会、市人民政府。")
    filed_on = models.DateField("报送日期")
    note = models.CharField("说明", max_length=200, blank=True)
    evidence = models.FileField("回执", upload_to="filings/", blank=True, editable=False)
    evidence_name = models.CharField("回执文件名", max_length=200, blank=True, editable=False)
    recorded_at = models.DateTimeField("登记时间", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="登记人", related_name="+")

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "上报记录"
        verbose_name_plural = "上报记录"
        ordering = ["report", "filed_on"]

    def __str__(self) -> str:
        return f"{self.filed_on}报送{self.recipient}"

    @property
    def file(self) -> FieldFile:
        """The receipt; with `name` and `content_type` it is served like evidence."""
        return self.evidence

    @property
    def name(self) -> str:
        return self.evidence_name

    @property
    def content_type(self) -> str:
        return FILE_TYPES[PurePath(self.evidence_name).suffix.lstrip(".").lower()].content_type
