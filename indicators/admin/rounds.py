"""年度填报: rounds, and what was granted, signed and asked for in them. Opening, locking and extending are verbs."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from indicators.models import (
    Collection,
    Extension,
    Reminder,
    RoundMove,
    SignedSheet,
    user_can_follow_collection,
    user_can_manage_collection,
)
from indicators.office.admin import Recorded, Viewed, ViewedAdmin
from indicators.office.permissions import user_can_administer
from indicators.office.roles import Role
from indicators.views import addresses


class ExtensionInline(Viewed, admin.TabularInline):
    model = Extension
    fields = readonly_fields = ("department", "due_on", "reason", "granted_by", "granted_at")
    extra = 0


class RoundMoveInline(Viewed, admin.TabularInline):
    model = RoundMove
    fields = readonly_fields = ("at", "verb", "indicator", "department", "by", "note")
    extra = 0


@admin.register(Collection)
class CollectionAdmin(ViewedAdmin, Recorded):
    """To look at: a round is made by 开启新的一年 and moved by the verbs of its own pages, nowhere else."""

    list_display = ("__str__", "opens_on", "due_on", "opened_at", "locked_at")
    search_fields = ("year", "note")
    fields = ("year", "opens_on", "due_on", "note", "opened_by", "opened_at", "locked_by", "locked_at")
    inlines = (ExtensionInline, RoundMoveInline)

    def get_urls(self) -> list[Any]:
        return [*addresses.of_a_round(self.admin_site.admin_view), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The ways to a new year and to earlier ones are offered to those who may take them."""
        may = {
            "may_open": user_can_manage_collection(request.user),
            "may_administer": user_can_administer(request.user),
        }
        return super().changelist_view(request, may | (extra_context or {}))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        may = {"may_follow": user_can_follow_collection(request.user)}
        return super().change_view(request, object_id, form_url, may | (extra_context or {}))


@admin.register(RoundMove)
class RoundMoveAdmin(ViewedAdmin):
    """Who opened, locked and unlocked a year, and what joined or left it."""

    list_display = ("at", "collection", "verb", "indicator", "department", "by", "note")
    list_display_links = ("at",)
    list_filter = ("verb", "collection", ("department", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("collection", "indicator", "department", "by")
    search_fields = ("indicator__name", "indicator__code", "by__full_name", "note")
    date_hierarchy = "at"
    fields = ("collection", "verb", "indicator", "department", "by", "at", "note")


@admin.register(Extension)
class ExtensionAdmin(ViewedAdmin, Recorded):
    list_display = ("__str__", "collection", "department", "due_on", "reason", "granted_by", "granted_at")
    list_filter = ("collection", "department")
    list_select_related = ("collection", "department", "granted_by")
    search_fields = ("department__name", "reason")
    fields = ("collection", "department", "due_on", "reason", "granted_by", "granted_at")


@admin.register(SignedSheet)
class SignedSheetAdmin(ViewedAdmin):
    """What departments signed. The scans themselves are served by a page that checks who asks."""

    readers = (Role.REVIEWER, Role.EDITOR, Role.PUBLISHER, Role.LEADER, Role.ADMINISTRATOR)
    list_display = ("name", "collection", "department", "size", "uploaded_by", "uploaded_at", "withdrawn_at")
    list_filter = ("collection", ("department", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("collection", "department", "uploaded_by")
    search_fields = ("name", "department__name", "fingerprint")
    date_hierarchy = "uploaded_at"
    fields = (
        "collection",
        "department",
        "name",
        "content_type",
        "size",
        "sha256",
        "fingerprint",
        "uploaded_by",
        "uploaded_at",
        "withdrawn_by",
        "withdrawn_at",
    )


@admin.register(Reminder)
class ReminderAdmin(ViewedAdmin):
    readers = (Role.REVIEWER, Role.LEADER, Role.ADMINISTRATOR)
    list_display = ("at", "department", "collection", "channel", "recipients", "result", "by")
    list_filter = ("collection", "channel", ("department", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("collection", "department", "by")
    search_fields = ("department__name", "recipients", "text", "result")
    date_hierarchy = "at"
    fields = ("collection", "department", "channel", "recipients", "text", "result", "by", "at")
