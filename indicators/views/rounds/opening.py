"""Opening a year's round: what it would ask of each department, and by when."""

from __future__ import annotations

from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from indicators.models import FIRST_YEAR, LAST_YEAR, Collection, user_can_manage_collection
from indicators.office.admin import Wrap, admin_page, refusals_said, require
from indicators.office.form_numbers import number
from indicators.round.due_dates import DatesForm
from indicators.round.opening import default_dates, is_public, next_year, open_year
from indicators.round.progress import owed_in, progress, without_officer


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of rounds."""
    return [path("open/", wrap(open_page), name="indicators_round_open")]


class RoundForm(DatesForm):
    year = forms.IntegerField(label="年度", min_value=FIRST_YEAR, max_value=LAST_YEAR, widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
def open_page(request: HttpRequest) -> HttpResponse:
    """What a year would ask of each department (`?year=2020`, by default the next one), and the button that opens it."""
    manager = require(user_can_manage_collection, request)
    year = _asked_year(request)
    form = RoundForm(request.POST or None, initial=_proposal(year))
    if form.is_valid():
        with refusals_said(request):
            collection = open_year(**form.cleaned_data, by=manager)
            _tell_opened(request, collection)
            return redirect("admin:indicators_round", collection.year)
    owed = owed_in(year)
    return admin_page(
        request,
        "admin/indicators/collection/round_open.html",
        f"开启{year}年度填报",
        year=year,
        form=form,
        owed=owed,
        count=sum(len(row.indicators) for row in owed),
        sourced=[figure for row in owed for figure in row.sourced],
        is_public=is_public(year),
        existing=Collection.objects.filter(year=year, opened_at__isnull=False).first(),
        inactive=[row.department for row in owed if not row.department.is_active],
        unmanned=without_officer(row.department for row in owed if row.department.is_active),
    )


def _tell_opened(request: HttpRequest, collection: Collection) -> None:
    """That it is open, and where nobody can answer."""
    messages.success(request, f"{collection}已开启，各部门现在可以填报。")
    if unmanned := without_officer(row.department for row in progress(collection)):
        names = "、".join(map(str, unmanned))
        messages.warning(request, f"{len(unmanned)}个部门还没有填报员：{names}。请管理员建立账号，或由审核员代填。")


def _asked_year(request: HttpRequest) -> int:
    asked = number(request.POST.get("year") or request.GET.get("year", ""))
    return asked if FIRST_YEAR <= asked <= LAST_YEAR else next_year()


def _proposal(year: int) -> dict[str, int | date]:
    opens_on, due_on = default_dates(year)
    return {"year": year, "opens_on": opens_on, "due_on": due_on}
