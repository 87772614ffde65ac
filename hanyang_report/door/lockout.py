"""When signing in is shut: to an account from an address, and to an address that tries one account after the other."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse

MOST_ACCOUNTS = 10
"""Different accounts that failed from one address: a building's people behind one address mistype fewer of theirs."""
COOKIE = "signed-in-before"
REMEMBERED = timedelta(days=180)


class Lockout(AxesDatabaseHandler):
    """django-axes' rule for an account from an address, and beside it the rule for an address."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        return super().is_locked(request, credentials) or (not is_known(request) and _tries_everybody(request))


def remember(response: HttpResponse) -> None:
    """Let this browser be known by an earlier success: the rule for its address never shuts it out."""
    response.set_signed_cookie(
        COOKIE,
        "1",
        salt=COOKIE,
        max_age=REMEMBERED,
        path="/login/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def is_known(request: HttpRequest) -> bool:
    return bool(request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=REMEMBERED))


def _tries_everybody(request: Any) -> bool:
    """Within the time that a lock lasts. `request` is as django-axes has prepared it."""
    failures = AccessAttempt.objects.filter(
        ip_address=request.axes_ip_address, attempt_time__gte=get_cool_off_threshold(request)
    )
    return failures.values("username").distinct().count() >= MOST_ACCOUNTS
