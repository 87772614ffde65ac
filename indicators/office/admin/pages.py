"""What our own pages inside the stock admin share: its frame around ours, and a refusal said as a message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from indicators.office.permissions import Person
from indicators.office.users import User

Wrap = Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]
"""`admin_site.admin_view`: log in first, never cached, protected against forged posts."""


def admin_page(request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
    """A page in the admin's frame, without its list of tables: the work stands alone and has the width to itself."""
    return render(request, template, {"title": title, **context})


def actor(request: HttpRequest) -> User:
    """Who acts, on a page that lets nobody in who has not signed in."""
    return cast(User, request.user)


def require(allowed: Callable[[Person], bool], request: HttpRequest) -> User:
    """The person who may; 403 for who may not: the site's own page says so in plain words."""
    if not allowed(request.user):
        raise PermissionDenied
    return actor(request)


@contextmanager
def refusals_said(request: HttpRequest) -> Iterator[None]:
    """What a verb refuses becomes a message; the page goes on."""
    try:
        yield
    except ValidationError as refused:
        for sentence in refused.messages:
            messages.error(request, sentence)
