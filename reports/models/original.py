"""Where a report was published before this site was: what every page and file of it must say."""

from __future__ import annotations

from django.db import models
from django.utils.formats import date_format

from indicators.office.public import Public, PublicQuerySet
from indicators.office.records import Kept, KeptQuerySet
from reports.models.imported import ImportedReport
from reports.models.report import Report


class OriginalQuerySet(KeptQuerySet["Original"], PublicQuerySet["Original"]):  # type: ignore[override]
    pass


class Original(Kept, Public):
    """Written once, by `reports.publishing.imported`. The file itself is kept with the import it was read from."""

    report = models.OneToOneField(Report, models.PROTECT, verbose_name="报告", related_name="original")
    imported = models.OneToOneField(
        ImportedReport, models.PROTECT, verbose_name="补录报告", related_name="published_as"
    )
    published_on = models.DateField("原发布日期")
    address = models.URLField("原文网址", max_length=500, blank=True)
    file_name = models.CharField("原文件名", max_length=200)
    sha256 = models.CharField("原文件指纹（SHA-256）", max_length=64)

    objects = OriginalQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "原件"
        verbose_name_plural = "原件"
        ordering = ["-report__year"]

    def __str__(self) -> str:
        return f"{self.report}（{self.notice}）"

    @property
    def notice(self) -> str:
        """What every page and every download says."""
        return f"原发布于{date_format(self.published_on)}，本站补录，未经本系统审核"
