"""What every request passes: typed text is cleaned, and an account is its owner's once they have chosen a password.

Where passwords serve for so many days, a new one is chosen after them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from indicators.office.characters import storable, visible
from indicators.office.password_rules import is_due
from indicators.office.signing_in import BY_SIGN_ON

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
        if match is not None and match.view_name in OPEN_BEFORE:
            return None
        must = getattr(request.user, "must_change_password", False) or is_due(request.user)
        return redirect("password") if must and BY_SIGN_ON not in request.session else None


class StorableText:
    """Cleans what is posted before any form sees it: what is compared, counted and shown again is what is stored.

    The one door for text that is typed or pasted; files are cleaned by those who read them. After CsrfViewMiddleware,
    which deals with bodies that break off.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        if request.method == "POST":
            request.POST = _cleaned(request.POST)


def _cleaned(posted: QueryDict) -> Any:
    cleaned = posted.copy()
    for name, values in posted.lists():
        cleaned.setlist(name, [_without_marks(storable(value)) for value in values])
    cleaned._mutable = False
    return cleaned


_NUMBER_OR_DATE = re.compile(r"[\d.,:/%+\-\s．，：／％＋－年月日T]+")


def _without_marks(value: str) -> str:
    """A number or a date as it is seen: calculators, Windows and chat programs copy marks of direction along with them."""
    seen = visible(value)
    return seen if seen != value and _NUMBER_OR_DATE.fullmatch(seen) else value
