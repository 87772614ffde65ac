"""What templates need to walk a Document."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from reports.document.tree import Block, Fact, Paragraph
from reports.narrative.html import paragraph_html

register = template.Library()


@register.filter
def spans(paragraph: Paragraph) -> SafeString:
    """A paragraph as HTML, its figures as linked `<data>`."""
    return paragraph_html(paragraph)


@register.filter
def facts_of(block: Block, facts: dict[str, Fact]) -> list[Fact]:
    """The facts a block itself quotes, once each, in reading order."""
    codes = dict.fromkeys(quote.code for quote in block.quotes())
    return [facts[code] for code in codes if code in facts]
