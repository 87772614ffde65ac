"""What search engines read of a page (schema.org, JSON-LD): a block of data, which no rule about scripts concerns."""

from __future__ import annotations

import json
from typing import Any, Protocol

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from indicators.models import Site
from reports.models import Edition

register = template.Library()
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
"""As Django's own json_script: no text can end the block."""


class Described(Protocol):
    """What is counted, by its words."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def definition(self) -> str: ...


@register.simple_tag
def report_data(edition: Edition) -> SafeString:
    """An edition as a schema.org Report."""
    document, issuer = edition.document, edition.document.meta.get("issuer", "")
    return _block(
        {
            "@type": "Report",
            "name": document.title,
            "inLanguage": "zh-Hans",
            "url": f"{settings.SITE_URL}{edition.get_absolute_url()}",
            "identifier": f"sha256:{edition.hash}",
            "version": str(edition.number),
            "temporalCoverage": str(document.year),
            "dateModified": edition.published_at.date().isoformat(),
            **({"publisher": _government(issuer), "author": _government(issuer)} if issuer else {}),
            **({"datePublished": document.meta["issued_on"]} if document.meta.get("issued_on") else {}),
        }
    )


@register.simple_tag
def catalogue_data(site: Site) -> SafeString:
    """All published figures as a schema.org Dataset."""
    formats = (("text/csv", reverse("indicator_download", args=["csv"])), ("application/json", reverse("api_figures")))
    return _block(_dataset(f"{site.district}法治政府建设指标", reverse("indicator_list"), site.organiser, formats))


@register.simple_tag
def indicator_data(indicator: Described, site: Site) -> SafeString:
    """One indicator's years as a schema.org Dataset."""
    formats = (("application/json", reverse("api_indicator", args=[indicator.code])),)
    data = _dataset(
        f"{site.district}：{indicator.name}", reverse("indicator", args=[indicator.code]), site.organiser, formats
    )
    return _block(data | {"description": indicator.definition or indicator.name, "variableMeasured": indicator.name})


def _dataset(name: str, path: str, publisher: str, formats: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    downloads = [
        {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{settings.SITE_URL}{address}"}
        for kind, address in formats
    ]
    data = {"@type": "Dataset", "name": name, "description": name, "url": f"{settings.SITE_URL}{path}"}
    return data | {"distribution": downloads} | ({"publisher": _government(publisher)} if publisher else {})


def _government(name: str) -> dict[str, str]:
    return {"@type": "GovernmentOrganization", "name": name}


def _block(data: dict[str, Any]) -> SafeString:
    said = json.dumps({"@context": "https://schema.org"} | data, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{said}</script>')  # noqa: S308  escaped as Django's json_script does
