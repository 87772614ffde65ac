"""What a visitor reads when the machine fails: the disk is full, or the database is gone.

The pages stand by themselves: nothing in them asks the database, and what was typed is given back.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from time import monotonic

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.views.decorators.debug import sensitive_post_parameters
from django.views.defaults import server_error

from hanyang_report.door.outage import RETRY_AFTER, is_database_gone, is_disk_full
from hanyang_report.unsaved.filled_form import typed_here

GONE_FOR = 1.0
"""Seconds for which nobody else waits for a database that has just not answered."""
FOR_PROGRAMS = ("/api/", "/healthz")

logger = logging.getLogger(__name__)


@sensitive_post_parameters()
def failed(request: HttpRequest) -> HttpResponse:
    """Django's answer to an error that nobody caught (`handler500`)."""
    error = sys.exc_info()[1]
    if is_disk_full(error):
        return _page(request, "pages/disk_full.html", 507)
    if is_database_gone(error):
        return database_gone(request)
    return server_error(request)


def database_gone(request: HttpRequest) -> HttpResponse:
    """503, as a page or, where programs ask, as JSON."""
    response: HttpResponse
    if request.path_info.startswith(FOR_PROGRAMS):
        response = JsonResponse({"status": "error", "database": "unavailable"}, status=503)
    else:
        response = _page(request, "pages/database_gone.html", 503)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


class NothingFromMemory:
    """Answers 503 while the database's server is gone: also what could be said without it may have been withdrawn."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.DATABASE_URL:
            raise MiddlewareNotUsed  # SQLite is a file and has no server
        self.get_response = get_response
        self.gone_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if monotonic() < self.gone_until:
            return database_gone(request)
        try:
            connection.close_if_health_check_failed()
            connection.ensure_connection()
        except DatabaseError:
            self.gone_until = monotonic() + GONE_FOR
            logger.exception("The database does not answer")
            return database_gone(request)
        return self.get_response(request)


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    context = {"address": request.get_full_path(), "retry_after": RETRY_AFTER, **_typed(request)}
    response = HttpResponse(render_to_string(template, context), status=status)
    add_never_cache_headers(response)
    return response


def _typed(request: HttpRequest) -> dict[str, object]:
    if request.method != "POST":
        return {}
    return typed_here(request) | {"token": get_token(request)}
