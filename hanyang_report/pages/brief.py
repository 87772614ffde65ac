"""一页纸 on the screen, on paper and as a Word file."""

from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hanyang_report.context import current_site
from hanyang_report.overview.brief import Brief, brief_of
from hanyang_report.overview.brief_word import to_docx
from hanyang_report.pages.dashboard import asked_overview, for_readers_of_drafts
from indicators.models import LoadedFixture
from reports.downloads.formats import SIMULATED

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


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
    is_simulated = LoadedFixture.objects.is_simulated()
    file = to_docx(one, day=timezone.localdate(), notice=SIMULATED if is_simulated else "")
    name = quote(f"{'模拟数据-' if is_simulated else ''}{one.title}.docx")
    disposition = f"attachment; filename=\"brief.docx\"; filename*=UTF-8''{name}"
    return HttpResponse(file, content_type=DOCX, headers={"Content-Disposition": disposition})


def asked_brief(request: HttpRequest) -> Brief | None:
    overview = asked_overview(request)
    return brief_of(overview, current_site().district) if overview else None
