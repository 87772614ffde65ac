"""The leaders' desk (看板): exceptions first, then the year by theme, who owes what, and the promises."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from hanyang_report.overview.gallery import gallery
from hanyang_report.overview.matters import groups_of
from hanyang_report.overview.trace import traces_of
from hanyang_report.overview.year import overview_of
from hanyang_report.overview.year_points import headline, points_of_year
from indicators.models import DerivedIndicator, Figure, FigureInstruction, User
from indicators.models.permissions import user_can_instruct
from indicators.office.admin.pages import actor
from indicators.office.privacy import for_readers_of_drafts
from reports.models import Task, TaskInstruction


@require_safe
@for_readers_of_drafts
def dashboard(request: HttpRequest) -> HttpResponse:
    year = overview_of(request.GET.get("year", ""), actor(request))
    context: dict[str, Any] = {"overview": year, "can_instruct": user_can_instruct(request.user)}
    if year:
        context |= {
            "groups": groups_of(year),
            "gallery": gallery(year),
            "headline": headline(year),
            "points": points_of_year(year),
        }
    return render(request, "pages/dashboard.html", context)


@require_safe
@for_readers_of_drafts
def dashboard_department(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """One department in a year's round: its people, its deadline, and each figure it was asked for."""
    viewer = actor(request)
    overview = overview_of(str(year), viewer)
    progress, standings = overview.of_department(code) if overview and overview.year == year else (None, [])
    if overview is None or progress is None:
        raise Http404(f"{year}年没有向代码为“{code}”的部门收集数据。")
    context = {
        "overview": overview,
        "year_text": str(year),
        "progress": progress,
        "people": progress.department.members.filter(is_active=True, is_staff=True).prefetch_related("groups"),
        "owed": [one for one in standings if not one.is_handed_in],
        "handed_in": [one for one in standings if one.is_handed_in],
        "can_instruct": user_can_instruct(viewer),
    }
    return render(request, "pages/dashboard_department.html", context)


@require_safe
@for_readers_of_drafts
def dashboard_figure(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """One number's whole story: its sentence, its officer, its evidence and its history."""
    viewer = actor(request)
    one = DerivedIndicator.objects.seen_by(viewer).called(code, Figure.objects.seen_by(viewer))
    traces = traces_of([operand.code for operand in one.operands] if one else [code], year, viewer)
    if not traces:
        raise Http404(f"没有代码为“{code}”的指标。")
    context = {
        "year": year,
        "year_text": str(year),
        "heading": one.name if one else traces[0].indicator.name,
        "derived": one,
        "computed": one.seen_in(year) if one else None,
        "traces": traces,
        "can_instruct": user_can_instruct(viewer),
    }
    return render(request, "pages/dashboard_figure.html", context)


@require_POST
@for_readers_of_drafts
def instruct_figure(request: HttpRequest, pk: int) -> HttpResponse:
    """A 批示 on a figure, written where it stands."""
    figure = get_object_or_404(Figure.objects.select_related("indicator", "department"), pk=pk)
    return _instruct(request, lambda text, by: FigureInstruction.give(figure, text, by=by))


@require_POST
@for_readers_of_drafts
def instruct_task(request: HttpRequest, pk: int) -> HttpResponse:
    """A 批示 on a task, written where it stands."""
    task = get_object_or_404(Task, pk=pk)
    return _instruct(request, lambda text, by: TaskInstruction.give(task, text, by=by))


def _instruct(request: HttpRequest, give: Callable[[str, User], Any]) -> HttpResponse:
    try:
        given = give(request.POST.get("text", ""), actor(request))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"批示已记下，已列入{_whose(given)}的待办。")
    return redirect(_back(request))


def _whose(given: FigureInstruction | TaskInstruction) -> str:
    about = given.about
    department = about.department if isinstance(about, Figure) else about.lead_department
    return str(department or "审核员")


def _back(request: HttpRequest) -> str:
    """The page the 批示 was written on."""
    address = request.POST.get("back", "")
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}) else "dashboard"
