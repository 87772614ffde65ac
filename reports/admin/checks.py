"""检查: what the checker goes by that a district may add to."""

from __future__ import annotations

from django.contrib import admin

from indicators.admin.base import Page, Removable
from indicators.admin.history import Recorded
from indicators.roles import Role
from reports.models import SetPhrase


@admin.register(SetPhrase)
class SetPhraseAdmin(Removable, Page, Recorded):
    """Phrases whose numbers the checker passes over; what was added can be taken out again."""

    writers = (Role.EDITOR, Role.ADMINISTRATOR)
    list_display = ("text", "note")
    search_fields = ("text", "note")
    fields = ("text", "note")
