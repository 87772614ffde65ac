"""The heads under which one report goes out: to whom, and what stands above and below the words."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from simple_history.models import HistoricalRecords

from indicators.models import User
from indicators.office.constraints import all_or_none
from indicators.office.steps import Refused, Shared
from reports.models.permissions import user_can_file
from reports.models.report import Report

NO_RIGHT = "您没有权限填写版头和版记：须由编辑或发布人办理。"
WORDS = (
    "recipient",
    "addressees",
    "masthead",
    "number",
    "signer",
    "note",
    "copies",
    "printer",
    "printed_on",
    "has_figures",
)
OF_EVERY_YEAR = ("recipient", "addressees", "masthead", "note", "copies", "printer", "has_figures")
"""What last year's head says for this year, too: not its number, signer and date."""


class PaperHead(Shared):
    """One recipient's 版头 and 版记. The words between them are the report's."""

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="报告", related_name="heads")
    recipient = models.CharField("报送对象", max_length=30, help_text="这一份给谁，如：区委、区人大常委会、市政府。")
    addressees = models.CharField("主送机关", max_length=200, blank=True, help_text="规范化全称或简称，不用写冒号。")
    masthead = models.CharField(
        "发文机关标志", max_length=40, blank=True, help_text="如：某某区人民政府文件。用红色排在最上方。"
    )
    number = models.CharField("发文字号", max_length=60, blank=True, help_text="如：某政〔2020〕1号。")
    signer = models.CharField("签发人", max_length=40, blank=True, help_text="上行文（报告）写签发人姓名，其他空着。")
    note = models.CharField("附注", max_length=200, blank=True, help_text="如：联系人、印发传达范围。不用写括号。")
    copies = models.CharField("抄送机关", max_length=300, blank=True, help_text="同级之间用逗号，层次之间用分号。")
    printer = models.CharField("印发机关", max_length=60, blank=True)
    printed_on = models.DateField("印发日期", null=True, blank=True)
    has_figures = models.BooleanField("附全部数据表", default=False, help_text="作为最后一个附件，列出本年度全部数据。")
    version = models.PositiveIntegerField("版本", default=0, editable=False)
    edited_at = models.DateTimeField("最后修改时间", null=True, blank=True, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="最后修改人",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    history = HistoricalRecords(verbose_name="修改记录")

    class Meta:
        verbose_name = "版头"
        verbose_name_plural = "版头"
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "recipient"], name="paper_head_once_per_recipient"),
            all_or_none("edited_at", "edited_by", name="paper_head_edited_at_and_by"),
        ]

    def __str__(self) -> str:
        return f"报{self.recipient}"

    @transaction.atomic
    def write(self, *, by: User, seen: int | None = None, **words: Any) -> None:
        """Say these words (fields by name). `seen` is the version the writer was looking at, None for a new head.

        Raises Refused without the right and for a recipient that has a head already, Stale when somebody wrote in between.
        """
        if not user_can_file(by):
            raise Refused(NO_RIGHT)
        if self.pk:
            self.hold(seen)
        for field, value in words.items():
            setattr(self, field, value.strip() if isinstance(value, str) else value)
        others = PaperHead.objects.filter(report=self.report, recipient=self.recipient).exclude(pk=self.pk)
        if others.exists():
            raise Refused(f"“{self.recipient}”已经有版头，请直接修改那一份。")
        self.version += 1
        self.edited_at, self.edited_by = timezone.now(), by
        self.save()

    @staticmethod
    @transaction.atomic
    def take_over(report: Report, *, by: User) -> list[PaperHead]:
        """Last year's heads for this report, without what was of that year alone. Raises Refused where there are none
        or this report has its own."""
        report.hold()
        if report.heads.exists():
            raise Refused("本年度已经有版头。")
        former = list(PaperHead.objects.filter(report__year=report.year - 1).order_by("pk"))
        if not former:
            raise Refused(f"{report.year - 1}年度没有版头可以沿用。")
        return [head._copied_to(report, by=by) for head in former]

    def _copied_to(self, report: Report, *, by: User) -> PaperHead:
        copied = PaperHead(report=report)
        copied.write(by=by, **{field: getattr(self, field) for field in OF_EVERY_YEAR})
        return copied
