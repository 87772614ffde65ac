"""The frame of every page of the admin that is about one report."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from indicators.office.admin import admin_page
from reports.models import Report


def desk_page(request: HttpRequest, template: str, title: str, report: Report, **context: Any) -> HttpResponse:
    """Named after the report's year, as wide as the window: text and what is said of it stand side by side."""
    folder, named = "admin/reports/report", f"{report.year}年度报告：{title}"
    return admin_page(request, f"{folder}/{template}", named, report=report, **context)
