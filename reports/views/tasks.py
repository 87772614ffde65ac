"""Reading promises: the tasks of a plan as table, board and timeline, and one with its source, standing and log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from indicators.office import downloads
from indicators.office.privacy import keeps_drafts_private
from indicators.round.evidence import ACCEPTED
from reports.document.text_search import marked
from reports.document.tree import plain_text
from reports.models import Task, TaskStatus, user_can_assign, user_can_follow_tasks, user_can_see_lights
from reports.tracker.answers import contradicting_draft
from reports.tracker.bulletin import newest_quarter
from reports.tracker.changes import changes_since
from reports.tracker.desk import desk
from reports.tracker.filters import VIEWS, TaskFilter
from reports.tracker.ledger import ledger
from reports.tracker.promise_ledger import answered
from reports.tracker.promises import Promised, by_area, by_lead, published_promises, roll_up
from reports.tracker.tables import TaskTable
from reports.tracker.timeline import timeline
from reports.tracker.watching import watch_for


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
    filter = _filter(request)
    day = filter.since_day
    return render(
        request,
        "reports/task_list.html",
        {
            "filter": filter,
            "staff": staff,
            "shows_lights": user_can_see_lights(request.user),
            "may_assign": user_can_assign(request.user),
            "unassigned": sum(one.task.lead_department_id is None for one in filter.of_year),
            "bulletin_quarter": newest_quarter(filter.shown_year) if filter.shown_year else None,
            "tabs": _tabs(request, filter.shown_view),
            "whole": roll_up("全部", filter.of_year),
            "areas": by_area(filter.of_year),
            "leads": by_lead(filter.of_year) if staff else [],
            "changes": changes_since(day, filter.chosen, staff=staff) if day else None,
            **_shown(request, filter, staff=staff),
        },
    )


@require_safe
@keeps_drafts_private
def task_ledger(request: HttpRequest) -> HttpResponse:
    """The same selection as a workbook in the customary columns."""
    filter = _filter(request)
    if filter.shown_year is None:
        raise Http404("还没有任务，没有台账可以下载。")
    staff = user_can_follow_tasks(request.user)
    return downloads.download(ledger(filter.chosen, filter.shown_year, timezone.localdate(), staff=staff), "xlsx")


@require_safe
@keeps_drafts_private
def task(request: HttpRequest, address: str) -> HttpResponse:
    """One promise: the sentence that makes it, what measures it, who answers for it, and for staff its log."""
    return task_page(request, address)


def task_page(request: HttpRequest, address: str, typed: Mapping[str, Any] | None = None) -> HttpResponse:
    """The page, with what somebody typed into a form whose verb was refused."""
    staff = user_can_follow_tasks(request.user)
    promised = published_promises(watch_for(request.user))
    one = next((one for one in promised if one.address == address), None)
    if one is None:
        raise Http404(f"没有编号为“{address}”的任务。")
    before, after = neighbours(one, promised)
    return render(
        request,
        "reports/task.html",
        {
            "one": one,
            "source": marked_source(one),
            "answered": answered(one),
            "before": before,
            "after": after,
            "shows_suggestions": staff,
            "staff": staff,
            "shows_lights": user_can_see_lights(request.user),
            "typed": typed or {},
            **(_followed(request, one.task) if staff else {}),
        },
    )


def marked_source(one: Promised) -> SafeString:
    """The paragraph of the plan with the promise's own words marked."""
    text, phrase = plain_text(one.source), one.promise.source_phrase
    start = text.index(phrase)
    return marked(text, [(start, start + len(phrase))])


def neighbours(one: Promised, promised: list[Promised]) -> tuple[Promised | None, Promised | None]:
    """The promises before and after in the same plan."""
    plan = [other for other in promised if other.edition == one.edition]
    at = plan.index(one)
    return plan[at - 1] if at else None, plan[at + 1] if at + 1 < len(plan) else None


def _filter(request: HttpRequest) -> TaskFilter:
    watch = watch_for(request.user)
    staff = user_can_follow_tasks(request.user)
    return TaskFilter(request.GET, published_promises(watch), lights=watch is not None, staff=staff)


def _followed(request: HttpRequest, task: Task) -> dict[str, Any]:
    """What staff see of a task besides its promise."""
    return {
        "desk": desk(task, request.user),
        "accepted": ACCEPTED,
        "milestones": task.milestones.all(),
        "targets": task.targets.select_related("indicator"),
        "log": list(task.updates.with_context()),
        "drafted": contradicting_draft(task),
        "instructions": task.instructions.select_related("by", "answered_by"),
    }


def _shown(request: HttpRequest, filter: TaskFilter, *, staff: bool) -> dict[str, Any]:
    """The chosen promises in the view asked for."""
    match filter.shown_view:
        case "board":
            return {"board": board(filter.chosen)}
        case "timeline" if filter.shown_year:
            today = timezone.localdate()
            return {"timeline": timeline(filter.chosen, filter.shown_year, today, staff=staff)}
        case _:
            return {"table": TaskTable(filter.chosen, request.GET.get("sort", ""))}


def board(promised: list[Promised]) -> list[tuple[TaskStatus, list[Promised]]]:
    """A column for each status on the way to its end; 已暂缓 and 已取消 only where a task stands there."""
    columns = [(status, [one for one in promised if one.status == status]) for status in TaskStatus]
    aside = (TaskStatus.SUSPENDED, TaskStatus.CANCELLED)
    return [(status, ones) for status, ones in columns if ones or status not in aside]


def _tabs(request: HttpRequest, shown: str) -> list[Tab]:
    """The views of the same selection."""
    return [Tab(label, _address(request, view), view == shown) for view, label in VIEWS.items()]


def _address(request: HttpRequest, view: str) -> str:
    asked = request.GET.copy()
    asked.pop("view", None)
    if view:
        asked["view"] = view
    return f"{request.path}?{asked.urlencode()}" if asked else request.path
