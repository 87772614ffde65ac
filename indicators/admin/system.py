"""系统: which shipped data sets this database has received."""

from __future__ import annotations

from django.contrib import admin

from indicators.models import LoadedFixture
from indicators.office.admin.frame import ViewedAdmin


@admin.register(LoadedFixture)
class LoadedFixtureAdmin(ViewedAdmin):
    list_display = ("name", "loaded_at")
    search_fields = ("name",)
    date_hierarchy = "loaded_at"
    fields = ("name", "loaded_at")
