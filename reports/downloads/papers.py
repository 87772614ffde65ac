"""An edition on paper: the public Word, what public files say at their end, and the official Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse

from indicators.office.later import Later
from indicators.office.sending import DOCX, notice, sent
from reports.downloads.colophon import Colophon, is_loopback
from reports.models import Edition

if TYPE_CHECKING:
    from reports.downloads import word
else:
    word = Later("reports.downloads.word")


def colophon_of(edition: Edition) -> Colophon:
    """With its address, unless the site is a machine's own."""
    address = "" if is_loopback(settings.SITE_URL) else f"{settings.SITE_URL}{edition.permalink}"
    return Colophon(edition.number, edition.hash, edition.sm3, address)


def public_docx(edition: Edition, notice: str) -> bytes:
    return _word(edition, notice, colophon_of(edition))


def official_docx(edition: Edition) -> HttpResponse:
    """The official paper: the words and nothing beside them."""
    name = f"{edition.document.title}（第{edition.number}版，公文）.docx"
    plain_name = f"report-{edition.report.year}-{edition.number}-official.docx"
    return sent(_word(edition, "；".join(filter(None, [notice(), edition.notice])), None), DOCX, name, plain_name)


def _word(edition: Edition, notice: str, colophon: Colophon | None) -> bytes:
    number, at = edition.number, edition.published_at
    return word.to_docx(edition.document, edition=number, at=at, notice=notice, colophon=colophon)
