"""What templates need to walk a Document."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from reports.document.notes import LEAD, gathered_codes
from reports.document.tree import Block, Document, Fact, Paragraph, TextTable, plain_text
from reports.narrative.html import paragraph_html

register = template.Library()


@register.filter
def spans(paragraph: Paragraph) -> SafeString:
    """A paragraph as HTML, its figures as `<data>` that leads to their indicator."""
    return paragraph_html(paragraph)


@register.simple_tag(takes_context=True)
def passage(context: Context, paragraph: Paragraph) -> SafeString:
    """A paragraph of the `block` being read, or of the lead: its figures lead to the page's own notes (`notes`), if any."""
    block = context.get("block")  # outside of any, Django's own {% block %} has that name
    anchor = block.anchor if isinstance(block, Block) else LEAD
    return paragraph_html(paragraph, context.get("notes", {}).get(anchor))


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
def cards_of(block: Block, document: Document) -> list[Fact]:
    """The facts of the figures that a part or section explains at its end; of an item none."""
    facts = {fact.code: fact for fact in document.facts}
    return [facts[code] for code in gathered_codes(block) if code in facts]
