"""分派: one task with all that can be set, or a year's suggestions confirmed together."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from indicators.models import User
from indicators.office.admin.pages import refusals_said, require
from reports.models import Task
from reports.models.permissions import user_can_assign
from reports.models.task_steps import TaskStatus
from reports.tracker.assignments import assign, confirm_suggestions
from reports.tracker.forms import AssignForm, ConfirmForm, SharedDueForm, StepSet, planned, steps_of
from reports.tracker.task_page import task_at


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def assign_task(request: HttpRequest, address: str) -> HttpResponse:
    """Who leads, with whom, by when, over which milestones, measured by what."""
    by, task = require(user_can_assign, request), task_at(address)
    posted = request.POST if request.method == "POST" else None
    form = AssignForm(posted, task=task)
    steps = StepSet(posted, initial=steps_of(task), prefix="steps")
    if posted is not None and form.is_valid() and steps.is_valid():
        try:
            assign(task, form.assignment(planned(steps)), by=by, reason=form.cleaned_data.get("reason", ""))
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"已分派：{task.title}。")
            return redirect(task)
    reached = [milestone for milestone in task.milestones.all() if milestone.is_reached]
    context = {"task": task, "form": form, "steps": steps, "reached": reached}
    return render(request, "reports/task_assign.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def assign_year(request: HttpRequest, year: int) -> HttpResponse:
    """Every task of a year that nobody leads yet, with its 建议 to tick, change or leave."""
    by = require(user_can_assign, request)
    posted = request.POST if request.method == "POST" else None
    tasks = Task.objects.of_year(year).filter(lead_department=None, status=TaskStatus.NOT_STARTED)
    tasks = tasks.select_related("suggested_lead", "area").prefetch_related("suggested_co_departments")
    forms = [ConfirmForm(posted, task=task) for task in tasks.order_by("order", "code")]
    shared = SharedDueForm(posted, label_suffix="")
    if posted is not None and all([form.is_valid() for form in (shared, *forms)]):  # noqa: C419  each says its faults
        chosen = [form for form in forms if form.cleaned_data["chosen"]]
        _confirm(request, chosen, shared.cleaned_data["due_on_for_all"], by)
        return redirect("task_assign_year", year)
    return render(request, "reports/task_assign_year.html", {"year": year, "forms": forms, "shared": shared})


def _confirm(request: HttpRequest, chosen: list[ConfirmForm], due_on: date | None, by: User) -> None:
    if not chosen:
        messages.warning(request, "没有勾选任何任务，什么也没有改变。")
        return
    rows = [(form.task, form.cleaned_data["lead"], form.cleaned_data["due_on"] or due_on) for form in chosen]
    with refusals_said(request):
        done = confirm_suggestions(rows, by=by)
        messages.success(request, f"已分派{len(done)}项任务，牵头部门可在待办中签收。")
