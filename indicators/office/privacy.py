"""Pages whose numbers depend on who asks are never kept for others; those with drafts on them are not for everybody."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.cache import never_cache

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


def for_readers_of_drafts(view: View) -> View:
    """Signed in and with a role; never kept by anybody's cache."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not user_can_read_drafts(request.user):
            raise PermissionDenied("看板含未发布的数据，只向有角色的工作人员开放。")
        return view(request, *args, **kwargs)

    return guarded
