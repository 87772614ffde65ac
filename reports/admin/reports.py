"""年度报告: the report itself, its key figures, and the way to its text."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Max, QuerySet
from django.http import HttpRequest

from indicators.admin.base import KeptAdmin, Removable
from indicators.admin.history import Recorded
from indicators.roles import Role
from reports.admin.outline import outline_html, reading_html, report_lines
from reports.admin.widgets import NARRATIVE
from reports.models import KeyFigure, Report


class KeyFigureInline(Removable, admin.TabularInline):
    writers = (Role.EDITOR, Role.ADMINISTRATOR)
    model = KeyFigure
    autocomplete_fields = ("indicator",)
    extra = 0


@admin.register(Report)
class ReportAdmin(KeptAdmin, Recorded):
    writers = (Role.EDITOR, Role.ADMINISTRATOR)
    list_display = ("title", "year", "edition", "issuer", "issued_on")
    search_fields = ("title", "year", "lead", "parts__body", "parts__sections__body", "parts__sections__items__body")
    fixed = ("year",)
    readonly_fields = ("outline", "reading")
    formfield_overrides = NARRATIVE
    inlines = (KeyFigureInline,)
    fieldsets = (
        (None, {"fields": ("year", "title", "outline")}),
        ("导语", {"fields": ("lead", "reading")}),
        ("公文要素", {"fields": ("issuer", "document_number", "issued_on")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        return super().get_queryset(request).annotate(newest_edition=Max("editions__number"))

    @admin.display(description="当前版次", ordering="newest_edition")
    def edition(self, report: Report) -> str:
        return f"第{report.newest_edition}版" if report.newest_edition else "尚未发布"

    @admin.display(description="篇章")
    def outline(self, report: Report) -> str:
        return outline_html(report_lines(report)) if report.pk else "保存后从这里进入各部分、小节和条目。"

    @admin.display(description="读作")
    def reading(self, report: Report) -> str:
        return reading_html(report.lead, report.year) if report.pk else ""
