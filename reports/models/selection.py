"""Which figures a report puts forward: its key figures and the charts of its sections. Rows, not code."""

from __future__ import annotations

from django.db import models

from reports.models.report import Report
from reports.models.text import Section


class SectionChartKind(models.TextChoices):
    """The drawings `indicators.charts` knows, each chosen for what it says."""

    BAR = "bar", "条形图（同类相比）"
    NESTED = "nested", "总分图（总数与其中）"
    BULLET = "bullet", "目标图（比率与目标）"
    LINE = "line", "折线图（历年走势）"
    SLOPE = "slope", "坡线图（两年之间）"
    DIVERGING = "diverging", "增减图（变化幅度）"
    TIMELINE = "timeline", "时间线"


class KeyFigure(models.Model):
    report = models.ForeignKey(Report, models.CASCADE, verbose_name="报告", related_name="key_figures")
    indicator = models.ForeignKey("indicators.Indicator", models.PROTECT, verbose_name="指标", related_name="+")
    order = models.PositiveSmallIntegerField("排序", default=0)

    class Meta:
        verbose_name = "关键数据"
        verbose_name_plural = "关键数据"
        ordering = ["report", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "indicator"],
                name="key_figure_once_per_report",
                violation_error_message="该指标已经是本报告的关键数据。",
            )
        ]

    def __str__(self) -> str:
        return str(self.indicator)


class SectionChart(models.Model):
    section = models.ForeignKey(Section, models.CASCADE, verbose_name="小节", related_name="charts")
    kind = models.CharField("图形", max_length=10, choices=SectionChartKind.choices)
    title = models.CharField("图题", max_length=60)
    caption = models.CharField("图注", max_length=200, blank=True, help_text="看什么，以及口径上的提醒。")
    order = models.PositiveSmallIntegerField("排序", default=0)
    indicators = models.ManyToManyField("indicators.Indicator", through="ChartSeries", related_name="+")

    class Meta:
        verbose_name = "小节图表"
        verbose_name_plural = "小节图表"
        ordering = ["section", "order", "pk"]

    def __str__(self) -> str:
        return self.title


class ChartSeries(models.Model):
    """One indicator's place in a chart. In a nested chart the first is the whole, the others its parts."""

    chart = models.ForeignKey(SectionChart, models.CASCADE, verbose_name="图表", related_name="series")
    indicator = models.ForeignKey("indicators.Indicator", models.PROTECT, verbose_name="指标", related_name="+")
    order = models.PositiveSmallIntegerField("排序", default=0)

    class Meta:
        verbose_name = "图表指标"
        verbose_name_plural = "图表指标"
        ordering = ["chart", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["chart", "indicator"],
                name="chart_series_once_per_chart",
                violation_error_message="该指标已经在这张图里。",
            )
        ]

    def __str__(self) -> str:
        return str(self.indicator)
