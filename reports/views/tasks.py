"""One promise: with its source, where it stands, and for staff its log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.office.privacy import keeps_drafts_private
from indicators.round.evidence import ACCEPTED
from reports.models import Task, user_can_follow_tasks, user_can_see_lights
from reports.tracker.answers import contradicting_draft
from reports.tracker.desk import desk
from reports.tracker.promise_ledger import answered
from reports.tracker.promises import neighbours, published_promises
from reports.tracker.watching import watch_for


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
            "source": one.marked_source,
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
