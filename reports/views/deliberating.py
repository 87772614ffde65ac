"""审议意见 after the people's congress: the paper's lines read, looked through, made tasks."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from indicators.office.admin.pages import Wrap, admin_page, refusals_said, require
from reports.models import Deliberation, Report, Task
from reports.models.permissions import user_can_see_check, user_can_take_up_opinions
from reports.tracker.opinion_form import OpinionsForm


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of tasks."""
    return [path("<int:year>/opinions/", wrap(opinions), name="reports_opinions")]


@require_http_methods(["GET", "HEAD", "POST"])
def opinions(request: HttpRequest, year: int) -> HttpResponse:
    """Two steps on one page: the lines as pasted, then each with its task. What is there already stands below."""
    person = require(user_can_see_check if request.method != "POST" else user_can_take_up_opinions, request)
    report = get_object_or_404(Report, year=year)
    form = OpinionsForm(report, request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_said(request):
            made = form.save(by=person)
            messages.success(request, f"已登记审议意见，列为{len(made)}项任务。")
            return redirect("admin:reports_opinions", year)
    return admin_page(
        request,
        "admin/reports/task/opinions.html",
        f"{year}年度报告：审议意见列为任务",
        report=report,
        form=form,
        next_year=year + 1,
        may_write=user_can_take_up_opinions(person) and report.editions.exists(),
        papers=Deliberation.objects.filter(report=report),
        tasks=Task.objects.filter(deliberation__report=report).select_related("deliberation", "lead_department"),
    )
