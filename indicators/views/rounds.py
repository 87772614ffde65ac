"""A year's round (年度填报): opening it, following it, giving more time, locking it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_safe

from indicators.models import Collection, Department, Extension
from indicators.models.figure_limits import FIRST_YEAR, LAST_YEAR
from indicators.permissions import user_can_manage_collection, user_can_review
from indicators.posted import number
from indicators.progress import owed_in, progress, total
from indicators.rounds import default_dates, extend, lock_round, next_year, open_year
from indicators.views.admin_page import Wrap, admin_page, refusals_said, require


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of rounds."""
    return [
        path("open/", wrap(open_page), name="indicators_round_open"),
        path("<int:year>/progress/", wrap(progress_page), name="indicators_round"),
        path("<int:year>/extend/<slug:code>/", wrap(extend_page), name="indicators_round_extend"),
        path("<int:year>/lock/", wrap(lock_page), name="indicators_round_lock"),
    ]


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class RoundForm(forms.Form):
    year = forms.IntegerField(label="年度", min_value=FIRST_YEAR, max_value=LAST_YEAR, widget=forms.HiddenInput)
    opens_on = forms.DateField(label="开始填报日期", widget=DayInput)
    due_on = forms.DateField(
        label="截止日期", widget=DayInput, help_text="年度报告须在次年4月1日前公布，请留出审核与起草的时间。"
    )
    note = forms.CharField(
        label="填报说明",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="可不填。显示在每个部门的填报页顶部。",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        opens_on, due_on = cleaned.get("opens_on"), cleaned.get("due_on")
        if opens_on and due_on and due_on < opens_on:
            self.add_error("due_on", "截止日期不能早于开始日期。")
        return cleaned


class ExtensionForm(forms.Form):
    due_on = forms.DateField(label="延至", widget=DayInput)
    reason = forms.CharField(label="理由", max_length=200, widget=forms.Textarea(attrs={"rows": 2}))


@require_http_methods(["GET", "HEAD", "POST"])
def open_page(request: HttpRequest) -> HttpResponse:
    """What a year would ask of each department (`?year=2020`, by default the next one), and the button that opens it."""
    manager = require(user_can_manage_collection, request)
    year = _asked_year(request)
    form = RoundForm(request.POST or None, initial=_proposal(year))
    if form.is_valid():
        with refusals_said(request):
            collection = open_year(**form.cleaned_data, by=manager)
            messages.success(request, f"{collection}已开启，各部门现在可以填报。")
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
        existing=Collection.objects.filter(year=year, opened_at__isnull=False).first(),
        inactive=[row.department for row in owed if not row.department.is_active],
    )


@require_safe
def progress_page(request: HttpRequest, year: int) -> HttpResponse:
    """How far each department has come."""
    require(user_can_manage_collection, request)
    collection = get_object_or_404(Collection, year=year)
    departments = progress(collection)
    return admin_page(
        request,
        "admin/indicators/collection/round.html",
        f"{collection}进度",
        collection=collection,
        departments=departments,
        total=total(departments),
        late=[row for row in departments if row.is_late],
        extensions=Extension.objects.filter(collection=collection).select_related("department", "granted_by"),
        can_review=user_can_review(request.user),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def extend_page(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """More time for one department, with a reason."""
    manager = require(user_can_manage_collection, request)
    collection = get_object_or_404(Collection, year=year)
    department = get_object_or_404(Department, code=code)
    form = ExtensionForm(request.POST or None)
    if form.is_valid():
        with refusals_said(request):
            extend(collection, department, by=manager, **form.cleaned_data)
            messages.success(request, f"已同意{department}延至{form.cleaned_data['due_on']:%Y年%m月%d日}。")
            return redirect("admin:indicators_round", year)
    return admin_page(
        request,
        "admin/indicators/collection/round_extend.html",
        f"{department}延期",
        collection=collection,
        department=department,
        due_on=collection.due_for(department),
        form=form,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def lock_page(request: HttpRequest, year: int) -> HttpResponse:
    """Say what is missing before the round is locked; a second click finds it locked and says so."""
    manager = require(user_can_manage_collection, request)
    collection = get_object_or_404(Collection, year=year)
    if request.method == "POST":
        with refusals_said(request):
            lock_round(collection, by=manager)
            messages.success(request, f"{collection}已锁定。")
        return redirect("admin:indicators_round", year)
    departments = progress(collection)
    return admin_page(
        request,
        "admin/indicators/collection/round_lock.html",
        f"锁定{collection}",
        collection=collection,
        missing=[row for row in departments if row.missing],
        total=total(departments),
    )


def _asked_year(request: HttpRequest) -> int:
    asked = number(request.POST.get("year") or request.GET.get("year", ""))
    return asked if FIRST_YEAR <= asked <= LAST_YEAR else next_year()


def _proposal(year: int) -> dict[str, int | date]:
    opens_on, due_on = default_dates(year)
    return {"year": year, "opens_on": opens_on, "due_on": due_on}
