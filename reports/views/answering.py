"""Editors' pages inside the admin: last year's promises answered in a draft, next year's found in its plan."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from indicators.models import User
from indicators.office.admin.pages import Wrap, admin_page, refusals_said, require
from reports.models import Report, Task
from reports.models.permissions import user_can_promise, user_can_see_check, user_publishes
from reports.models.report_steps import Stage
from reports.tracker.answer_form import PromiseForm
from reports.tracker.answers import Fate
from reports.tracker.promising import FoundPromise, add_tasks, found_in, plan_of


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of tasks."""
    return [
        path("<int:year>/answers/", wrap(answers), name="reports_answers"),
        path("<int:year>/propose/", wrap(propose), name="reports_propose_tasks"),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest, year: int) -> HttpResponse:
    """Every promise for a year: by which item the year's report answers it, or why it was not kept. One save for all."""
    person = require(user_can_see_check, request)
    report = get_object_or_404(Report, year=year)
    form = PromiseForm(report, person, request.POST if request.method == "POST" else None)
    if not form.rows:
        raise Http404(f"没有对{year}年的承诺。")
    if request.method == "POST" and _saved(request, form, person):
        return redirect(request.path)
    return admin_page(
        request,
        "admin/reports/task/answers.html",
        f"{year}年度报告：回应上年承诺",
        report=report,
        promises=form,
    )


def _saved(request: HttpRequest, form: PromiseForm, by: User) -> bool:
    """Say what became of the rows; whether nothing is left to be looked at again."""
    with refusals_said(request):
        form.save(by=by)
        if form.said:
            messages.success(request, form.said)
        if stale := len(form.fates.get(Fate.STALE, [])):
            messages.warning(
                request, f"{stale}项在您打开页面以后已由他人改过，没有保存，请看过再决定；您写的仍在框里。"
            )
        if not form.said and not stale:
            messages.info(request, "没有改动，什么也没有保存。")
        return form.is_settled
    return False


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, year: int) -> HttpResponse:
    """What a draft's plan promises, sentence by sentence. Tasks come to be only from what a person ticks or adds."""
    report = get_object_or_404(Report, year=year)
    person = require(user_can_see_check, request)
    found = found_in(report)
    if request.method == "POST":
        if not user_can_promise(person, report):
            raise PermissionDenied
        if _added(request, report, found, person):
            return redirect(request.path)
    return admin_page(
        request,
        "admin/reports/task/propose.html",
        f"{year + 1}年度任务：从报告的承诺中确认",
        report=report,
        next_year=year + 1,
        found=[Offered.to(request.POST, one) for one in found],
        areas=plan_of(report),
        own=request.POST,
        tasks=Task.objects.of_plan().filter(report=report).select_related("area").order_by("order", "code"),
        may_write=user_can_promise(person, report),
        may_correct=user_publishes(person) and report.stage == Stage.PUBLISHED,
    )


@dataclass(frozen=True)
class Offered:
    """A proposal as it stands in the form: after a refusal, with what was ticked and typed."""

    promise: FoundPromise
    title: str
    is_ticked: bool

    @classmethod
    def to(cls, posted: QueryDict, promise: FoundPromise) -> Offered:
        title = posted.get(f"title-{promise.key}", promise.proposal.title)
        return cls(promise, title, promise.key in posted.getlist("chosen"))


def _added(request: HttpRequest, report: Report, found: list[FoundPromise], by: User) -> bool:
    """Whether tasks were made of what is ticked and added; else it is said why not, and none was made."""
    posted = request.POST
    ticked = [Offered.to(posted, one) for one in found if one.key in posted.getlist("chosen")]
    chosen = [(one.promise.section, one.promise.proposal.phrase, one.title) for one in ticked]
    if gone := len(set(posted.getlist("chosen"))) - len(ticked):
        messages.warning(request, f"勾选的有{gone}句在您打开页面以后改过，或已确认为任务，没有确认；请看过再勾选。")
    own = posted.get("own_phrase", "").strip()
    section = next((one for one in plan_of(report) if str(one.pk) == posted.get("own_area")), None)
    if own and section:
        chosen.append((section, own, posted.get("own_title", "")))
    with refusals_said(request):
        made = add_tasks(report, chosen, by=by)
        messages.success(request, f"已确认{len(made)}项任务。")
        return True
    return False
