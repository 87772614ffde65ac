"""What a search looks through: each sentence of a report with its place, the words and values of an indicator."""

from __future__ import annotations

from collections.abc import Iterator

from reports.document.tree import Block, Document, Paragraph, sentences
from reports.tracker.promises import Linked


def placed(document: Document) -> Iterator[tuple[str, str, Paragraph]]:
    """Every sentence with the name and the anchor of its place."""
    for line in document.lead:
        yield from (("导语", "lead", sentence) for sentence in sentences(line))
    for part in document.parts:
        yield from _placed_in(part, ())


def _placed_in(block: Block, above: tuple[str, ...]) -> Iterator[tuple[str, str, Paragraph]]:
    """A block's sentences; the place of an item names its section too."""
    trail = (*above, block.title)
    for line in block.lines():
        yield from ((" · ".join(trail[-2:]), block.anchor, sentence) for sentence in sentences(line))
    for child in block.children:
        yield from _placed_in(child, () if block.level == "part" else trail)


def texts(link: Linked) -> tuple[str, ...]:
    """Words of the catalogue, and every published value."""
    indicator = link.indicator
    values = (figure.published_text for figure in link.figures)
    theme = indicator.theme
    return indicator.name, indicator.code, indicator.definition, theme.name, theme.short_name, *values
