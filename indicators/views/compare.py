"""Year over year: two years of all indicators, as a page and as a file."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.catalogue.comparing import asked, gathered
from indicators.office.downloads import download
from indicators.office.kept.parts import ASKED, page_part
from indicators.office.permissions import user_can_read_drafts
from indicators.office.privacy import keeps_drafts_private


@require_safe
@keeps_drafts_private
def compare(request: HttpRequest) -> HttpResponse:
    if user_can_read_drafts(request.user):
        comparison = compared.shown(gathered(request.GET, request.user))
    else:
        comparison = compared(request.GET.urlencode())
    return render(request, "indicators/compare.html", {"comparison": comparison})


@page_part("indicators/_comparison.html", ASKED)
def compared(query: str) -> dict[str, Any]:
    """Two years as everybody may ask for them."""
    return gathered(QueryDict(query), AnonymousUser())


@require_safe
@keeps_drafts_private
def compare_download(request: HttpRequest, extension: str) -> HttpResponse:
    """What the page shows under the same address. Other years than the ones asked for are no answer in a file."""
    chosen = asked(request.GET, request.user)
    if chosen.years.refused:
        raise Http404(chosen.years.remark)
    return download(chosen.selection().sheet(), extension)
