"""What was sent too late: after the session had ended, from a page older than the last sign-in, or as somebody else.

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

from hanyang_report.unsaved.filled_form import is_from_here, typed, typed_here
from hanyang_report.unsaved.page_owner import owner_of
from indicators.models import User


class Unsaved:
    """Keeps what somebody sends after their session ended, as another person, or without the right to.

    A bare way to the login page or a bare refusal would drop it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST" or not is_from_here(request):
            return self.get_response(request)
        if owner := _somebody_else(request):
            return somebody_elses(request, owner)
        response = self.get_response(request)
        if _leads_to_login(response) and typed(request):
            return expired(request)
        return refused(request) if _is_bare_refusal(request, response) else response


@sensitive_post_parameters()
def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's answer to a token that doesn't fit (`settings.CSRF_FAILURE_VIEW`), and ours to a session that ended."""
    return _kept(render(request, "pages/expired.html", typed_here(request), status=403))


@sensitive_post_parameters()
def somebody_elses(request: HttpRequest, owner: User) -> HttpResponse:
    """The page was open for one person and is sent while another is signed in; it stays its owner's."""
    return _kept(render(request, "pages/somebody_elses.html", typed_here(request) | {"owner": owner}, status=403))


@sensitive_post_parameters()
def refused(request: HttpRequest) -> HttpResponse:
    """Who is signed in may not do this; somebody who may can send it on."""
    context = typed_here(request) | {"fields": typed(request)}
    return _kept(render(request, "pages/refused.html", context, status=403))


def _kept(response: HttpResponse) -> HttpResponse:
    response.is_kept = True  # type: ignore[attr-defined]
    return response


def _somebody_else(request: HttpRequest) -> User | None:
    """Whose page this was, where that is not who is signed in."""
    owner = owner_of(request) if request.user.is_authenticated and typed(request) else None
    return owner if owner != request.user else None


def _is_bare_refusal(request: HttpRequest, response: HttpResponseBase) -> bool:
    """The right to do this is wanting, and nothing has kept yet what was typed."""
    is_bare = response.status_code == 403 and not hasattr(response, "is_kept")
    return is_bare and request.user.is_authenticated and bool(typed(request))


def _leads_to_login(response: HttpResponseBase) -> bool:
    address = urlsplit(response.headers.get("Location", ""))
    return address.path in (reverse("login"), reverse("admin:login")) and "next=" in address.query
