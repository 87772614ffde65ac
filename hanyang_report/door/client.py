"""Where a request comes from."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

Network = IPv4Network | IPv6Network


def client_address(request: HttpRequest) -> str:
    """The address of whoever asked; "" where the server knows none."""
    meta = request.META
    remote, forwarded = str(meta.get("REMOTE_ADDR", "")), str(meta.get("HTTP_X_FORWARDED_FOR", ""))
    return spoken_for(remote, forwarded, settings.TRUSTED_PROXIES)


def whence(request: HttpRequest) -> dict[str, str]:
    """Address and browser, as 登录记录 keeps them."""
    return {"address": client_address(request), "browser": request.headers.get("User-Agent", "")}


def spoken_for(remote: str, forwarded: str, trusted: Sequence[Network]) -> str:
    """The client for whom the proxy at `remote` asks: from the right, the first address that is not trusted.

    Whoever is not trusted speaks for themselves only, so what stands further left, and may be made up, is never read.
    """
    found = _address(remote)
    if found is None:
        return remote
    for entry in reversed(forwarded.split(",")):
        if not any(found in network for network in trusted):
            break
        before = _address(entry)
        if before is None:
            break
        found = before
    return str(found)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    """`192.0.2.7`, also as `192.0.2.7:443`, `[2001:db8::7]:443` or mapped into IPv6 (`::ffff:192.0.2.7`)."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found
