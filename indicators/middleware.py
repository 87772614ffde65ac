"""An account made for somebody is theirs once they have chosen its password: until then, nothing else opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

# By the names of their addresses; static files never come this far.
OPEN_BEFORE = frozenset({"password", "logout", "healthz"})

View = Callable[..., HttpResponse]


class FirstPasswordChange:
    """Sends whoever must change their password to the page where that is done. After AuthenticationMiddleware."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        is_open = match is not None and match.view_name in OPEN_BEFORE
        if is_open or not getattr(request.user, "must_change_password", False):
            return None
        return redirect("password")
