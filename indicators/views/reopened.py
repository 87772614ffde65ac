"""A published figure taken up again for a correction: entered anew, looked at by another person. It needs no round."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods

from indicators.models import (
    Figure,
    FigureStatus,
    FigureVerb,
    Screening,
    User,
    objection_to_approval,
    screen_about,
    user_can_review,
    user_can_see_desk,
    user_can_sign_off,
)
from indicators.office.admin import Wrap, admin_page, refusals_said, require
from indicators.office.form_numbers import number
from indicators.round.entry_desk import Question, Saved, all_answered, questions_of, row_of, saved_from, shown
from indicators.round.review_desk import Decision, decide

ASKING = ("GET", "HEAD", "POST")
DECISIONS = {"approve": FigureVerb.APPROVE, "return": FigureVerb.RETURN}


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of figures."""
    return [path("<int:pk>/reopened/", wrap(reopened), name="indicators_reopened")]


@require_http_methods(ASKING)
def reopened(request: HttpRequest, pk: int) -> HttpResponse:
    """One figure: what is public, what is entered in its stead, and the buttons this person may press."""
    figure = get_object_or_404(shown(Figure.objects.filter(pk=pk)))
    person = require(partial(user_can_see_desk, department=figure.department), request)
    if request.method != "POST" or not figure.is_reopened:
        return _page(request, figure, person)
    match request.POST.get("action", "save"):
        case "approve" | "return" as button:
            return _decided(request, figure, person, DECISIONS[button])
        case "sign":
            return _signed(request, figure, person)
        case button:
            return _saved(request, figure, person, hands_in=button == "submit")


def _saved(request: HttpRequest, figure: Figure, person: User, *, hands_in: bool) -> HttpResponse:
    """Write down what was typed; then hand it in, once the rules' questions are answered."""
    saved = saved_from(request, shown(Figure.objects.filter(pk=figure.pk)))
    if saved.kept or any(saved.faults.values()):
        return _page(request, _again(figure), person, saved=saved)
    return _handed_in(request, _again(figure), person) if hands_in else _back(figure)


def _handed_in(request: HttpRequest, figure: Figure, person: User) -> HttpResponse:
    questions = questions_of([figure], _screening(figure), request.POST)
    is_answered = any(question.name in request.POST for question in questions)
    if questions and not (is_answered and all_answered(questions, by=person)):
        messages.warning(request, f"还没有提交：有{len(questions)}处须先写明原因。")
        return _page(request, figure, person, questions=questions)
    with refusals_said(request):
        figure.submit(by=person, seen=figure.version)
        messages.success(request, "已送部门负责人签发。" if figure.status == FigureStatus.SIGNING else "已提交审核。")
    return _back(figure)


def _decided(request: HttpRequest, figure: Figure, person: User, verb: FigureVerb) -> HttpResponse:
    """By a reviewer, or a return by the head before signing; a refused reason stays on the page."""
    require(lambda user: user_can_review(user) or user_can_sign_off(user, figure.department), request)
    reason = request.POST.get("reason", "")
    outcome = decide([Decision(figure, verb, _seen(request), reason)], by=person)
    for sentence in outcome.refused:
        messages.error(request, sentence)
    if outcome.refused:
        return _page(request, _again(figure), person, typed=reason)
    messages.success(request, "已审核通过。" if verb == FigureVerb.APPROVE else "已退回，理由已记下。")
    return _back(figure)


def _signed(request: HttpRequest, figure: Figure, person: User) -> HttpResponse:
    require(partial(user_can_sign_off, department=figure.department), request)
    with refusals_said(request):
        figure.sign_off(by=person, seen=_seen(request))
        messages.success(request, "已签发并提交审核。")
    return _back(figure)


def _page(
    request: HttpRequest,
    figure: Figure,
    person: User,
    *,
    saved: Saved | None = None,
    questions: Sequence[Question] = (),
    typed: str = "",
) -> HttpResponse:
    row = row_of(figure, person, _screening(figure), saved)
    may_review = user_can_review(person)
    return admin_page(
        request,
        "admin/indicators/figure/reopened.html",
        f"更正数据：{figure}",
        row=row,
        figure=figure,
        moves=figure.moves.with_context().with_value_before(),
        questions=questions,
        typed=typed,
        received=saved is not None or "saved" in request.GET,
        may_approve=figure.status == FigureStatus.SUBMITTED
        and may_review
        and not objection_to_approval(person, figure),
        objection=objection_to_approval(person, figure)
        if may_review and figure.status == FigureStatus.SUBMITTED
        else "",
        may_return=figure.status in (FigureStatus.SUBMITTED, FigureStatus.APPROVED) and may_review,
        may_sign=figure.status == FigureStatus.SIGNING and user_can_sign_off(person, figure.department),
    )


def _screening(figure: Figure) -> Screening:
    return screen_about(figure)


def _again(figure: Figure) -> Figure:
    return shown(Figure.objects.filter(pk=figure.pk)).get()


def _back(figure: Figure) -> HttpResponse:
    return redirect(f"{reverse('admin:indicators_reopened', args=[figure.pk])}?saved=1")


def _seen(request: HttpRequest) -> int:
    return number(request.POST.get("seen", ""))
