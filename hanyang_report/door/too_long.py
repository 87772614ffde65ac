"""A body longer than its address takes is refused before anything reads it, whatever server stands in front."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from hanyang_report.door.limits import body_limit, said


class BodyLimit:
    """Answers 413. After the middlewares that a page needs, before the first that looks into a form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        limit, length = body_limit(request.path_info), request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > limit:
            return render(request, "pages/too_long.html", {"limit": said(limit)}, status=413)
        return self.get_response(request)
