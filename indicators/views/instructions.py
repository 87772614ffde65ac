"""批示 on a figure: a leader writes it, the department's officer answers it, everybody with a role reads it."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from indicators.models import Figure, FigureInstruction, User
from indicators.models.permissions import user_can_answer_instruction, user_can_instruct
from indicators.office.admin.pages import refusals_said
from indicators.office.form_numbers import number
from indicators.office.permissions import user_can_read_drafts


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def figure_instructions(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """All 批示 on one year's figure, with the forms for whoever may write or answer."""
    if not user_can_read_drafts(request.user):
        raise PermissionDenied("批示供工作人员阅办。")
    figures = Figure.objects.select_related("indicator", "department")
    figure = get_object_or_404(figures, indicator__code=code, year=year)
    if request.method == "POST":
        _act(request, figure)
        return redirect("figure_instructions", code, year)
    return render(
        request,
        "indicators/figure_instructions.html",
        {
            "figure": figure,
            "instructions": figure.instructions.select_related("by", "answered_by"),
            "may_instruct": user_can_instruct(request.user),
            "may_answer": user_can_answer_instruction(request.user, figure.department_id),
        },
    )


def _act(request: HttpRequest, figure: Figure) -> None:
    """Answer the instruction that is named, else give a new one."""
    by, text, named = cast(User, request.user), request.POST.get("text", ""), request.POST.get("instruction")
    with refusals_said(request):
        if named:
            get_object_or_404(FigureInstruction, pk=number(named), about=figure).reply(text, by=by)
            messages.success(request, "办理情况已回复。")
        else:
            FigureInstruction.give(figure, text, by=by)
            messages.success(request, "批示已送达责任部门的待办。")
