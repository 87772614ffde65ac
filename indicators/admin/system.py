"""系统: whose site this is, and which shipped data sets this database has received."""

from __future__ import annotations

from django.contrib import admin

from indicators.models import LoadedFixture, Site
from indicators.office.admin.frame import ViewedAdmin
from indicators.office.admin.history import Recorded


@admin.register(LoadedFixture)
class LoadedFixtureAdmin(ViewedAdmin):
    list_display = ("name", "loaded_at")
    search_fields = ("name",)
    date_hierarchy = "loaded_at"
    fields = ("name", "loaded_at")


@admin.register(Site)
class SiteAdmin(ViewedAdmin, Recorded):
    """To look at, with its history; it is written on the page 开始使用."""

    list_display = ("name", "district", "government", "organiser", "record_number", "settled_at")
    fields = ("district", "government", "name", "organiser", "record_number", "settled_at")
