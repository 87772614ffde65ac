"""What somebody had typed when it could not be saved: given back, so that nothing has to be typed twice."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest

TOKEN = "csrfmiddlewaretoken"  # noqa: S105  a field's name


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field that was sent, but for the token; none where one of them is a password."""
    if any("password" in name for name in request.POST):
        return []
    return [(name, value) for name, values in request.POST.lists() if name != TOKEN for value in values]


def typed_here(request: HttpRequest) -> dict[str, Any]:
    """`fields` and the names of `files` for the page that gives them back.

    Only what one of our own pages sent is offered again: a button over what another site sent would be a trap.
    """
    fields = typed(request) if is_from_here(request) else []
    names = [file.name for key in request.FILES for file in request.FILES.getlist(key)]
    return {"fields": fields, "files": names if fields else []}


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on this site."""
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
