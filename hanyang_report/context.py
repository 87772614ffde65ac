"""What every template knows about the site it is part of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString

from indicators.office.kept.asked_again import listener
from indicators.office.kept.parts import page_parts
from indicators.office.site import SiteWords, words_of_the_site

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


@page_parts(meta="components/_page_meta.html", masthead="components/_masthead.html", footer="components/_footer.html")
def frame(page: str, site: SiteWords) -> dict[str, Any]:
    """What stands around the page of this name, as everybody sees it."""
    return {"site": site, "furniture": furniture(), "current": page}


def frame_of(request: HttpRequest) -> Mapping[str, SafeString]:
    """The frame as everybody sees it, kept where the page is; nothing for who is signed in: their page draws their own."""
    user, match = getattr(request, "user", None), request.resolver_match
    if user is None or user.is_authenticated or (match and match.namespace):
        return {}
    page, words = (match.url_name or "") if match else "", site_of(request)
    return frame(page, words) if listener() else frame.shown(frame.gather(page, words))


def site(request: HttpRequest) -> dict[str, SimpleLazyObject | Furniture]:
    """Context processor: `site` and `frame` in every template, asked for by those that name them; `furniture` from the
    settings."""
    return {
        "site": SimpleLazyObject(lambda: site_of(request)),
        "frame": SimpleLazyObject(lambda: frame_of(request)),
        "furniture": furniture(),
    }


def site_of(request: HttpRequest) -> SiteWords:
    """Whose site it is, asked once for a request."""
    found: SiteWords | None = getattr(request, "site_asked", None)
    if found is None:
        found = words_of_the_site()
        request.site_asked = found  # type: ignore[attr-defined]
    return found
