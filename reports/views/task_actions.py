"""Acting on a task: one address for every verb, each calling the verb of the model; and its evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from indicators.models import Figure, User
from indicators.office.form_numbers import number
from indicators.office.sending import sent_as_kept
from reports.models import Milestone, Task, TaskEvidence, TaskInstruction
from reports.models.permissions import user_can_follow_tasks
from reports.models.task_steps import TaskVerb
from reports.tracker.task_page import task_at, task_page

Act = Callable[[Task, HttpRequest, User], object]


def _reach(task: Task, request: HttpRequest, by: User) -> object:
    return task.reach(_milestone(task, request), text=_text(request), by=by)


def _undo_reach(task: Task, request: HttpRequest, by: User) -> object:
    return task.undo_reach(_milestone(task, request), text=_text(request), by=by)


def _settle(verb: TaskVerb) -> Act:
    return lambda task, request, by: task.settle(verb, _text(request), by=by)


def _cite(task: Task, request: HttpRequest, by: User) -> object:
    figures = Figure.objects.select_related("indicator", "department")
    return task.cite(get_object_or_404(figures, pk=_number(request, "figure")), by=by)


ACTS: dict[str, Act] = {
    TaskVerb.SIGN: lambda task, request, by: task.sign(by=by),
    TaskVerb.UPDATE: lambda task, request, by: task.report_progress(_text(request), uploads=_files(request), by=by),
    TaskVerb.REACH: _reach,
    TaskVerb.UNREACH: _undo_reach,
    TaskVerb.CITE: _cite,
    TaskVerb.COMPLETE: lambda task, request, by: task.complete(_text(request), uploads=_files(request), by=by),
    TaskVerb.RETURN: lambda task, request, by: task.send_back(_text(request), by=by, seen=_number(request, "seen")),
    TaskVerb.CLOSE: lambda task, request, by: task.close(_text(request), by=by, seen=_number(request, "seen")),
    TaskVerb.INSPECT: lambda task, request, by: task.inspect(_text(request), by=by),
    TaskVerb.SUSPEND: _settle(TaskVerb.SUSPEND),
    TaskVerb.CANCEL: _settle(TaskVerb.CANCEL),
    TaskVerb.RESUME: _settle(TaskVerb.RESUME),
    TaskVerb.REOPEN: _settle(TaskVerb.REOPEN),
}
"""分派 has a page of its own."""


@never_cache
@require_POST
@login_required
def act(request: HttpRequest, address: str, verb: str) -> HttpResponse:
    """Run the verb and go back to the task; what was refused is said, and nothing typed is lost."""
    if verb not in ACTS:
        raise Http404("没有这个动作。")
    task, by = task_at(address), cast(User, request.user)
    try:
        ACTS[verb](task, request, by)
    except ValidationError as refused:
        return _said_again(request, task, refused, verb=verb)
    messages.success(request, f"已{TaskVerb(verb).label}：{task.title}。")
    return redirect(task)


@never_cache
@require_POST
@login_required
def instruct(request: HttpRequest, address: str) -> HttpResponse:
    """A leader's 批示."""
    task = task_at(address)
    try:
        TaskInstruction.give(task, _text(request), by=cast(User, request.user))
    except ValidationError as refused:
        return _said_again(request, task, refused, verb="instruct")
    messages.success(request, "批示已送达责任部门的待办。")
    return redirect(task)


@never_cache
@require_POST
@login_required
def answer_instruction(request: HttpRequest, address: str, pk: int) -> HttpResponse:
    """The responsible department's reply."""
    task = task_at(address)
    instruction = get_object_or_404(TaskInstruction.objects.select_related("about"), pk=pk, about=task)
    try:
        instruction.reply(_text(request), by=cast(User, request.user))
    except ValidationError as refused:
        return _said_again(request, task, refused, instruction=pk)
    messages.success(request, "办理情况已回复。")
    return redirect(task)


@require_safe
@login_required
def evidence_file(request: HttpRequest, pk: int) -> FileResponse:
    """A file of a task's log, for staff only, never as something a browser would run."""
    if not user_can_follow_tasks(request.user):
        raise PermissionDenied("您不能查看任务的佐证材料。")
    return sent_as_kept(get_object_or_404(TaskEvidence, pk=pk))


def _said_again(request: HttpRequest, task: Task, refused: ValidationError, **form: object) -> HttpResponse:
    """The task's page with the reasons, the words still in the form they were typed into."""
    for sentence in refused.messages:
        messages.error(request, sentence)
    return render(request, "reports/task.html", task_page(task.address, request.user, form | {"text": _text(request)}))


def _text(request: HttpRequest) -> str:
    return request.POST.get("text", "")


def _files(request: HttpRequest) -> list:
    return request.FILES.getlist("files")


def _number(request: HttpRequest, name: str) -> int:
    return number(request.POST.get(name, ""))


def _milestone(task: Task, request: HttpRequest) -> Milestone:
    return get_object_or_404(task.milestones, pk=_number(request, "milestone"))
