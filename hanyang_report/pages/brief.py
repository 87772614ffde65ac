"""一页纸 on the screen, on paper and as a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hanyang_report.context import site_of
from hanyang_report.overview.brief import Brief, brief_of
from hanyang_report.overview.year import overview_of
from indicators.office.admin.pages import actor
from indicators.office.later import Later
from indicators.office.privacy import for_readers_of_drafts
from indicators.office.sending import DOCX, notice, sent

if TYPE_CHECKING:
    from hanyang_report.overview import brief_word
else:
    brief_word = Later("hanyang_report.overview.brief_word")


@require_safe
@for_readers_of_drafts
def brief(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/brief.html", {"brief": asked_brief(request), "today": timezone.localdate()})


@require_safe
@for_readers_of_drafts
def brief_download(request: HttpRequest) -> HttpResponse:
    one = asked_brief(request)
    if one is None:
        raise Http404("还没有任何数据。")
    file = brief_word.to_docx(one, day=timezone.localdate(), notice=notice())
    return sent(file, DOCX, f"{one.title}.docx", "brief.docx")


def asked_brief(request: HttpRequest) -> Brief | None:
    overview = overview_of(request.GET.get("year", ""), actor(request))
    return brief_of(overview, site_of(request).district) if overview else None
