"""Pages whose numbers depend on who asks are never kept for others."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from indicators.office.permissions import user_can_read_drafts

View = Callable[..., HttpResponse]


def keeps_drafts_private(view: View) -> View:
    """Varies by cookie for everybody; for who may read drafts the answer also says that no shared cache may keep it."""

    @wraps(view)
    def private(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_vary_headers(response, ["Cookie"])
        if user_can_read_drafts(request.user):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return private
