"""An edition as its page shows it: gathered once, written in the page's window, head and body, kept by its own rows."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from indicators.models import Site
from indicators.office.addressing import address_of
from indicators.office.kept.parts import page_parts
from reports.document.alignment import places_of
from reports.downloads.formats import offered, pdf_lacks
from reports.models import Edition
from reports.publishing.editions import Shelf
from reports.publishing.live import shown, tells_other_years


@page_parts(title="reports/_report_title.html", head="reports/_report_head.html", body="reports/_report_body.html")
def readable(year: int, number: int | None) -> dict[str, Any]:
    """An edition as everybody reads it; nothing where there is none or it was taken from the public."""
    shelf = Shelf.of(year)
    if shelf is None:
        return {}
    found = shelf.newest if number is None else shelf.numbered(number)
    return {} if found is None or shelf.taken_by(found) else all_of(shelf, found, number)


def all_of(shelf: Shelf, edition: Edition, number: int | None) -> dict[str, Any]:
    """What a page shows of an edition; `number` where it was asked for by it."""
    document = shown(edition)
    return {
        "edition": edition,
        "document": document,
        "tells_other_years": tells_other_years(edition, document),
        "shelf": shelf,
        "number": number,
        "withdrawal": shelf.taken_by(edition),
        "places": dict(places_of(document)),
        "downloads": [(chosen.label, _address_of_file(edition, number, name)) for name, chosen in offered().items()],
        "pdf_lacks": pdf_lacks(),
        "permalink": settings.SITE_URL + edition.permalink,
        "canonical": settings.SITE_URL + edition.get_absolute_url(),
        "issuer": document.meta.get("issuer") or Site.objects.here().name,
    }


def _address_of_file(edition: Edition, number: int | None, extension: str) -> str:
    """At an edition's fixed address that edition's, else whichever is current."""
    if number is None:
        return address_of("report_download", edition.report.year, extension)
    return address_of("edition_download", edition.report.year, number, extension)
