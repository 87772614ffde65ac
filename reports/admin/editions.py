"""版次: what was published, to look at. Nobody changes it here; a correction is a new edition."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from indicators.office.admin.frame import ViewedAdmin
from reports.admin.widgets import words
from reports.models import Edition
from reports.models.permissions import user_can_read_withdrawn
from reports.publishing.editions import withdrawal_of


@admin.register(Edition)
class EditionAdmin(ViewedAdmin):
    list_display = (words("", "版次"), "origin", "note", "published_at", "published_by")
    list_filter = ("origin", "report__year")
    list_select_related = ("report", "published_by")
    search_fields = ("report__title", "note", "hash")
    date_hierarchy = "published_at"
    fieldsets = (
        (None, {"fields": ("report", "number", "origin", "note", "published_by", "published_at")}),
        ("指纹", {"fields": ("hash", "previous_hash", "intact")}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """With the text; what was withdrawn is read by administrators alone, here as on the site."""
        is_shown = obj is None or user_can_read_withdrawn(request.user) or not withdrawal_of(obj)
        whole = (("全文", {"fields": ("full_text",)}),) if is_shown else ()
        said = (("随版说明", {"fields": ("said",)}),) if is_shown and obj is not None and obj.explanations else ()
        return (*super().get_fieldsets(request, obj), *said, *whole)

    @admin.display(description="检查时的说明，与文本一并批准")
    def said(self, edition: Edition) -> SafeString:
        lines = ((each["message"], each["reason"], each["by"], each["on"]) for each in edition.explained)
        return format_html_join("", "<p>{}<br>{}（{}，{}）</p>", lines)

    @admin.display(description="核对")
    def intact(self, edition: Edition) -> str:
        return "与指纹一致，未被改动。" if edition.is_intact else "与指纹不符：内容在发布后被改动，请立即查明。"

    @admin.display(description="发布的文字")
    def full_text(self, edition: Edition) -> SafeString:
        paragraphs = ((line,) for line in edition.document.to_text().splitlines())
        return format_html('<div class="reading">{}</div>', format_html_join("", "<p>{}</p>", paragraphs))
