"""What was sent too late: after the session had ended, or from a page older than the last sign-in.

Nothing typed is lost: the answer holds all of it, ready to be sent once more. Works without JavaScript.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from hanyang_report.pages.typed import is_from_here, typed, typed_here


@sensitive_post_parameters()
def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's answer to a token that doesn't fit (`settings.CSRF_FAILURE_VIEW`), and ours to a session that ended."""
    return render(request, "pages/expired.html", typed_here(request), status=403)


class SignedOut:
    """Keeps what somebody sends after their session ended, where a bare way to the login page would drop it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "POST" and _leads_to_login(response) and is_from_here(request) and typed(request):
            return expired(request)
        return response


def _leads_to_login(response: HttpResponseBase) -> bool:
    address = urlsplit(response.headers.get("Location", ""))
    return address.path in (reverse("login"), reverse("admin:login")) and "next=" in address.query
