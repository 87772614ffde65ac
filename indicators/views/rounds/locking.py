"""Locking a round, with what is missing said before."""

import unicodedata

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from indicators.models import Collection, user_can_manage_collection
from indicators.office.admin import Wrap, admin_page, refusals_said, require
from indicators.office.form_numbers import number
from indicators.round.confirmation import unsigned
from indicators.round.opening import lock_round
from indicators.round.progress import progress, total


def addresses(wrap: Wrap) -> list[URLPattern]:
    """Below the admin's address of rounds."""
    return [path("<int:year>/lock/", wrap(lock_page), name="indicators_round_lock")]


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
        "admin/indicators/collection/round_lock.html",
        f"锁定{collection}",
        collection=collection,
        missing=[row for row in departments if row.missing],
        unsigned=unsigned(collection),
        total=total(departments),
        typed=typed,
    )
