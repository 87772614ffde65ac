"""身份对应: for administrators, and only where there is a sign-on."""

from django.contrib import admin

from indicators.models import ClaimMapping
from indicators.office.admin import PlainTitles, Removable
from indicators.office.roles import Role


@admin.register(ClaimMapping)
class ClaimMappingAdmin(Removable, PlainTitles, admin.ModelAdmin):
    readers = (Role.ADMINISTRATOR,)
    list_display = ("value", "role", "department")
    list_filter = ("role",)
    list_select_related = ("department",)
    search_fields = ("value", "department__name")
    autocomplete_fields = ("department",)
