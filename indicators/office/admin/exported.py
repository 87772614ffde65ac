"""A list of the admin as a workbook or CSV: the rows that its filters and its search leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from indicators.office.downloads import download
from indicators.office.sheet import Entry, Sheet

MOST_ROWS = 20_000


class Exported(admin.ModelAdmin):
    """`exported` is what a file holds, column by column: the head, and the entry of a row."""

    exported: tuple[tuple[str, Callable[[Any], Entry]], ...] = ()

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_export"
        wrapped = self.admin_site.admin_view(require_safe(self.export))
        return [path("export.<str:extension>", wrapped, name=name), *super().get_urls()]

    def export(self, request: HttpRequest, extension: str) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        shown = self.get_changelist_instance(request).queryset
        rows = [tuple(entry(row) for _, entry in self.exported) for row in shown[:MOST_ROWS]]
        cut = (f"只含最近的{MOST_ROWS}行；更早的请在页面上按日期筛选后再下载。",) if len(rows) == MOST_ROWS else ()
        head = tuple(caption for caption, _ in self.exported)
        return download(Sheet(str(self.opts.verbose_name_plural), head, tuple(rows), remarks=cut), extension)
