"""The draft as it would read."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from reports.drafting.composition import compose
from reports.drafting.last_year import beside_last_year
from reports.models import Report, fingerprint, user_can_read_draft
from reports.narrative.binding import FigureBook


@never_cache
@require_safe
@login_required
def draft(request: HttpRequest, year: int) -> HttpResponse:
    """The draft as a reader would see it, marked 草稿; for those who may."""
    if not user_can_read_draft(request.user):
        raise PermissionDenied
    report = get_object_or_404(Report, year=year)
    document = compose(report, FigureBook.for_draft(year))
    response = render(
        request,
        "reports/draft.html",
        {
            "report": report,
            "document": document,
            "said": fingerprint(document.to_json(), ""),
            "faults": [quote for quote in document.quotes() if quote.fault],
            "desk_address": reverse("admin:reports_draft", args=[year]) if request.user.is_staff else "",
        },
    )
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@never_cache
@require_safe
@login_required
def beside(request: HttpRequest, year: int) -> HttpResponse:
    """The draft at the right, last year's edition at the left, words and figures; `only=changes` leaves out what is equal."""
    if not user_can_read_draft(request.user):
        raise PermissionDenied
    report = get_object_or_404(Report, year=year)
    found = beside_last_year(report)
    context = {
        "report": report,
        "old": found.edition if found else None,
        "new": {"report": report},
        "diff": found.diff if found else None,
        "only_changes": request.GET.get("only") == "changes",
    }
    response = render(request, "reports/draft_beside.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
