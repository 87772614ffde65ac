"""What public words depend on besides their rows."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import NamedTuple

from django.conf import settings
from django.utils.timezone import localdate

SPOKEN = (
    "SITE_URL",
    "TASKS_PUBLIC_LIGHTS",
    "CHECKUP_PUBLIC",
    "SITE_UNDERTAKER",
    "SITE_CONTACT",
    "SITE_ID_CODE",
    "SITE_POLICE_RECORD",
    "SITE_PARTY_MARK",
    "SITE_FIND_FAULT",
)
"""Settings that pages speak of or go by. A process has one release and one set of them, tests may change these."""
_as_they_are = attrgetter(*SPOKEN)


class Circumstances(NamedTuple):
    """Some words read the clock, and it is the civil date they read."""

    day: date
    settings: tuple[object, ...]

    @classmethod
    def now(cls) -> Circumstances:
        return cls(localdate(), _as_they_are(settings))
