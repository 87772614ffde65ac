"""An address that was asked in a way it does not answer: opened though it only takes what a form sends, or the reverse.

Django answers with an empty page. People come there by a bookmark, by going back, or after signing in again.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import render


class WrongMethod:
    """Puts the site's own page into Django's empty refusals; the status and the methods allowed stay."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed) or response.content:
            return response
        page = render(request, "pages/wrong_method.html", {"is_opened": request.method in ("GET", "HEAD")}, status=405)
        page.headers["Allow"] = response.headers["Allow"]
        return page
