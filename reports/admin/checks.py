"""检查: what the checker goes by that a district may add to."""

from __future__ import annotations

from django.contrib import admin

from indicators.office.admin.frame import Page, Removable
from indicators.office.admin.history import Recorded
from indicators.office.roles import Role
from reports.models import Law, SetPhrase


@admin.register(SetPhrase)
class SetPhraseAdmin(Removable, Page, Recorded):
    """Phrases whose numbers the checker passes over; what was added can be taken out again."""

    writers = (Role.EDITOR, Role.ADMINISTRATOR)
    list_display = ("text", "note")
    search_fields = ("text", "note")
    fields = ("text", "note")


@admin.register(Law)
class LawAdmin(Removable, Page, Recorded):
    """Titles the checker knows; a district adds its own plans and rules, each with where it was seen."""

    writers = (Role.EDITOR, Role.ADMINISTRATOR)
    list_display = ("title", "kind", "document_number", "issued_on", "replaced_by")
    list_filter = ("kind",)
    search_fields = ("title", "short_titles", "document_number")
    fields = (
        ("title", "short_titles"),
        ("kind", "issuer", "document_number"),
        ("issued_on", "in_force_on"),
        ("period_from", "period_to", "replaced_by"),
        "source",
        "second_source",
        "checked_on",
        "note",
    )
