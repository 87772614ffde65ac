"""What a report puts forward: its key figures and the charts of its sections."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from reports.admin.rights import Written, WrittenAdmin
from reports.models import ChartSeries, KeyFigure, SectionChart


class SectionChartInline(Written, admin.TabularInline):
    """A section's charts by name; their indicators are chosen on the chart's own page."""

    model = SectionChart
    fields = ("kind", "title", "caption", "order")
    extra = 0
    show_change_link = True


class ChartSeriesInline(Written, admin.TabularInline):
    model = ChartSeries
    autocomplete_fields = ("indicator",)
    extra = 0


@admin.register(KeyFigure)
class KeyFigureAdmin(WrittenAdmin):
    list_display = ("indicator", "report", "order")
    list_filter = ("report__year",)
    list_select_related = ("indicator", "report")
    search_fields = ("indicator__name", "indicator__code")
    autocomplete_fields = ("indicator",)


@admin.register(SectionChart)
class SectionChartAdmin(WrittenAdmin):
    parent, path_to_stage = "section", "part__report__stage"
    list_display = ("title", "kind", "section", "series_count", "order")
    list_filter = ("kind", "section__part__report__year")
    list_select_related = ("section__part__report",)
    search_fields = ("title", "caption", "section__heading")
    fields = ("section", "kind", "title", "caption", "order")
    inlines = (ChartSeriesInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[SectionChart]:
        return super().get_queryset(request).annotate(counted=Count("series"))

    @admin.display(description="指标数", ordering="counted")
    def series_count(self, chart: Any) -> int:
        return chart.counted


@admin.register(ChartSeries)
class ChartSeriesAdmin(WrittenAdmin):
    parent, path_to_stage = "chart", "section__part__report__stage"
    list_display = ("indicator", "chart", "order")
    list_filter = ("chart__kind", "chart__section__part__report__year")
    list_select_related = ("indicator", "chart")
    search_fields = ("indicator__name", "indicator__code", "chart__title")
    autocomplete_fields = ("indicator",)
