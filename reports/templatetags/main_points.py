"""本年要点 in templates: `{% main_points document %}`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from indicators.numbers.unbroken import numbers_unbroken, unbroken
from reports.document.main_points import MainPoint, PointLink, PointSpan
from reports.document.tree import Document
from reports.document.year_facts import points_of

register = template.Library()

REMEMBERED = 100
"""Sentences of some twenty years."""


@register.inclusion_tag("reports/_main_points.html")
def main_points(document: Document, level: int = 2) -> dict[str, Any]:
    """The points as they were published, or made now of the document's own facts. `level`: of the heading."""
    return {"points": document.points or points_of(document), "is_frozen": bool(document.points), "level": level}


@register.filter
@lru_cache(maxsize=REMEMBERED)
def point(point: MainPoint) -> SafeString:
    """A sentence with its links."""
    *before, last = point.spans
    return mark_safe("".join((*map(_span, before), _span(last, unbroken))))  # noqa: S308  each span is escaped


def _span(span: PointSpan, held: Callable[[str], SafeString] = numbers_unbroken) -> SafeString:
    if isinstance(span, str):
        return held(span)
    return format_html('<a href="{}">{}</a>', _address(span), held(span.text))


def _address(link: PointLink) -> str:
    match link.kind:
        case "promises":
            return f"{reverse('promises')}#y{link.to}"
        case "compare":
            before, after = link.to.split("-")
            return f"{reverse('compare')}?from={before}&to={after}"
        case _:
            return reverse(link.kind, args=[link.to])
