"""年度报告: the report itself, its key figures, and the way to its text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from indicators.office.admin import Page, Recorded, actor
from reports.admin.outline import DraftOutline, outline_html
from reports.admin.rights import Written
from reports.admin.widgets import NARRATIVE, words
from reports.models import KeyFigure, Report, user_can_see_check
from reports.views import addresses, bringing_in

WORDS = ("title", "lead", "addressees", "issuer", "document_number", "issued_on", "index_number", "category")


class KeyFigureInline(Written, admin.TabularInline):
    model = KeyFigure
    autocomplete_fields = ("indicator",)
    extra = 0


@admin.register(Report)
class ReportAdmin(Written, Page, Recorded):
    """Head and lead of a report. Its stage moves by verbs; a published one is opened again by a correction."""

    list_display = (
        words("title", "标题"),
        "year",
        "stage",
        "edition",
        "issuer",
        "issued_on",
        "editor",
        "publishing_page",
    )
    list_filter = ("stage",)
    search_fields = ("title", "year", "lead", "parts__body", "parts__sections__body", "parts__sections__items__body")
    fixed = ("year",)
    readonly_fields = ("editor", "outline", "reading", "stage", "edited_by", "edited_at")
    formfield_overrides = NARRATIVE
    inlines = (KeyFigureInline,)
    fieldsets = (
        (None, {"fields": ("year", "title", "stage", "edited_by", "edited_at", "editor", "outline")}),
        ("导语", {"fields": ("lead", "reading")}),
        ("公文要素", {"fields": ("addressees", "issuer", "document_number", "issued_on", "index_number", "category")}),
    )

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        return [
            *bringing_in.addresses(wrap),
            *addresses.of_a_report(wrap),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The checker is offered to those whom it answers."""
        may = {"may_check": user_can_see_check(request.user)}
        return super().change_view(request, object_id, form_url, may | (extra_context or {}))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A report that is there is written on the editor's own pages; only a district's first one begins here."""
        readonly = super().get_readonly_fields(request, obj)
        return (*readonly, *WORDS) if obj else readonly

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Report, form: forms.ModelForm, change: bool) -> None:
        """Of a report that is there only the key figures change here."""
        if not change:
            super().save_model(request, obj, form, change)
        obj.touch(by=actor(request))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        return super().get_queryset(request).annotate(newest_edition=Max("editions__number"))

    @admin.display(description="当前版次", ordering="newest_edition")
    def edition(self, report: Any) -> str:
        return f"第{report.newest_edition}版" if report.newest_edition else "尚未发布"

    @admin.display(description="起草")
    def editor(self, report: Report) -> SafeString | str:
        if not report.pk:
            return "保存后从这里进入。"
        return format_html('<a href="{}">打开</a>', reverse("admin:reports_draft", args=[report.year]))

    @admin.display(description="发布")
    def publishing_page(self, report: Report) -> SafeString:
        return format_html('<a href="{}">打开</a>', reverse("admin:reports_publishing", args=[report.year]))

    @admin.display(description="篇章")
    def outline(self, report: Report) -> str:
        return (
            outline_html(DraftOutline.of(report).whole(report)) if report.pk else "保存后从这里进入各部分、小节和条目。"
        )

    @admin.display(description="读作")
    def reading(self, report: Report) -> str:
        return DraftOutline.of(report).reading(report.lead) if report.pk else ""
