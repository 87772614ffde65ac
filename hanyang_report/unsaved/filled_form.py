"""What somebody had typed when it could not be saved: given back, so that nothing has to be typed twice."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest

from hanyang_report.unsaved.page_owner import FIELD

TOKEN = "csrfmiddlewaretoken"  # noqa: S105  a field's name


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field that was filled in, without our own two; none where one of them is a password."""
    if any("password" in name for name in request.POST):
        return []
    ours = (TOKEN, FIELD)
    return [(name, value) for name, values in request.POST.lists() if name not in ours for value in values]


def typed_here(request: HttpRequest) -> dict[str, Any]:
    """`fields` and the names of `files` for the page that gives them back.

    Whose page it was goes with them, so that nobody sends it as their own. Only what one of our own pages sent is
    offered again: a button over what another site sent would be a trap.
    """
    fields = typed(request) if is_from_here(request) else []
    if fields and FIELD in request.POST:
        fields.append((FIELD, request.POST[FIELD]))
    names = [file.name for key in request.FILES for file in request.FILES.getlist(key)]
    return {"fields": fields, "files": names if fields else []}


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on this site."""
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
