"""年度填报: rounds, and what was granted, signed and asked for in them. Opening, locking and extending are verbs."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from indicators.admin.base import KeptAdmin, Viewed, ViewedAdmin
from indicators.admin.history import Recorded
from indicators.models import Collection, Extension, Reminder, SignedSheet
from indicators.permissions import user_can_administer
from indicators.roles import Role
from indicators.views import board, confirmation, desk, exchange, review, rounds


class ExtensionInline(Viewed, admin.TabularInline):
    model = Extension
    fields = readonly_fields = ("department", "due_on", "reason", "granted_by", "granted_at")
    extra = 0


@admin.register(Collection)
class CollectionAdmin(KeptAdmin, Recorded):
    writers = (Role.REVIEWER, Role.ADMINISTRATOR)
    list_display = ("__str__", "opens_on", "due_on", "opened_at", "locked_at")
    search_fields = ("year", "note")
    readonly_fields = ("opened_by", "opened_at", "locked_by", "locked_at")
    fixed = ("year",)
    inlines = (ExtensionInline,)

    def get_urls(self) -> list[Any]:
        """Below a round: opening and following it, its board, the desks of entry and review,
        confirmation sheets, workbooks."""
        wrap = self.admin_site.admin_view
        pages = (rounds, board, desk, confirmation, review, exchange)
        return [*(address for page in pages for address in page.addresses(wrap)), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The way to earlier years is offered to those who may take it."""
        asked = {"may_administer": user_can_administer(request.user)}
        return super().changelist_view(request, asked | (extra_context or {}))


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
