"""What templates need to walk a Document."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from indicators.numbers.formatting import grouped, measure
from reports.document.notes import LEAD, Notes, gathered_codes, notes_of
from reports.document.tree import Block, Document, Fact, Paragraph, PromiseAnswer, TextTable, plain_text
from reports.narrative.html import paragraph_html

register = template.Library()


@register.filter
def spans(paragraph: Paragraph) -> SafeString:
    """A paragraph as HTML, its figures as `<data>` that leads to their indicator."""
    return paragraph_html(paragraph)


@register.simple_tag(takes_context=True)
def passage(context: Context, paragraph: Paragraph, mark: str = "") -> SafeString:
    """A paragraph of the `block` being read, or of the lead: its figures lead to the page's own notes (`notes`), if any.
    `mark`: what stands behind it and never on a line of its own."""
    block = context.get("block")  # outside of any, Django's own {% block %} has that name
    anchor = block.anchor if isinstance(block, Block) else LEAD
    notes: Notes = context.get("notes") or {}
    return paragraph_html(paragraph, notes.get(anchor), mark)


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


@register.simple_tag
def figure_notes(document: Document) -> Notes:
    """Where each figure is explained, for `passage` and the cards: `{% figure_notes document as notes %}`."""
    return notes_of(document)


Answered = list[tuple[PromiseAnswer, Block | None]]


@register.filter
def kept(answered: Answered) -> Answered:
    return [(answer, block) for answer, block in answered if answer.outcome == "kept"]


@register.filter
def unkept(answered: Answered) -> Answered:
    """What was kept in part or not: what a reader looks for first."""
    return [(answer, block) for answer, block in answered if answer.outcome != "kept"]


@register.filter
def shown(fact: Fact) -> str:
    """The number as cards and tiles show it before its unit: "1,235", "约3,300", "98.5"; "—" when missing."""
    value = Decimal(fact.value) if fact.value else None
    return measure(value, "", fact.kind, fact.decimals, fact.qualifier, thousands=True).removesuffix("%")


@register.filter
def years_of(fact: Fact) -> list[tuple[int, str]]:
    """The years frozen with a fact, oldest first, as a table shows them; "—" for one without a value."""
    return [(year, grouped(Decimal(value) if value else None, fact.decimals)) for year, value in fact.history]
