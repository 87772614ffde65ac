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

TOKEN = "csrfmiddlewaretoken"  # noqa: S105  a field's name


@sensitive_post_parameters()
def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's answer to a token that doesn't fit (`settings.CSRF_FAILURE_VIEW`), and ours to a session that ended.

    Only what one of our own pages sent is offered again: a button over what another site sent would be a trap.
    """
    fields = _typed(request) if _is_from_here(request) else []
    names = [file.name for key in request.FILES for file in request.FILES.getlist(key)]
    return render(request, "pages/expired.html", {"fields": fields, "files": names if fields else []}, status=403)


class SignedOut:
    """Keeps what somebody sends after their session ended, where a bare way to the login page would drop it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "POST" and _leads_to_login(response) and _is_from_here(request) and _typed(request):
            return expired(request)
        return response


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field that was sent, but for the token; none where one of them is a password."""
    if any("password" in name for name in request.POST):
        return []
    return [(name, value) for name, values in request.POST.lists() if name != TOKEN for value in values]


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on this site."""
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()


def _leads_to_login(response: HttpResponseBase) -> bool:
    address = urlsplit(response.headers.get("Location", ""))
    return address.path in (reverse("login"), reverse("admin:login")) and "next=" in address.query
