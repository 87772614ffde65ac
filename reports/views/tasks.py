"""One promise: with its source, where it stands, and for staff its log."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.office.privacy import keeps_drafts_private
from reports.tracker.task_page import task_page


@require_safe
@keeps_drafts_private
def task(request: HttpRequest, address: str) -> HttpResponse:
    """One promise: the sentence that makes it, what measures it, who answers for it, and for staff its log."""
    return render(request, "reports/task.html", task_page(address, request.user))
