"""Following a round: how far each department has come, and the days that may still be moved."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_safe

from indicators.models import (
    Collection,
    Department,
    Extension,
    RoundMove,
    user_can_follow_collection,
    user_can_manage_collection,
    user_can_review,
    user_unlocks,
)
from indicators.office.admin import Wrap, admin_page, refusals_said, require
from indicators.round.due_dates import DatesForm, DayInput, DueDateForm
from indicators.round.opening import extend, is_public, reschedule
from indicators.round.progress import progress, total, without_officer

FOLDER = "admin/indicators/collection"


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of rounds."""
    return [
        path("<int:year>/progress/", wrap(progress_page), name="indicators_round"),
        path("<int:year>/dates/", wrap(dates_page), name="indicators_round_dates"),
        path("<int:year>/extend/<slug:code>/", wrap(extend_page), name="indicators_round_extend"),
    ]


class ExtensionForm(DueDateForm):
    due_on = forms.DateField(label="延至", widget=DayInput)
    reason = forms.CharField(label="理由", max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
    field_order = ("due_on", "past_due", "reason")


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
        can_unlock=bool(collection.locked_at) and user_unlocks(person) and not is_public(year),
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
            messages.success(request, f"已同意{department}延至{date_format(form.cleaned_data['due_on'])}。")
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
