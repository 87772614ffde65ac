"""What moves after publication, and only so: corrections and withdrawals, each with a public reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from indicators.models import Figure
from indicators.office.public import Public, PublicQuerySet
from indicators.office.records import Kept, KeptQuerySet, Lasting
from reports.models.edition import Edition
from reports.models.report import Report
from reports.models.text import Item, Part, Section, TextBlock


class Correction(Lasting):
    """A published report reopened for the blocks and figures it names, and for tasks its plan promises; closed by the
    edition it leads to."""

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="报告", related_name="corrections")
    reason = models.TextField("更正理由", help_text="随新版次公开。")
    parts = models.ManyToManyField(Part, verbose_name="部分", blank=True, related_name="+")
    sections = models.ManyToManyField(Section, verbose_name="小节", blank=True, related_name="+")
    items = models.ManyToManyField(Item, verbose_name="条目", blank=True, related_name="+")
    figures = models.ManyToManyField("indicators.Figure", verbose_name="数据", blank=True, related_name="+")
    opens_lead = models.BooleanField("导语", default=False)
    opens_head = models.BooleanField("公文要素", default=False, help_text="标题、主送、落款、文号、成文日期等。")
    opens_tasks = models.BooleanField("下一年度任务", default=False, help_text="可以从报告的承诺中增列任务。")
    opened_at = models.DateTimeField("启动时间", auto_now_add=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="启动人", related_name="+")
    closed_at = models.DateTimeField("结束时间", null=True, blank=True)
    edition = models.OneToOneField(
        Edition, models.PROTECT, verbose_name="更正版次", null=True, blank=True, related_name="correction"
    )

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "更正"
        verbose_name_plural = "更正"
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["report"], condition=Q(closed_at__isnull=True), name="correction_one_open_per_report"
            ),
            models.CheckConstraint(
                condition=Q(edition__isnull=True) | Q(closed_at__isnull=False), name="correction_with_edition_is_closed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}的更正：{self.reason[:20]}"

    def names(self, block: TextBlock) -> bool:
        """Whether this correction opens the block."""
        return self._blocks_like(block).filter(pk=block.pk).exists()

    def blocks(self) -> list[TextBlock]:
        """Every block this correction opens."""
        return [*self.parts.all(), *self.sections.all(), *self.items.all()]

    def opens(self, fields: Iterable[str]) -> bool:
        """Whether this correction opens every one of the report's own fields: `lead`, or those of its head."""
        return all(self.opens_lead if field == "lead" else self.opens_head for field in fields)

    def name(self, blocks: Iterable[TextBlock], figures: Iterable[Figure]) -> None:
        """Open these blocks and figures."""
        for block in blocks:
            self._blocks_like(block).add(block)
        self.figures.add(*figures)

    def close(self, edition: Edition | None) -> None:
        """Ended by its edition, or given up."""
        self.closed_at, self.edition = timezone.now(), edition
        self.save()

    def _blocks_like(self, block: TextBlock) -> Any:
        return {Part: self.parts, Section: self.sections, Item: self.items}[type(block)]


class WithdrawalQuerySet(KeptQuerySet["Withdrawal"], PublicQuerySet["Withdrawal"]):  # type: ignore[override]
    """Written once."""


class Withdrawal(Kept, Public):
    """An edition taken away from the public. Its address answers 410 with number, date and reason."""

    edition = models.OneToOneField(Edition, models.PROTECT, verbose_name="版次", related_name="withdrawal")
    reason = models.TextField("撤回理由", help_text="对外公开。")
    at = models.DateTimeField("撤回时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="撤回人", related_name="+")

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "版次撤回"
        verbose_name_plural = "版次撤回"
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"撤回{self.edition}"
