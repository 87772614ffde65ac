"""同义写法: the words by which the checker knows an indicator again, and those it learnt from editors."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from indicators.models import Synonym
from indicators.office.admin.frame import Page, Removable
from indicators.office.admin.history import Recorded
from indicators.office.roles import Role


@admin.register(Synonym)
class SynonymAdmin(Removable, Page, Recorded):
    """What a binding suggested comes first and waits to be confirmed; nothing unconfirmed has any effect."""

    writers = (Role.EDITOR, Role.ADMINISTRATOR)
    list_display = ("term", "stands_for", "kind", "is_confirmed", "note")
    list_filter = ("is_confirmed", "kind")
    search_fields = ("term", "stands_for", "note")
    fields = ("kind", "term", "stands_for", "note", "is_confirmed")
    actions = ("confirm",)

    @admin.action(description="采用所选写法", permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: QuerySet[Synonym]) -> None:
        for synonym in queryset.filter(is_confirmed=False):
            synonym.is_confirmed = True
            synonym.save()
