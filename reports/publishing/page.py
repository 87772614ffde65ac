"""An edition as its page shows it, in parts kept by their own rows.

What other years say beside its text changes with them; what stands around it is of the edition alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.safestring import SafeString

from indicators.models import Site
from indicators.office.addressing import address_of
from indicators.office.kept.parts import page_part, page_parts
from reports.document.alignment import places_of
from reports.document.tree import Document
from reports.downloads.formats import offered, pdf_lacks
from reports.models import Edition
from reports.publishing.editions import Shelf, shelved
from reports.publishing.live import shown, tells_other_years

Words = Mapping[str, SafeString]


class AskedEdition(NamedTuple):
    """As an address asks for it: without a number whichever is current."""

    year: int
    number: int | None


def readable(asked: AskedEdition) -> Words:
    """An edition as everybody reads it, by the places of its page; without words where there is none or it was taken from
    the public."""
    return {**around(asked), "body": text(asked)}


def read_by_few(shelf: Shelf, edition: Edition, number: int | None) -> Words:
    """The same of any edition, for those who may read it."""
    beside = around.shown(_around(shelf, edition, number))
    return {**beside, "body": text.shown(_text(edition, number, beside))}


@page_parts(
    title="reports/_report_title.html",
    head="reports/_report_head.html",
    notice="reports/_edition_notice.html",
    aside="reports/_aside.html",
    heading="reports/_report_heading.html",
    tools="reports/_report_tools.html",
    lead="reports/_report_lead.html",
    answers="reports/_answers.html",
)
def around(asked: AskedEdition) -> dict[str, Any]:
    found = _read_by_everybody(asked)
    return {} if found is None else _around(*found, asked.number)


@page_part("reports/_report_body.html")
def text(asked: AskedEdition) -> dict[str, Any]:
    found = _read_by_everybody(asked)
    return {} if found is None else _text(found[1], asked.number, around(asked))


def _read_by_everybody(asked: AskedEdition) -> tuple[Shelf, Edition] | None:
    shelf = Shelf.of(shelved(asked.year))
    if shelf is None:
        return None
    found = shelf.newest if asked.number is None else shelf.numbered(asked.number)
    return None if found is None or shelf.taken_by(found) else (shelf, found)


def _around(shelf: Shelf, edition: Edition, number: int | None) -> dict[str, Any]:
    return _gathered(edition, edition.document, number) | {
        "shelf": shelf,
        "withdrawal": shelf.taken_by(edition),
        "downloads": [(chosen.label, _address_of_file(edition, number, name)) for name, chosen in offered().items()],
        "pdf_lacks": pdf_lacks(),
        "permalink": settings.SITE_URL + edition.permalink,
        "canonical": settings.SITE_URL + edition.get_absolute_url(),
    }


def _text(edition: Edition, number: int | None, beside: Words) -> dict[str, Any]:
    document = shown(edition)
    told = tells_other_years(edition, document)
    return _gathered(edition, document, number) | {"tells_other_years": told, "beside": beside}


def _gathered(edition: Edition, document: Document, number: int | None) -> dict[str, Any]:
    return {
        "edition": edition,
        "document": document,
        "number": number,
        "places": dict(places_of(document)),
        "issuer": document.meta.get("issuer") or Site.objects.here().name,
    }


def _address_of_file(edition: Edition, number: int | None, extension: str) -> str:
    """At an edition's fixed address that edition's, else whichever is current."""
    if number is None:
        return address_of("report_download", edition.report.year, extension)
    return address_of("edition_download", edition.report.year, number, extension)
