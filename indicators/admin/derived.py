"""推算指标: which two indicators are divided, and what must be said with the result."""

from __future__ import annotations

from django.contrib import admin

from indicators.models import DerivedIndicator
from indicators.office.admin.frame import KeptAdmin, yes_no
from indicators.office.admin.history import Recorded


@admin.register(DerivedIndicator)
class DerivedIndicatorAdmin(KeptAdmin, Recorded):
    list_display = (
        "name",
        "numerator",
        "denominator",
        "unit",
        yes_no("is_public", "对外公开", yes="公开", no="内部"),
        yes_no("is_active", "在用", yes="在用", no="停用"),
    )
    list_filter = ("is_active", "is_public")
    list_select_related = ("numerator", "denominator")
    search_fields = ("name", "code", "definition")
    autocomplete_fields = ("numerator", "denominator")
    fixed = ("code",)
    fieldsets = (
        (None, {"fields": ("code", "name", "definition", "direction")}),
        ("算法", {"fields": ("numerator", "denominator", "scale", "unit", "decimals")}),
        ("使用", {"fields": ("is_public", "is_active", "order")}),
    )
