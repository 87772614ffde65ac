"""The text of a report: parts, sections, items. A draft for ever; readers see editions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone

from indicators.admin.base import Versioned, VersionedForm, yes_no
from indicators.admin.history import Recorded
from reports.admin.outline import Outline, outline_html, path_html
from reports.admin.rights import WrittenAdmin
from reports.admin.selection import SectionChartInline
from reports.admin.widgets import NARRATIVE
from reports.models import Item, Outdated, Part, Section, TextBlock
from reports.permissions import user_can_rewrite

RUN_ON = yes_no("run_on", "标题与正文连排", yes="连排")


class TextForm(VersionedForm):
    conflict = Outdated


class TextBlockAdmin(WrittenAdmin, Versioned, Recorded):
    """A level of text, with the way up, the way down, and how it reads with its figures."""

    form = TextForm
    search_fields = ("heading", "body")
    readonly_fields = ("above", "below", "reading", "edited_by", "edited_at")
    formfield_overrides = NARRATIVE
    kind: tuple[str, ...] = ()
    has_below = True

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """A running correction opens the blocks it names."""
        if isinstance(obj, TextBlock):
            return user_can_rewrite(request.user, obj.report, obj)  # type: ignore[attr-defined]
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return super().has_change_permission(request, obj)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return (self.parent, *self.kind, "marker", "heading", "body", "run_on", "order")
        below = ("below",) if self.has_below else ()
        text = ("marker", "heading", "body", "reading", "run_on")
        return ("above", *self.kind, *text, *below, "order", "edited_by", "edited_at")

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        obj.version += 1
        obj.edited_by, obj.edited_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)

    @admin.display(description="所在位置")
    def above(self, block: Any) -> str:
        return path_html(Outline.of(block.report).above(block))

    @admin.display(description="小节和条目")
    def below(self, block: Any) -> str:
        return outline_html(Outline.of(block.report).below(block))

    @admin.display(description="读作")
    def reading(self, block: Any) -> str:
        return Outline.of(block.report).reading(f"{block.marker}{block.heading}\n{block.body}")

    @admin.display(description="年度")
    def year(self, block: Any) -> int:
        return block.report.year


@admin.register(Part)
class PartAdmin(TextBlockAdmin):
    kind = ("kind",)
    list_display = ("__str__", "kind", "year", RUN_ON, "order")
    list_filter = ("report__year", "kind")
    list_select_related = ("report",)


@admin.register(Section)
class SectionAdmin(TextBlockAdmin):
    parent, path_to_stage = "part", "report__stage"
    list_display = ("__str__", "part", "year", RUN_ON, "order")
    list_filter = ("part__report__year", "part__kind")
    list_select_related = ("part__report",)
    inlines = (SectionChartInline,)


@admin.register(Item)
class ItemAdmin(TextBlockAdmin):
    parent, path_to_stage, has_below = "section", "part__report__stage", False
    list_display = ("__str__", "section", "year", RUN_ON, "order")
    list_filter = ("section__part__report__year", "section__part__kind")
    list_select_related = ("section__part__report",)
