"""Across the years: what was promised, what became of it, and the printable 通报 of a quarter."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from indicators.office.kept.parts import page_part
from reports.models.permissions import user_can_follow_tasks
from reports.tracker.bulletin import QUARTERS, Quarter, begun, bulletin
from reports.tracker.promise_ledger import ledger_of_promises
from reports.tracker.promises import published_promises
from reports.tracker.watching import watch


@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """Every promise of every published plan with what the next report said of it."""
    return render(request, "reports/promises.html", {"ledger": ledger()})


@page_part("reports/_promises.html")
def ledger() -> dict[str, Any]:
    return {"years": ledger_of_promises()}


@never_cache
@require_safe
@login_required
def task_bulletin(request: HttpRequest, year: int, quarter: int) -> HttpResponse:
    """The quarter's 通报, for staff: to read and to print."""
    if not user_can_follow_tasks(request.user):
        raise PermissionDenied("通报供工作人员使用。")
    lights = watch()
    ones = [one for one in published_promises(lights) if one.task.year == year]
    if not ones or quarter not in QUARTERS:
        raise Http404(f"没有{year}年度的任务。")
    asked = Quarter(year, quarter)
    if not asked.has_begun:
        raise Http404(f"{year}年{asked.name}还没有开始。")
    context = {"bulletin": bulletin(ones, asked, lights), "quarters": [reached.number for reached in begun(ones)]}
    return render(request, "reports/bulletin.html", context)
