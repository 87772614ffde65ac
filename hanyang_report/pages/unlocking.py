"""Unlocking a year's round: a page of the round's, on this floor because the year's report has a say in it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from indicators.models import Collection
from indicators.models.permissions import user_can_unlock_collection
from indicators.office.admin.pages import admin_page, refusals_said, require
from reports.models import Report
from reports.models.report_steps import Stage
from reports.publishing.unlocking import hindrance, unlock_round


class UnlockForm(forms.Form):
    reason = forms.CharField(
        label="理由",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写进年度填报记录；报告的批准因此失效的，编辑和发布人也会看到。",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def unlock(request: HttpRequest, year: int) -> HttpResponse:
    """What unlocking would undo, and the reason for it; why not, while an edition of the year stands."""
    person = require(user_can_unlock_collection, request)
    collection = get_object_or_404(Collection, year=year)
    form = UnlockForm(request.POST or None)
    if form.is_valid():
        with refusals_said(request):
            lapsed = unlock_round(collection, by=person, reason=form.cleaned_data["reason"])
            messages.success(request, f"{collection}已解锁，各部门又可以填报。{_told(lapsed)}")
            return redirect("admin:indicators_round", year)
        collection.refresh_from_db()
    return admin_page(
        request,
        "pages/round_unlock.html",
        f"解锁{collection}",
        collection=collection,
        form=form,
        hindrance=hindrance(collection),
        approved=Report.objects.filter(year=year, stage=Stage.APPROVED).first(),
    )


def _told(lapsed: Report | None) -> str:
    return f"《{lapsed}》的批准已失效，已进入编辑和发布人的待办。" if lapsed else ""
