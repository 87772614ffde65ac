"""How much may be sent to each address, and how slowly. Pure.

The one table: the server, Django's middleware and the proxy's file in deploy/ all keep to it. Whoever adds an address
that takes files adds its row; an address without one takes what a short form needs.
"""

from __future__ import annotations

import re

KB = 1024
MB = 1024 * KB

UNKNOWN = 64 * KB
"""Bytes an address without a row takes: a form of some 7,000 汉字, each nine characters on its way."""

_WORKBOOK = 3 * MB  # a workbook has at most 2 MB
_ONE_FILE = 12 * MB  # a file has at most 10 MB
_FILES = 64 * MB  # evidence, several files at once
_TEXTS = 5 * MB // 2  # what Django parses without files: a desk's 10,000 fields

_ROUND = r"^/admin/indicators/collection"
_LIMITS = [
    (re.compile(pattern), limit)
    for pattern, limit in (
        (rf"{_ROUND}/\d+/desk/[-\w]+/upload/", _WORKBOOK),
        (rf"{_ROUND}/\d+/desk/[-\w]+/$", _FILES),
        (rf"{_ROUND}/\d+/confirmation/[-\w]+/$", _ONE_FILE),
        (rf"{_ROUND}/history/", _WORKBOOK),
        (r"^/admin/indicators/figure/\d+/reopened/$", _FILES),
        (r"^/admin/indicators/user/sheet/", _WORKBOOK),
        (r"^/admin/reports/report/\d+/publishing/filings/$", _ONE_FILE),
        (r"^/admin/reports/report/\d+/publishing/consultation/returned/\d+/$", _ONE_FILE),
        (r"^/admin/reports/report/imports/add/$", _ONE_FILE),
        (r"^/admin/", _TEXTS),
        (r"^/tasks/[^/]+/[a-z]+/$", _FILES),
        (r"^/(?:check|verify)/", _ONE_FILE),
    )
]

LARGEST = max(limit for _, limit in _LIMITS)
"""What the most generous address takes, in bytes: the proxy lets that much through."""

TEXT = _ONE_FILE
"""Bytes of typed text that are looked at anywhere: a whole report pasted into 体检."""

PATIENCE = 20
"""Seconds in which a body may come as slowly as it likes."""
SLOWEST = 8 * KB
"""Bytes a second that it must have come at from then on."""


def body_limit(path: str) -> int:
    """The bytes that an address takes, `path` as in `/login/`: the first row that fits."""
    return next((limit for pattern, limit in _LIMITS if pattern.match(path)), UNKNOWN)


def time_allowed(received: int) -> float:
    """Seconds from the beginning of a body within which its next part must be here."""
    return PATIENCE + received / SLOWEST


def said(limit: int) -> str:
    """`64KB`, `12MB`, `2.5MB`."""
    return f"{limit / MB:g}MB" if limit >= MB else f"{limit // KB}KB"
