"""Who is asked for a code on the way to something: the page that asks, and what was sent goes on when the code is right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from hanyang_report.second_factor.devices import has_phone
from hanyang_report.second_factor.proving import prove, time_of_proof
from hanyang_report.unsaved.filled_form import typed_here
from indicators.models import User
from indicators.office.second_factor import ProofWanted
from indicators.office.steps import Refused

FIELD = "second_factor_code"


class AskedForProof:
    """Says on the account what its session proved; where that is not enough, asks, and goes on with what was sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.user = SimpleLazyObject(partial(_acting, request, request.user))  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if request.method != "POST" or FIELD not in request.POST or not request.user.is_authenticated:
            return None
        try:
            complaint = prove(request, request.POST[FIELD])
        except Refused as refused:
            complaint = "".join(refused.messages)
        return _ask(request, complaint) if complaint else None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if not isinstance(exception, ProofWanted):
            return None
        if request.method == "POST":
            return _ask(request, "")
        return redirect(f"{reverse('second_factor')}?{urlencode({'next': request.get_full_path()})}")


def _acting(request: HttpRequest, user: Any) -> Any:
    """Whoever the request is by now: a session whose time was up is nobody's, though somebody was read from it."""
    if isinstance(user, User):
        user.proved_at = time_of_proof(request, user)
    return user


def _ask(request: HttpRequest, complaint: str) -> HttpResponse:
    """The page that asks, holding all that was sent: nothing has to be typed twice."""
    held = typed_here(request)
    held["fields"] = [(name, value) for name, value in held["fields"] if name != FIELD]
    context = {**held, "complaint": complaint, "has_phone": has_phone(request.user), "field": FIELD}  # type: ignore[arg-type]
    response = render(request, "pages/second_factor_asked.html", context, status=403)
    response.is_kept = True  # type: ignore[attr-defined]
    return response
