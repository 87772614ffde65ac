"""Spans → safe HTML. Everything a person typed is escaped here; only the elements below are markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from indicators.numbers.unbroken import CLASSIFIER, numbers_unbroken, unbroken
from reports.document.tree import Paragraph, Quote

Notes = Mapping[str, str]


def paragraph_html(paragraph: Paragraph, notes: Notes | None = None, mark: str | SafeString = "") -> SafeString:
    """A paragraph with each quoted figure as `<data value="1235"><a href="/indicators/…/">1235</a></data>`, in one piece
    with its classifier. Where the page has a note on the figure (`notes`: code → anchor), it leads there instead.
    `mark` stands behind the last word, on its line."""
    return format_html_join("", "{}", ((piece,) for piece in _pieces(paragraph, notes or {}, mark)))


def _pieces(paragraph: Paragraph, notes: Notes, mark: str | SafeString) -> Iterator[str | SafeString]:
    number: SafeString | None = None
    last = len(paragraph)
    for place, span in enumerate(paragraph, 1):
        text = span if isinstance(span, str) else ""
        held = CLASSIFIER.match(text) if number else None
        if number:
            classifier = held[0] if held else ""
            yield format_html('<span class="unbroken">{}{}</span>', number, classifier) if held else number
            number = None
        if isinstance(span, str):
            rest = span[held.end() :] if held else span
            yield unbroken(rest, mark) if place == last else numbers_unbroken(rest)
        elif span.fault:
            yield _fault(span)
        else:
            number = _quote(span, notes)
    if number:
        yield number
    if not paragraph or not isinstance(paragraph[-1], str):
        yield mark


def _quote(quote: Quote, notes: Notes) -> SafeString:
    if quote.code in notes:
        link = format_html('<a href="#{}" data-note="{}">{}</a>', notes[quote.code], quote.code, quote.text)
    else:
        link = format_html('<a href="{}">{}</a>', reverse("indicator", args=[quote.code]), quote.text)
    return format_html('<data value="{}">{}</data>', quote.value, link)


def _fault(quote: Quote) -> SafeString:
    """A reference that says nothing is marked where it stands, with the reason in words."""
    return format_html('<mark class="fault" title="{}">{}</mark>', quote.fault, quote.text)
