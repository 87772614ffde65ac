"""What every template knows about the site it is part of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from indicators.models import Site

REGISTER = "https://beian.miit.gov.cn/"
"""Where a site's record number is looked up."""
POLICE = "https://beian.mps.gov.cn/#/query/webSearch?code="
"""Where a public security record can be looked up by its digits."""


@dataclass(frozen=True)
class Furniture:
    """What the settings add to every page's frame; "" where the district has given nothing."""

    checkup_public: bool
    undertaker: str
    contact: str
    id_code: str
    police_record: str
    party_mark: str
    find_fault: str
    url: str
    domain: str
    version: str

    register = REGISTER

    @property
    def police_address(self) -> str:
        """The record's own page; "" where no number is in it."""
        digits = re.search(r"\d{8,}", self.police_record)
        return f"{POLICE}{digits[0]}" if digits else ""


def furniture() -> Furniture:
    return Furniture(
        checkup_public=settings.CHECKUP_PUBLIC,
        undertaker=settings.SITE_UNDERTAKER,
        contact=settings.SITE_CONTACT,
        id_code=settings.SITE_ID_CODE,
        police_record=settings.SITE_POLICE_RECORD,
        party_mark=settings.SITE_PARTY_MARK,
        find_fault=settings.SITE_FIND_FAULT,
        url=settings.SITE_URL,
        domain=settings.SITE.hostname or "",
        version=settings.RELEASE,
    )


def site(request: HttpRequest) -> dict[str, SimpleLazyObject | Furniture]:
    """Context processor: `site` in every template, asked for by those that name it; `furniture` from the settings."""
    return {"site": SimpleLazyObject(lambda: site_of(request)), "furniture": furniture()}


def site_of(request: HttpRequest) -> Site:
    """Whose site it is, asked once for a request."""
    found: Site | None = getattr(request, "site_asked", None)
    if found is None:
        found = Site.objects.here()
        request.site_asked = found  # type: ignore[attr-defined]
    return found
