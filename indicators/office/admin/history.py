"""Who changed what, when: django-simple-history's pages in plain words, to read only."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib.admin.utils import display_for_field
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from simple_history.admin import SimpleHistoryAdmin
from simple_history.template_utils import HistoricalRecordContextHelper, ObjDiffDisplay

from indicators.office.admin.questions import pk_of

NOTHING = "—"


def in_words(value: Any, field: models.Field) -> str:
    """A stored value as people read it: choices by their label, numbers without trailing zeros, 是 and 否."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list):
        return "、".join(map(str, value)) or NOTHING
    return str(display_for_field(value, field, NOTHING, avoid_link=True))


class Shortened(ObjDiffDisplay):
    """Long texts shortened around their first difference, without an English count of what was left out."""

    def shortened_str(self, prefix: str, num_skipped_chars: int, suffix: str) -> str:
        return f"{prefix}……{suffix}"


class ChangeInWords(HistoricalRecordContextHelper):
    def prepare_delta_change_value(self, change: Any, value: Any) -> str:
        prepared = super().prepare_delta_change_value(change, value)
        return in_words(prepared, self.model._meta.get_field(change.field))

    def get_obj_diff_display(self) -> ObjDiffDisplay:
        return Shortened(max_length=self.max_displayed_delta_change_chars)


class Recorded(SimpleHistoryAdmin):
    """The history button: a list of changes, and each version as it was."""

    object_history_list_template = "admin/_history_rows.html"
    version_template = "admin/history_version.html"

    def get_historical_record_context_helper(self, request: HttpRequest, historical_record: Any) -> ChangeInWords:
        return ChangeInWords(self.model, historical_record)

    def history_view_title(self, request: HttpRequest, obj: models.Model) -> str:
        return f"修改记录：{obj}"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The package hands the key to the database as it stands in the address."""
        pk_of(self.model, object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One version, to read. The package's own page is a form, and would save what is posted to it."""
        if request.method != "GET" or not self.has_view_permission(request):
            raise PermissionDenied
        pk = self.opts.pk.attname
        record = get_object_or_404(
            self.model.history,
            history_id=pk_of(self.model.history.model, version_id),
            **{pk: pk_of(self.model, object_id)},
        )
        context = {
            **self.admin_site.each_context(request),
            "title": f"历史版本：{record.instance}",
            "record": record,
            "fields": [
                (field.verbose_name, in_words(getattr(record, field.name), field))
                for field in record.tracked_fields
                if not field.primary_key
            ],
            "opts": self.opts,
            "object_id": object_id,
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.version_template, context)
