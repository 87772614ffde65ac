"""报告: what happened on the way to publication and after it. All of it written by verbs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList

from indicators.office.admin.frame import ViewedAdmin
from reports.checks.finding import KINDS
from reports.models import Acknowledgement, Correction, Filing, ReportMove, SecrecyReview, Withdrawal


@admin.register(ReportMove)
class ReportMoveAdmin(ViewedAdmin):
    list_display = ("at", "report", "verb", "stage_from", "stage_to", "by", "by_command", "note")
    list_filter = ("verb", "report__year")
    list_select_related = ("report", "by")
    search_fields = ("report__title", "by__full_name", "note")
    date_hierarchy = "at"
    fields = ("report", "verb", "stage_from", "stage_to", "by", "by_command", "at", "note")


def kind_name(code: str) -> str:
    """What a kind of finding is called; of one that a former release knew, its code."""
    return KINDS[code].title if code in KINDS else code


class KindFilter(admin.AllValuesFieldListFilter):
    """The kinds that somebody explained, by name."""

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        for choice in super().choices(changelist):
            yield choice | {"display": kind_name(str(choice["display"]))}


@admin.register(Acknowledgement)
class AcknowledgementAdmin(ViewedAdmin):
    list_display = ("message", "report", "reason", "by", "at")
    list_filter = ("report__year", ("code", KindFilter))
    list_select_related = ("report", "by")
    search_fields = ("message", "reason", "by__full_name")
    date_hierarchy = "at"
    fields = ("report", "kind", "message", "reason", "by", "at")
    readonly_fields = ("kind",)

    @admin.display(description="检查项")
    def kind(self, explained: Acknowledgement) -> str:
        return kind_name(explained.code)


@admin.register(Correction)
class CorrectionAdmin(ViewedAdmin):
    list_display = ("report", "reason", "opened_by", "opened_at", "closed_at", "edition")
    list_filter = ("report__year",)
    list_select_related = ("report", "opened_by", "edition__report")
    search_fields = ("report__title", "reason", "opened_by__full_name")
    date_hierarchy = "opened_at"


@admin.register(Withdrawal)
class WithdrawalAdmin(ViewedAdmin):
    list_display = ("edition", "reason", "by", "at")
    list_filter = ("edition__report__year",)
    list_select_related = ("edition__report", "by")
    search_fields = ("edition__report__title", "reason", "by__full_name")
    date_hierarchy = "at"
    fields = ("edition", "reason", "by", "at")


@admin.register(Filing)
class FilingAdmin(ViewedAdmin):
    list_display = ("recipient", "report", "filed_on", "note", "recorded_by", "recorded_at")
    list_filter = ("report__year", "recipient")
    list_select_related = ("report", "recorded_by")
    search_fields = ("recipient", "note", "report__title")
    date_hierarchy = "filed_on"
    fields = ("report", "recipient", "filed_on", "note", "name", "recorded_by", "recorded_at")


@admin.register(SecrecyReview)
class SecrecyReviewAdmin(ViewedAdmin):
    list_display = ("report", "openness", "basis", "by", "at")
    list_filter = ("openness", "report__year")
    list_select_related = ("report", "by")
    search_fields = ("basis", "report__title", "by__full_name")
    date_hierarchy = "at"
    fields = ("report", "openness", "basis", "text_hash", "by", "at")
