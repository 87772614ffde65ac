"""A year's report as it is written: Report → Part 一、 → Section （一） → Item 1.

These rows are a draft for ever. What readers see is an Edition made from them.
"""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from indicators.models.figure_limits import FIRST_YEAR, LAST_YEAR

TOKEN_HELP = "引用数据写作 {{指标代码}}，汉字数字写作 {{指标代码|han}}；正文里不要直接写统计数字。"  # noqa: S105


class Report(models.Model):
    year = models.PositiveSmallIntegerField(
        "年度", unique=True, validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    title = models.CharField("标题", max_length=100)
    lead = models.TextField("导语", blank=True, help_text=f"每行一段。{TOKEN_HELP}")
    issuer = models.CharField("发布机构", max_length=60, blank=True)
    document_number = models.CharField("文号", max_length=60, blank=True, help_text="原文未载明则空着。")
    issued_on = models.DateField("成文日期", null=True, blank=True, help_text="原文未载明则空着。")

    history = HistoricalRecords(verbose_name="修改记录")

    class Meta:
        verbose_name = "年度报告"
        verbose_name_plural = "年度报告"
        ordering = ["-year"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.year])


class TextBlock(models.Model):
    """What every level of text has: a marker, an optional heading, a body, and whether they share a paragraph."""

    marker = models.CharField(
        "序号",
        max_length=10,
        blank=True,
        help_text="照公文写法：一、 （一） 1. （阿拉伯数字的点后留一个空格）。",
    )
    heading = models.CharField("标题", max_length=200, blank=True)
    body = models.TextField("正文", blank=True, help_text=f"每行一段。{TOKEN_HELP}")
    run_on = models.BooleanField("标题与正文连排", default=False, help_text="勾选后正文第一段紧接标题，不另起一段。")
    order = models.PositiveSmallIntegerField("排序", default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.marker}{self.heading}" or self.body[:20]


class Part(TextBlock):
    """A part 一、二、三 by its statutory kind (《法治政府建设与责任落实督察工作规定》 on what a report contains)."""

    class Kind(models.TextChoices):
        ACHIEVEMENTS = "achievements", "主要举措和成效"
        PROBLEMS = "problems", "存在的不足和原因"
        LEADERS_DUTY = "leaders_duty", "党政主要负责人履行第一责任人职责情况"
        PLAN = "plan", "下一年度工作安排"
        OTHER = "other", "其他"

    report = models.ForeignKey(Report, models.CASCADE, verbose_name="报告", related_name="parts")
    kind = models.CharField("内容类别", max_length=15, choices=Kind.choices)

    history = HistoricalRecords(verbose_name="修改记录")

    class Meta:
        verbose_name = "部分"
        verbose_name_plural = "部分（一、二、三）"
        ordering = ["report", "order", "pk"]


class Section(TextBlock):
    part = models.ForeignKey(Part, models.CASCADE, verbose_name="所属部分", related_name="sections")

    history = HistoricalRecords(verbose_name="修改记录")

    class Meta:
        verbose_name = "小节"
        verbose_name_plural = "小节（一）（二）（三）"
        ordering = ["part", "order", "pk"]


class Item(TextBlock):
    section = models.ForeignKey(Section, models.CASCADE, verbose_name="所属小节", related_name="items")

    history = HistoricalRecords(verbose_name="修改记录")

    class Meta:
        verbose_name = "条目"
        verbose_name_plural = "条目 1. 2. 3."
        ordering = ["section", "order", "pk"]
