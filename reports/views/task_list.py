"""The promises of a plan as table, board and timeline, and as a workbook."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.office.privacy import keeps_drafts_private
from reports.models import user_can_assign, user_can_follow_tasks, user_can_see_lights, user_can_take_up_opinions
from reports.tracker.bulletin import begun
from reports.tracker.changes import changes_since
from reports.tracker.filters import VIEWS, TaskFilter
from reports.tracker.promises import by_area, by_lead, roll_up
from reports.tracker.showing import shown


@dataclass(frozen=True)
class Tab:
    label: str
    address: str
    current: bool


@require_safe
@keeps_drafts_private
def task_list(request: HttpRequest) -> HttpResponse:
    """The promises of a year: `?view=board` or `timeline` shows the same ones otherwise, `?since=` what changed."""
    staff = user_can_follow_tasks(request.user)
    filter = TaskFilter.for_reader(request.GET, request.user)
    day = filter.since_day
    return render(
        request,
        "reports/task_list.html",
        {
            "filter": filter,
            "staff": staff,
            "shows_lights": user_can_see_lights(request.user),
            "may_take_up": user_can_take_up_opinions(request.user),
            "may_assign": user_can_assign(request.user),
            "unassigned": sum(one.task.lead_department_id is None for one in filter.of_year),
            "bulletin_quarter": next(reversed(begun(filter.of_year)), None),
            "tabs": _tabs(request, filter.shown_view),
            "whole": roll_up("全部", filter.of_year),
            "areas": by_area(filter.of_year),
            "leads": by_lead(filter.of_year) if staff else [],
            "changes": changes_since(day, filter.chosen, staff=staff) if day else None,
            **shown(filter, staff=staff),
        },
    )


def _tabs(request: HttpRequest, shown: str) -> list[Tab]:
    """The views of the same selection."""
    return [Tab(label, _address(request, view), view == shown) for view, label in VIEWS.items()]


def _address(request: HttpRequest, view: str) -> str:
    asked = request.GET.copy()
    asked.pop("view", None)
    if view:
        asked["view"] = view
    return f"{request.path}?{asked.urlencode()}" if asked else request.path
