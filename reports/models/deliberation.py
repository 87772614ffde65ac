"""审议意见: what the people's congress said of a report it had heard; each opinion is followed as a task."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.formats import date_format

from indicators.office.public import Public, PublicQuerySet
from indicators.office.records import Kept, KeptQuerySet
from reports.models.report import Report


class DeliberationQuerySet(KeptQuerySet["Deliberation"], PublicQuerySet["Deliberation"]):  # type: ignore[override]
    """Written once, read in public."""


class Deliberation(Kept, Public):
    """The paper that holds the opinions, as it is cited. Written once."""

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="审议的报告", related_name="deliberations")
    organ = models.CharField("审议机关", max_length=60, help_text="如：区人大常委会。")
    number = models.CharField("文号", max_length=60, help_text="照抄审议意见上的文号。")
    on = models.DateField("日期")
    recorded_at = models.DateTimeField("登记时间", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="登记人", related_name="+")

    objects = DeliberationQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "审议意见"
        verbose_name_plural = "审议意见"
        ordering = ["report", "on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "number"],
                name="deliberation_once_by_number",
                violation_error_message="该机关这个文号的审议意见已经登记过。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organ}审议意见（{self.number}）"

    @property
    def cited(self) -> str:
        """`区人大常委会审议意见（某人常〔2021〕5号，2021年5月20日）`."""
        return f"{self.organ}审议意见（{self.number}，{date_format(self.on)}）"
