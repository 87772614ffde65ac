"""批示 on figures, to read."""

from __future__ import annotations

from django.contrib import admin

from indicators.models import FigureInstruction
from indicators.office.admin.frame import ViewedAdmin


@admin.register(FigureInstruction)
class FigureInstructionAdmin(ViewedAdmin):
    list_display = ("at", "about", "text", "by", "answer", "answered_by")
    list_select_related = ("about__indicator", "by", "answered_by")
    search_fields = ("text", "answer", "about__indicator__name")
    date_hierarchy = "at"
    fields = ("about", "at", "by", "text", "answer", "answered_at", "answered_by")
