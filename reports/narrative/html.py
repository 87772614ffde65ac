"""Spans → safe HTML. Everything a person typed is escaped here; only the elements below are markup."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.document.tree import Paragraph, Quote, Span


def paragraph_html(paragraph: Paragraph) -> SafeString:
    """A paragraph with each quoted figure as `<data value="1235"><a href="/indicators/…/">1235</a></data>`."""
    return format_html_join("", "{}", ((_span(span),) for span in paragraph))


def _span(span: Span) -> str | SafeString:
    if isinstance(span, str):
        return span
    return _fault(span) if span.fault else _quote(span)


def _quote(quote: Quote) -> SafeString:
    return format_html(
        '<data value="{}"><a href="{}">{}</a></data>',
        quote.value,
        reverse("indicator", args=[quote.code]),
        quote.text,
    )


def _fault(quote: Quote) -> SafeString:
    """A reference that says nothing is marked where it stands, with the reason in words."""
    return format_html('<mark class="fault" title="{}">{}</mark>', quote.fault, quote.text)
