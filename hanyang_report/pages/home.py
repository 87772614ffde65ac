"""The front page: the newest published year at a glance."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reports.models import Edition


def home(request: HttpRequest) -> HttpResponse:
    edition = Edition.objects.current().newest_first().first()
    document = edition.document if edition else None
    facts = {fact.code: fact for fact in document.facts} if document else {}
    return render(
        request,
        "pages/home.html",
        {
            "edition": edition,
            "document": document,
            "key_facts": [facts[code] for code in document.key_figures if code in facts] if document else [],
        },
    )
