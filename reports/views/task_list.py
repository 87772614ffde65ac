"""The promises of a plan as table, board and timeline, and as a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.office.addressing import address_of
from indicators.office.kept.parts import page_part
from indicators.office.permissions import Person
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
    is_everybodys = not request.GET and request.user.is_anonymous
    tasks = everybodys_tasks() if is_everybodys else everybodys_tasks.shown(tasks_for(request.user, request.GET))
    return render(request, "reports/task_list.html", {"tasks": tasks})


@page_part("reports/_task_list.html")
def everybodys_tasks() -> dict[str, Any]:
    """The newest year's, as whoever asks for nothing in particular is shown them."""
    return tasks_for(AnonymousUser(), QueryDict())


def tasks_for(reader: Person, asked: QueryDict) -> dict[str, Any]:
    staff = user_can_follow_tasks(reader)
    filter = TaskFilter.for_reader(asked, reader)
    day = filter.since_day
    return {
        "filter": filter,
        "asked": asked,
        "address": address_of("task_list"),
        "staff": staff,
        "shows_lights": user_can_see_lights(reader),
        "may_take_up": user_can_take_up_opinions(reader),
        "may_assign": user_can_assign(reader),
        "unassigned": sum(one.task.lead_department_id is None for one in filter.of_year),
        "bulletin_quarter": next(reversed(begun(filter.of_year)), None),
        "tabs": _tabs(asked, filter.shown_view),
        "whole": roll_up("全部", filter.of_year),
        "areas": by_area(filter.of_year),
        "leads": by_lead(filter.of_year) if staff else [],
        "changes": changes_since(day, filter.chosen, staff=staff) if day else None,
        **shown(filter, staff=staff),
    }


def _tabs(asked: QueryDict, shown: str) -> list[Tab]:
    """The views of the same selection."""
    return [Tab(label, _address(asked, view), view == shown) for view, label in VIEWS.items()]


def _address(asked: QueryDict, view: str) -> str:
    asked, address = asked.copy(), address_of("task_list")
    asked.pop("view", None)
    if view:
        asked["view"] = view
    return f"{address}?{asked.urlencode()}" if asked else address
