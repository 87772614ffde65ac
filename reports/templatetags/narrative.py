"""What templates need to walk a Document."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from reports.document.tree import Block, Fact, Paragraph, TextTable, plain_text
from reports.narrative.html import paragraph_html

register = template.Library()


@register.filter
def spans(paragraph: Paragraph) -> SafeString:
    """A paragraph as HTML, its figures as linked `<data>`."""
    return paragraph_html(paragraph)


@register.filter
def words(paragraph: Paragraph) -> str:
    """A paragraph as plain text, for a label."""
    return plain_text(paragraph)


@register.filter
def tables_after(block: Block, number: int) -> list[TextTable]:
    """The tables behind a paragraph (from 1; 0: before the first). A heading that runs on is parted from no text: what
    stands above its first paragraph comes behind it."""
    is_joined = block.run_on and bool(block.paragraphs)
    if number == 0 and is_joined:
        return []
    return list(block.tables_between(0 if number == 1 and is_joined else number, number))


@register.filter
def spread_over(row: tuple[Paragraph, ...], table: TextTable) -> list[tuple[Paragraph, int]]:
    """Each cell of a row with how many columns it takes; the last of a short row takes those left."""
    left = table.columns - len(row) + 1
    return [(cell, left if number == len(row) else 1) for number, cell in enumerate(row, 1)]


@register.filter
def facts_of(block: Block, facts: dict[str, Fact]) -> list[Fact]:
    """The facts a block itself quotes, once each, in reading order."""
    codes = dict.fromkeys(quote.code for quote in block.quotes())
    return [facts[code] for code in codes if code in facts]
