"""Publishing: where a report stands, and each step of its way from the draft to its readers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators.models import User
from indicators.office.admin import Wrap, refusals_said, require
from indicators.office.permissions import Person
from reports.drafting.desk_page import desk_page
from reports.drafting.forms import ReasonForm, ScheduleForm, SecrecyForm
from reports.models import (
    Openness,
    Part,
    Report,
    SecrecyReview,
    user_can_correct,
    user_can_edit,
    user_can_read_draft,
    user_publishes,
)
from reports.publishing import verbs as verbs
from reports.publishing.desk import ReportDesk, opened_figures, opened_passages
from reports.publishing.proposing import changes

ASKING = ("GET", "HEAD", "POST")
HERE = "admin:reports_publishing"


@dataclass(frozen=True, slots=True)
class Act:
    """A verb that asks for a reason on a page of its own."""

    title: str
    verb: Callable[..., Any]
    said: str


ACTS = {
    "send_back": Act("退回修改", verbs.send_back, "已退回，理由已记下。"),
    "abandon": Act("放弃更正", verbs.abandon_correction, "已放弃更正，列明的内容恢复为发布时的样子。"),
    "withdraw": Act("撤回已发布的报告", verbs.withdraw, "已撤回。原网址现在说明撤回的版次、日期和理由。"),
}


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [
        path("<int:year>/publishing/", wrap(page), name="reports_publishing"),
        path("<int:year>/publishing/changes/", wrap(changed), name="reports_changes"),
        path("<int:year>/publishing/circulate/", wrap(circulate), name="reports_circulate"),
        path("<int:year>/publishing/submit/", wrap(submit), name="reports_submit"),
        path("<int:year>/publishing/approve/", wrap(approve), name="reports_approve"),
        path("<int:year>/publishing/secrecy/", wrap(secrecy), name="reports_secrecy"),
        path("<int:year>/publishing/publish/", wrap(publish), name="reports_publish"),
        path("<int:year>/publishing/schedule/", wrap(schedule), name="reports_schedule"),
        path("<int:year>/publishing/unschedule/", wrap(unschedule), name="reports_unschedule"),
        *(path(f"<int:year>/publishing/{act}/", wrap(reasoned), {"act": act}, name=f"reports_{act}") for act in ACTS),
    ]


@require_safe
def page(request: HttpRequest, year: int) -> HttpResponse:
    """The whole way at a glance, and the buttons this person may press."""
    reader = require(user_can_read_draft, request)
    report = _report(year)
    standing = ReportDesk(report, reader)
    correction = standing.correction
    return desk_page(
        request,
        "publish.html",
        "发布",
        report,
        standing=standing,
        verdict=standing.verdict,
        opened=opened_passages(correction) if correction else [],
        opened_figures=opened_figures(correction) if correction else [],
        tasks=report.tasks.of_plan().count(),
        has_plan=report.parts.filter(kind=Part.Kind.PLAN).exists(),
        filings=report.filings.all(),
        moves=report.moves.select_related("by"),
    )


@require_safe
def changed(request: HttpRequest, year: int) -> HttpResponse:
    """What would be published now against what readers know: last year's report, or this one's newest edition."""
    require(user_can_read_draft, request)
    report = _report(year)
    return desk_page(request, "publish_changes.html", "改了什么", report, changes=changes(report.pk))


# ── steps without a page of their own ──


@require_POST
def circulate(request: HttpRequest, year: int) -> HttpResponse:
    return _step(request, year, user_can_edit, verbs.circulate, "已转入征求意见，编辑仍可修改。")


@require_POST
def submit(request: HttpRequest, year: int) -> HttpResponse:
    return _step(request, year, user_can_edit, verbs.submit, "已送审，等发布人批准。")


@require_POST
def unschedule(request: HttpRequest, year: int) -> HttpResponse:
    return _step(request, year, user_publishes, verbs.unschedule, "已取消定时发布，批准仍然有效。")


def _step(
    request: HttpRequest, year: int, allowed: Callable[[Person], bool], verb: Callable[..., Any], said: str
) -> HttpResponse:
    actor = require(allowed, request)
    with refusals_said(request):
        verb(_report(year), by=actor)
        messages.success(request, said)
    return redirect(HERE, year)


# ── steps that are looked at first ──


@require_http_methods(ASKING)
def approve(request: HttpRequest, year: int) -> HttpResponse:
    """What changed against last year, and the button that says yes to exactly that."""
    publisher = require(user_can_correct, request)
    report = _report(year)
    if request.method == "POST":
        with refusals_said(request):
            verbs.approve(report, by=publisher, seen=request.POST.get("seen", "") or "nothing")
            messages.success(request, "已批准，可以发布。")
            return redirect(HERE, year)
        report = _report(year)
    standing = ReportDesk(report, publisher)
    shown = _to_approve(standing) if "approve" in standing.may else {}
    return desk_page(request, "publish_approve.html", "批准", report, standing=standing, **shown)


def _to_approve(standing: ReportDesk) -> dict[str, Any]:
    """What the approval is given for."""
    proposed = standing.proposed
    return {"verdict": standing.verdict_of_proposed, "changes": proposed.changes, "seen": proposed.reading}


@require_http_methods(ASKING)
def secrecy(request: HttpRequest, year: int) -> HttpResponse:
    """公开属性 and its ground, on the page of publication; what was typed and refused stays in its fields."""
    publisher = require(user_publishes, request)
    report, form = _report(year), SecrecyForm(request.POST or None)
    if form.is_valid():
        with refusals_said(request):
            verbs.review_secrecy(report, by=publisher, **form.cleaned_data)
            messages.success(request, "保密审查已记下。")
            return redirect("admin:reports_publish", year)
    asked = form if form.is_bound else None
    return _publish_page(request, _report(year), publisher, ScheduleForm(), asked)


@require_http_methods(ASKING)
def publish(request: HttpRequest, year: int) -> HttpResponse:
    """What becomes public with one click, now or at a set time."""
    publisher = require(user_can_correct, request)
    report = _report(year)
    if request.method == "POST":
        with refusals_said(request):
            edition = verbs.publish(report, by=publisher)
            messages.success(request, f"已发布第{edition.number}版。")
        return redirect(HERE, year)
    return _publish_page(request, report, publisher, ScheduleForm())


@require_http_methods(ASKING)
def schedule(request: HttpRequest, year: int) -> HttpResponse:
    """The same page; a time that is refused stays in its field."""
    publisher = require(user_can_correct, request)
    report, form = _report(year), ScheduleForm(request.POST or None)
    if form.is_valid():
        with refusals_said(request):
            verbs.schedule(report, by=publisher, at=form.cleaned_data["at"])
            messages.success(request, "已设定发布时间，到时自动发布。")
            return redirect(HERE, year)
    return _publish_page(request, _report(year), publisher, form)


def _publish_page(
    request: HttpRequest, report: Report, publisher: User, form: ScheduleForm, asked: SecrecyForm | None = None
) -> HttpResponse:
    """Composed and checked where the report may be published now; elsewhere the page only says what it waits for."""
    standing = ReportDesk(report, publisher)
    shown = _to_publish(standing, asked) | {"form": form} if "publish" in standing.may else {}
    return desk_page(request, "publish_now.html", "发布", report, standing=standing, **shown)


def _to_publish(standing: ReportDesk, asked: SecrecyForm | None) -> dict[str, Any]:
    """What would be published, what is found in it, and whether it may be open."""
    report, proposed = standing.report, standing.proposed
    review = SecrecyReview.objects.of_text(report, proposed.reading).first()
    return {
        "verdict": standing.verdict_of_proposed,
        "changes": proposed.changes,
        "filings": report.filings.all(),
        "review": review,
        "is_open": review is not None and review.openness == Openness.OPEN,
        "secrecy": asked or SecrecyForm(initial={"seen": proposed.reading}),
    }


@require_http_methods(ASKING)
def reasoned(request: HttpRequest, year: int, act: str) -> HttpResponse:
    """What will happen, a reason, the button. A refused reason stays in its field."""
    publisher = require(user_can_correct, request)
    report, form, chosen = _report(year), ReasonForm(request.POST or None), ACTS[act]
    if form.is_valid():
        try:
            chosen.verb(report, by=publisher, reason=form.cleaned_data["reason"])
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, chosen.said)
            return redirect(HERE, year)
    standing = ReportDesk(_report(year), publisher)
    return desk_page(
        request, "publish_reason.html", chosen.title, standing.report, standing=standing, form=form, act=act
    )


def _report(year: int) -> Report:
    return get_object_or_404(Report.objects.select_related("edited_by", "publish_by"), year=year)
