"""A year's round (年度填报): opening it, following it, giving more time, locking it."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_safe

from indicators.models import (
    FIRST_YEAR,
    LAST_YEAR,
    Collection,
    Department,
    Extension,
    RoundMove,
    user_can_follow_collection,
    user_can_manage_collection,
    user_can_review,
    user_can_unlock_collection,
)
from indicators.office.admin import Wrap, admin_page, refusals_said, require
from indicators.office.form_numbers import number
from indicators.round.confirmation import unsigned
from indicators.round.opening import default_dates, extend, is_public, lock_round, next_year, open_year, reschedule
from indicators.round.progress import owed_in, progress, total, without_officer
from indicators.views.due_dates import DayInput, DueDateForm

FOLDER = "admin/indicators/collection"


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of rounds."""
    return [
        path("open/", wrap(open_page), name="indicators_round_open"),
        path("<int:year>/progress/", wrap(progress_page), name="indicators_round"),
        path("<int:year>/dates/", wrap(dates_page), name="indicators_round_dates"),
        path("<int:year>/extend/<slug:code>/", wrap(extend_page), name="indicators_round_extend"),
        path("<int:year>/lock/", wrap(lock_page), name="indicators_round_lock"),
    ]


class DatesForm(DueDateForm):
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
    field_order = ("opens_on", "due_on", "past_due", "note")

    def clean(self) -> dict[str, Any]:
        opens_on, due_on = self.cleaned_data.get("opens_on"), self.cleaned_data.get("due_on")
        if opens_on and due_on and due_on < opens_on:
            self.add_error("due_on", "截止日期不能早于开始日期。")
        return super().clean()


class RoundForm(DatesForm):
    year = forms.IntegerField(label="年度", min_value=FIRST_YEAR, max_value=LAST_YEAR, widget=forms.HiddenInput)


class ExtensionForm(DueDateForm):
    due_on = forms.DateField(label="延至", widget=DayInput)
    reason = forms.CharField(label="理由", max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
    field_order = ("due_on", "past_due", "reason")


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
        f"{FOLDER}/round_open.html",
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


@require_safe
def progress_page(request: HttpRequest, year: int) -> HttpResponse:
    """How far each department has come."""
    person = require(user_can_follow_collection, request)
    collection = get_object_or_404(Collection, year=year)
    departments = progress(collection)
    may_manage = user_can_manage_collection(person)
    return admin_page(
        request,
        f"{FOLDER}/round.html",
        f"{collection}进度",
        collection=collection,
        departments=departments,
        total=total(departments),
        late=[row for row in departments if row.is_late],
        unmanned=without_officer(row.department for row in departments) if collection.is_open else [],
        extensions=Extension.objects.filter(collection=collection).select_related("department", "granted_by"),
        moves=RoundMove.objects.filter(collection=collection).with_context(),
        can_review=user_can_review(person),
        can_manage=may_manage,
        can_act=may_manage and collection.is_open,
        can_unlock=bool(collection.locked_at) and user_can_unlock_collection(person) and not is_public(year),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def dates_page(request: HttpRequest, year: int) -> HttpResponse:
    """The round's days and what is said to every department."""
    manager = require(user_can_manage_collection, request)
    collection = get_object_or_404(Collection, year=year)
    kept = {"opens_on": collection.opens_on, "due_on": collection.due_on, "note": collection.note}
    form = DatesForm(request.POST or None, initial=kept)
    if form.is_valid():
        with refusals_said(request):
            reschedule(collection, **form.cleaned_data, by=manager)
            messages.success(request, "日期与说明已保存。")
            return redirect("admin:indicators_round", year)
    page = f"{FOLDER}/round_dates.html"
    return admin_page(request, page, f"{collection}：日期与说明", collection=collection, form=form)


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
        f"{FOLDER}/round_extend.html",
        f"{department}延期",
        collection=collection,
        department=department,
        due_on=collection.due_for(department),
        form=form,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def lock_page(request: HttpRequest, year: int) -> HttpResponse:
    """Say what is missing before the round is locked: whoever locks without it types how much that is."""
    manager = require(user_can_manage_collection, request)
    collection = get_object_or_404(Collection, year=year)
    typed = unicodedata.normalize("NFKC", request.POST.get("without", "")).strip()
    if request.method == "POST":
        with refusals_said(request):
            lock_round(collection, by=manager, without=number(typed or "0"))
            messages.success(request, f"{collection}已锁定，编辑可以起草年度报告。")
            return redirect("admin:indicators_round", year)
        collection.refresh_from_db()
    departments = progress(collection)
    return admin_page(
        request,
        f"{FOLDER}/round_lock.html",
        f"锁定{collection}",
        collection=collection,
        missing=[row for row in departments if row.missing],
        unsigned=unsigned(collection),
        total=total(departments),
        typed=typed,
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
