"""Where a request comes from."""

from __future__ import annotations

from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of whoever asked; "" where the server knows none."""
    return str(request.META.get("REMOTE_ADDR", ""))
