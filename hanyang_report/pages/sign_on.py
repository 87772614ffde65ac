"""统一身份认证: the way to the provider and back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanyang_report.door.client import whence
from hanyang_report.door.entering import begin_session, first_page
from hanyang_report.door.turns import Rate, asker
from hanyang_report.sign_on.following import ClaimValues, follow
from hanyang_report.sign_on.linking import person_of
from hanyang_report.sign_on.provider import Begin, Claims, NotSignedOn, claims_of, remember_found
from indicators.models import SignInAttempt, User
from indicators.office.admin.pages import actor
from indicators.office.signing_in import note_nobody, note_sign_on

LINKING, NEXT = "sign_on_linking", "oidc_login_next"
RATE = Rate(times=60, seconds=300)
"""Ways there, and ways back, from one address: a building's people in the morning are fewer."""
STATUS = {
    NotSignedOn.STALE: 400,
    NotSignedOn.REFUSED: 403,
    NotSignedOn.UNPROVED: 403,
    NotSignedOn.SILENT: 502,
    "unlinked": 403,
    "closed": 403,
    "taken": 409,
    "often": 429,
}


@never_cache
@require_safe
def begin(request: HttpRequest) -> HttpResponseBase:
    """To the provider, to come in."""
    request.session.pop(LINKING, None)
    return _there(request)


@never_cache
@require_safe
@login_required
def begin_linking(request: HttpRequest) -> HttpResponseBase:
    """To the provider, to say who one is there. Nothing is linked before the person says yes here."""
    request.session[LINKING] = actor(request).pk
    return _there(request)


def _there(request: HttpRequest) -> HttpResponseBase:
    if not RATE.allows("sign-on", asker(request)):
        return _not_in(request, "often")
    return Begin.as_view()(request)


@never_cache
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """From the provider: in, or on to saying yes to a link, or a page that says why not and what to do."""
    linking = request.session.pop(LINKING, None)
    if not RATE.allows("sign-on-back", asker(request)):
        return _not_in(request, "often")
    try:
        claims = claims_of(request)
    except NotSignedOn as refused:
        if refused.why == NotSignedOn.UNPROVED:
            _note_nobody(request, SignInAttempt.Outcome.UNPROVED)
        return _not_in(request, refused.why)
    person = person_of(claims["sub"])
    if linking and linking == request.user.pk:
        return _found(request, claims, person)
    return _come_in(request, claims, person)


def _found(request: HttpRequest, claims: Claims, person: User | None) -> HttpResponse:
    if person is not None and person != request.user:
        return _not_in(request, "taken")
    remember_found(request, claims)
    return redirect("sign_on_own")


def _come_in(request: HttpRequest, claims: Claims, person: User | None) -> HttpResponse:
    if person is None:
        _note_nobody(request, SignInAttempt.Outcome.UNLINKED)
        return _not_in(request, "unlinked", subject=claims["sub"])
    if not note_sign_on(person, **whence(request)):
        return _not_in(request, "closed")
    follow(person, ClaimValues.of(claims))
    onward = request.session.pop(NEXT, None)
    begin_session(request, person)
    return redirect(onward or first_page(person))


def _note_nobody(request: HttpRequest, outcome: SignInAttempt.Outcome) -> None:
    note_nobody(outcome, lasts=settings.AXES_COOLOFF_TIME, **whence(request))


def _not_in(request: HttpRequest, why: str, subject: str = "") -> HttpResponse:
    context = {"why": why, "subject": subject, "by_password": settings.PASSWORD_SIGN_IN}
    return render(request, "pages/sign_on_refused.html", context, status=STATUS[why])


urlpatterns: list[Any] = [
    path("", begin, name="sign_on"),
    path("back/", back, name="sign_on_back"),
    path("own/link/", begin_linking, name="sign_on_link"),
]
