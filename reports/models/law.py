"""Laws and plans by their exact titles: what the checker holds 《…》 against. Every district adds its own."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords


class Law(models.Model):
    """A row needs a source: nothing is listed from memory. A title that isn't listed is never called wrong."""

    class Kind(models.TextChoices):
        LAW = "law", "法律"
        REGULATION = "administrative_regulation", "行政法规"
        PARTY = "party_regulation", "党内法规"
        PLAN = "plan", "纲要、规划"
        POLICY = "policy", "政策文件"
        LOCAL = "local", "地方文件"

    title = models.CharField(
        "题名", max_length=100, unique=True, help_text="不带书名号，年份用一字线，如（2021—2025年）。"
    )
    short_titles = models.CharField("简称", max_length=200, blank=True, help_text="几个之间用英文分号隔开。")
    kind = models.CharField("类别", max_length=30, choices=Kind.choices)
    issuer = models.CharField("制定机关", max_length=60, blank=True)
    document_number = models.CharField("文号", max_length=60, blank=True)
    issued_on = models.CharField(
        "通过或印发日期", max_length=10, blank=True, help_text="如 2021-01-22；只知年月写 2016-12。"
    )
    in_force_on = models.CharField("施行日期", max_length=10, blank=True)
    period_from = models.PositiveSmallIntegerField("起始年", null=True, blank=True)
    period_to = models.PositiveSmallIntegerField("终止年", null=True, blank=True)
    replaced_by = models.CharField("由何文件接替", max_length=100, blank=True)
    source = models.TextField("出处", help_text="在哪里见到这个题名。没有出处的不列。")
    second_source = models.TextField("另一出处", blank=True)
    checked_on = models.DateField("核对日期", null=True, blank=True)
    note = models.TextField("说明", blank=True)

    history = HistoricalRecords(verbose_name="修改记录")

    class Meta:
        verbose_name = "法规题名"
        verbose_name_plural = "法规题名"
        ordering = ["kind", "title"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(source=""), name="law_has_a_source", violation_error_message="请写明出处。"
            ),
            models.CheckConstraint(
                condition=models.Q(period_from=None, period_to=None) | models.Q(period_to__gte=models.F("period_from")),
                name="law_period_runs_forward",
                violation_error_message="起止年份须成对填写，终止年不能早于起始年。",
            ),
        ]

    def __str__(self) -> str:
        return f"《{self.title}》"

    def clean(self) -> None:
        super().clean()
        if not self.source.strip():
            raise ValidationError({"source": "请写明出处。"})

    @property
    def names(self) -> list[str]:
        """The title and its short forms."""
        return [self.title, *(name for name in self.short_titles.split(";") if name)]
