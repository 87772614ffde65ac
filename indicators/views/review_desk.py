"""The reviewing desk (审核): which department waits, and its figures one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from indicators.models import Collection, Department, Figure, FigureStatus, FigureVerb, User, user_can_review
from indicators.office.admin import Wrap, admin_page, require
from indicators.office.form_numbers import number, numbers
from indicators.round.progress import Progress, progress, progress_with, total
from indicators.round.review_desk import Decision, ReviewOutcome, decide, rows

NEWEST_LAST = datetime.max.replace(tzinfo=timezone.get_default_timezone())
ORDERS: dict[str, tuple[str, Callable[[Progress], tuple]]] = {
    "oldest": ("等待最久", lambda row: (row.oldest or NEWEST_LAST, -row.submitted)),
    "most": ("件数最多", lambda row: (-row.submitted, row.oldest or NEWEST_LAST)),
}
BUTTONS = {
    "return": FigureVerb.RETURN,
    "return_one": FigureVerb.RETURN,
    "approve": FigureVerb.APPROVE,
    "approve_one": FigureVerb.APPROVE,
}
DONE_WORDS = {FigureVerb.APPROVE: "已通过", FigureVerb.RETURN: "已退回"}


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of rounds."""
    return [
        path("<int:year>/review/", wrap(queue), name="indicators_review_queue"),
        path("<int:year>/review/<slug:code>/", wrap(department), name="indicators_review"),
    ]


@require_safe
def queue(request: HttpRequest, year: int) -> HttpResponse:
    """Departments with figures to review; `?order=oldest` (as it comes) or `most`."""
    require(user_can_review, request)
    collection = get_object_or_404(Collection, year=year)
    order = request.GET.get("order", "")
    order = order if order in ORDERS else "oldest"
    departments = progress(collection)
    return admin_page(
        request,
        "admin/indicators/collection/review_queue.html",
        f"{year}年度审核",
        collection=collection,
        waiting=sorted((row for row in departments if row.submitted), key=ORDERS[order][1]),
        others=[row for row in departments if not row.submitted],
        total=total(departments),
        orders=[(name, label, name == order) for name, (label, _) in ORDERS.items()],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def department(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """One department's figures: look, approve, return. Each decision names the version that was on the screen."""
    reviewer = require(user_can_review, request)
    collection = get_object_or_404(Collection, year=year)
    chosen = get_object_or_404(Department, code=code)
    if request.method == "POST":
        return _decide(request, collection, chosen, reviewer)
    return _page(request, collection, chosen, reviewer)


def _page(
    request: HttpRequest, collection: Collection, chosen: Department, reviewer: User, typed: QueryDict | None = None
) -> HttpResponse:
    """The department's figures; `typed` is what was posted and partly refused: its reasons stay on the page."""
    said = typed or QueryDict()
    figures = [
        replace(row, typed=said.get(f"reason-{row.figure.pk}", "")) for row in rows(collection, chosen, reviewer)
    ]
    return admin_page(
        request,
        "admin/indicators/collection/review.html",
        f"{chosen}：{collection.year}年度审核",
        collection=collection,
        department=chosen,
        progress=progress_with(collection, chosen, [row.figure for row in figures]),
        waiting=[row for row in figures if row.figure.status == FigureStatus.SUBMITTED],
        passed=[row for row in figures if row.figure.status == FigureStatus.APPROVED],
        others=[row for row in figures if row.figure.status not in (FigureStatus.SUBMITTED, FigureStatus.APPROVED)],
        typed=said.get("reason", ""),
    )


def _decide(request: HttpRequest, collection: Collection, chosen: Department, reviewer: User) -> HttpResponse:
    decisions = _decisions(request.POST, Figure.objects.filter(year=collection.year, department=chosen))
    if not decisions:
        messages.warning(request, "没有勾选任何数据，什么也没有改变。")
        return _page(request, collection, chosen, reviewer, request.POST)
    outcome = decide(decisions, by=reviewer)
    _report(request, decisions[0].verb, outcome)
    if outcome.refused:
        return _page(request, collection, chosen, reviewer, request.POST)
    return redirect("admin:indicators_review", collection.year, chosen.code)


def _decisions(posted: QueryDict, figures: QuerySet[Figure]) -> list[Decision]:
    """The ticked figures under the button at the foot, or the one figure whose own button was pressed; else nothing.

    A figure's own reason goes before the one written for all.
    """
    verb = next((verb for button, verb in BUTTONS.items() if button in posted), None)
    if verb is None:
        return []
    one = posted.get("approve_one") or posted.get("return_one")
    keys = numbers([one] if one else posted.getlist("figure"))
    return [
        Decision(
            figure=figure,
            verb=verb,
            seen=number(posted.get(f"seen-{figure.pk}", "")),
            reason=posted.get(f"reason-{figure.pk}", "").strip() or posted.get("reason", "").strip(),
        )
        for figure in figures.filter(pk__in=keys).select_related("indicator").order_by("indicator__order")
    ]


def _report(request: HttpRequest, verb: FigureVerb, outcome: ReviewOutcome) -> None:
    """Say which were done and which were not."""
    if outcome.done:
        names = "、".join(figure.indicator.name for figure in outcome.done)
        messages.success(request, f"{DONE_WORDS[verb]}{len(outcome.done)}项：{names}。")
    for sentence in outcome.refused:
        messages.warning(request, sentence)
