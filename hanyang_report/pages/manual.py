"""帮助: the manuals as pages, their pictures, and the search in them. Everybody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from hanyang_report.manual.finding import in_order, search
from hanyang_report.manual.text import PICTURES, manuals
from indicators.office.later import Later

if TYPE_CHECKING:
    from hanyang_report.manual import markdown
else:
    markdown = Later("hanyang_report.manual.markdown")

LONGEST_WORD = 50


@require_safe
def help_index(request: HttpRequest) -> HttpResponse:
    """Every manual with its passages; what was searched for instead, where something was."""
    asked = request.GET.get("q", "").strip()[:LONGEST_WORD]
    context = {"manuals": in_order(request.user), "q": asked, "found": search(asked) if asked else []}
    return render(request, "pages/help_index.html", context)


@require_safe
def help_manual(request: HttpRequest, slug: str) -> HttpResponse:
    manual = manuals().get(slug)
    if manual is None:
        raise Http404("没有这本手册。")
    # Markdown of our own files, rendered with everything that looks like HTML escaped.
    passages = [(one, mark_safe(markdown.html(one.body))) for one in manual.passages]  # noqa: S308
    context = {"manual": manual, "lead": mark_safe(markdown.html(manual.lead)), "passages": passages}  # noqa: S308
    return render(request, "pages/help.html", context)


@require_safe
@cache_control(public=True, max_age=3600)
def help_picture(request: HttpRequest, name: str) -> HttpResponseBase:
    path = PICTURES / name
    if path.parent != PICTURES or path.suffix != ".webp" or not path.is_file():
        raise Http404("没有这张图片。")
    return FileResponse(path.open("rb"), content_type="image/webp")
