"""Editors' pages inside the admin: last year's promises answered in a draft, next year's found in its plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from indicators.models import User
from indicators.posted import number, numbers
from indicators.views.admin_page import Wrap, admin_page, refusals_said, require
from reports.models import Item, Outcome, Report, Task
from reports.permissions import user_can_correct, user_can_promise, user_can_see_check, user_can_write
from reports.tracker.answers import Reconciled, answer, reconciliation, take_back
from reports.tracker.promising import Found, add_tasks, found_in, plan_of
from reports.workflow import Stage


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of tasks."""
    return [
        path("<int:year>/answers/", wrap(answers), name="reports_answers"),
        path("<int:year>/propose/", wrap(propose), name="reports_propose_tasks"),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest, year: int) -> HttpResponse:
    """Every promise for a year: by which item the year's report answers it, or why it was not kept."""
    person = require(user_can_see_check, request)
    report = get_object_or_404(Report, year=year)
    if request.method == "POST" and (task := _answered(request, report, person)):
        return redirect(f"{request.path}#{task.address}")
    rows = [_typed(request, row) for row in reconciliation(year)]
    if not rows:
        raise Http404(f"没有对{year}年的承诺。")
    return admin_page(
        request,
        "admin/reports/task/answers.html",
        f"{year}年度报告：回应上年承诺",
        report=report,
        rows=rows,
        items=items_of(report),
        outcomes=Outcome.choices,
        open=sum(row.answer is None for row in rows),
        counts=_counts(row.answer.outcome for row in rows if row.answer),
        may_write=user_can_write(person, report),
    )


def items_of(report: Report) -> list[tuple[str, list[Item]]]:
    """The report's items under their sections, to choose from."""
    items = Item.objects.filter(section__part__report=report).select_related("section")
    grouped: dict[str, list[Item]] = {}
    for item in items.order_by("section__part__order", "section__order", "order", "pk"):
        grouped.setdefault(str(item.section), []).append(item)
    return list(grouped.items())


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, year: int) -> HttpResponse:
    """What a draft's plan promises, sentence by sentence. Tasks come to be only from what a person ticks or adds."""
    report = get_object_or_404(Report, year=year)
    person = require(user_can_see_check, request)
    found = found_in(report)
    if request.method == "POST":
        if not user_can_promise(person, report):
            raise PermissionDenied
        return _add(request, report, found, person)
    return admin_page(
        request,
        "admin/reports/task/propose.html",
        f"{year + 1}年度任务：从报告的承诺中确认",
        report=report,
        next_year=year + 1,
        found=found,
        areas=plan_of(report),
        tasks=Task.objects.filter(report=report).select_related("area").order_by("order", "code"),
        may_write=user_can_promise(person, report),
        may_correct=user_can_correct(person) and report.stage == Stage.PUBLISHED,
    )


def _answered(request: HttpRequest, report: Report, by: User) -> Task | None:
    """One promise at a time: the task when its answer was kept, None when something is missing, which is said."""
    task = get_object_or_404(Task, pk=number(request.POST.get("task", "")), year=report.year)
    items = Item.objects.filter(section__part__report=report)
    with refusals_said(request):
        if "take_back" in request.POST:
            take_back(task, by=by)
            messages.success(request, f"已撤销对“{task.title}”的回应。")
        else:
            item = items.filter(pk=number(request.POST.get("item", ""))).first()
            outcome, words = request.POST.get("outcome", ""), request.POST.get("words", "")
            answer(task, item=item, outcome=outcome, words=words, by=by)
            messages.success(request, f"已回应“{task.title}”。")
        return task
    return None


def _typed(request: HttpRequest, row: Reconciled) -> Reconciled:
    """What was typed and refused stays in its form."""
    posted = request.POST
    if posted.get("task") != str(row.task.pk) or "take_back" in posted:
        return row
    item = numbers([posted.get("item", "")])
    return replace(
        row, item=item[0] if item else None, outcome=posted.get("outcome", ""), words=posted.get("words", "")
    )


def _add(request: HttpRequest, report: Report, found: list[Found], by: User) -> HttpResponse:
    ticked = set(request.POST.getlist("chosen"))
    chosen = [
        (one.section, one.proposal.phrase, request.POST.get(f"title-{one.key}", ""))
        for one in found
        if one.key in ticked
    ]
    own = request.POST.get("own_phrase", "").strip()
    section = next((one for one in plan_of(report) if str(one.pk) == request.POST.get("own_area")), None)
    if own and section:
        chosen.append((section, own, request.POST.get("own_title", "")))
    with refusals_said(request):
        made = add_tasks(report, chosen, by=by)
        messages.success(request, f"已确认{len(made)}项任务。")
    return redirect("admin:reports_propose_tasks", report.year)


def _counts(outcomes: Iterable[str]) -> list[tuple[str, int]]:
    counted = Counter(outcomes)
    return [(outcome.label, counted[outcome]) for outcome in Outcome if counted[outcome]]
