"""When a session ends by itself: after so long without a request, and after so long altogether, however busy.

What is sent after that meets the page that keeps it (`hanyang_report.pages.expired`): nothing typed is lost.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase

BEGAN, SEEN = "began_at", "seen_at"
EVERY = 60
"""Seconds between two notes that somebody is there: not each request writes."""


class TimeOuts:
    """Signs out whose time is up. After AuthenticationMiddleware; who has no session cookie is not looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            _look_at(request, time.time())
        return self.get_response(request)


def _look_at(request: HttpRequest, now: float) -> None:
    began, seen = (request.session.get(name, now) for name in (BEGAN, SEEN))
    if is_over(now, began=began, seen=seen):
        logout(request)
    elif SEEN not in request.session or now - seen >= EVERY:
        request.session.update({BEGAN: began, SEEN: now})


def is_over(now: float, *, began: float, seen: float) -> bool:
    """Whether one of the two times has passed; 0 is no limit. All in seconds."""
    idle, whole = settings.SESSION_IDLE_MINUTES * 60, settings.SESSION_HOURS * 3600
    return bool((idle and now - seen > idle) or (whole and now - began > whole))
