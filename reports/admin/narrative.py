"""The text of a report to look up: parts, sections, items. It is written on the editor's own pages, by verbs alone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from indicators.office.admin.frame import ViewedAdmin, yes_no
from indicators.office.admin.history import Recorded
from indicators.office.admin.pages import actor
from reports.admin.outline import DraftOutline, outline_html, path_html
from reports.admin.rights import Written, report_of
from reports.admin.selection import SectionChartInline
from reports.admin.widgets import words
from reports.drafting.passage import editor_address
from reports.models import Item, Part, Section

RUN_ON = yes_no("run_on", "标题与正文连排", yes="连排")


class TextBlockAdmin(ViewedAdmin, Recorded):
    """A level of text, with the way up, the way down, how it reads with its figures, and the way to its editor."""

    search_fields = ("heading", "body")
    kind: tuple[str, ...] = ()
    has_below = True

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        below = ("below",) if self.has_below else ()
        text = ("marker", "heading", "body", "reading", "run_on")
        return ("above", "editor", *self.kind, *text, *below, "order", "edited_by", "edited_at")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.get_fields(request, obj)

    @admin.display(description="起草")
    def editor(self, block: Any) -> SafeString:
        return format_html('<a href="{}">在起草页中编辑</a>', editor_address(block, block.report))

    @admin.display(description="所在位置")
    def above(self, block: Any) -> str:
        return path_html(DraftOutline.of(block.report).above(block))

    @admin.display(description="小节和条目")
    def below(self, block: Any) -> str:
        return outline_html(DraftOutline.of(block.report).below(block))

    @admin.display(description="读作")
    def reading(self, block: Any) -> str:
        return DraftOutline.of(block.report).reading(f"{block.marker}{block.heading}\n{block.body}")

    @admin.display(description="年度")
    def year(self, block: Any) -> int:
        return block.report.year


@admin.register(Part)
class PartAdmin(TextBlockAdmin):
    kind = ("kind",)
    list_display = (words("", "部分"), "kind", "year", RUN_ON, "order")
    list_filter = ("report__year", "kind")
    list_select_related = ("report",)


@admin.register(Section)
class SectionAdmin(Written, TextBlockAdmin):
    """Its charts are chosen here."""

    list_display = (words("", "小节"), "part", "year", RUN_ON, "order")
    list_filter = ("part__report__year", "part__kind")
    list_select_related = ("part__report",)
    inlines = (SectionChartInline,)

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Section, form: forms.ModelForm, change: bool) -> None:
        """The text stays as it is, whatever anybody wrote in between; only the charts below are saved."""
        report_of(obj).touch(by=actor(request))


@admin.register(Item)
class ItemAdmin(TextBlockAdmin):
    has_below = False
    list_display = (words("", "条目"), "section", "year", RUN_ON, "order")
    list_filter = ("section__part__report__year", "section__part__kind")
    list_select_related = ("section__part__report",)
