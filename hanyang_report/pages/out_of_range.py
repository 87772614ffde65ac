"""A number too large for the database, wherever somebody forged one: a 400 on both databases, not a broken page."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.defaults import bad_request


class OutOfRange:
    """Forms check what people type; this is for what no page of ours would send, like a row's number of 19 digits."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return bad_request(request, BadRequest()) if _is_out_of_range(error) else None


def _is_out_of_range(error: Exception) -> bool:
    """SQLite's driver overflows before it asks; PostgreSQL answers "numeric value out of range" (22003)."""
    if isinstance(error, DataError):
        return getattr(error.__cause__, "sqlstate", "") == "22003"
    return isinstance(error, OverflowError)
