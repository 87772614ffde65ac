"""Beside the passage that is being written: what last year's report said there, and what is other now."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from indicators.office.admin import Wrap, require
from indicators.office.form_numbers import number
from reports.drafting.last_year import last_year
from reports.drafting.passage import LEAD, Passage
from reports.models import Report, user_can_read_draft


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of reports."""
    return [path("<int:year>/draft/desk/last-year/", wrap(beside), name="reports_desk_last_year")]


@require_POST
def beside(request: HttpRequest, year: int) -> HttpResponse:
    """For the passage that `level` and `pk` name, as it is kept; nothing where it was joined onto another meanwhile."""
    require(user_can_read_draft, request)
    report = get_object_or_404(Report, year=year)
    passage = Passage.find(report, request.POST.get("level", LEAD), number(request.POST.get("pk", "")))
    if passage is None:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    context = {"year": year - 1, "change": last_year(passage)}
    return render(request, "admin/reports/report/_desk_last_year.html", context)
