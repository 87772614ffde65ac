"""年度目标: what each year's plan promised of an indicator."""

from __future__ import annotations

from django.contrib import admin

from indicators.models import Target
from indicators.office.admin.frame import Page, Removable
from indicators.office.admin.history import Recorded
from indicators.office.roles import Role


@admin.register(Target)
class TargetAdmin(Removable, Page, Recorded):
    """Set by whoever drafts the plan; the next report's check holds the result against it."""

    writers = (Role.EDITOR, Role.ADMINISTRATOR)
    list_display = ("indicator", "year", "text", "source_sentence")
    list_filter = ("year",)
    list_select_related = ("indicator",)
    search_fields = ("indicator__name", "source_sentence")
    fields = ("indicator", "year", "qualifier", "value", "source_sentence")

    @admin.display(description="目标")
    def text(self, target: Target) -> str:
        return target.text
