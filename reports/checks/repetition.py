"""`same-as-last-year`: sentences that stood word for word in last year's report. Headings and the lead may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reports.checks.addresses import text_page
from reports.checks.finding import Finding
from reports.checks.material import Material
from reports.document.tree import Document, Paragraph, plain_text, sentences

SHORTEST = 12
"""Shorter sentences are formulas."""


def repeated_sentences(material: Material) -> Iterator[Finding]:
    """One finding a block: how many of its sentences, and the first of them."""
    if material.previous is None:
        return
    before = _said(material.previous)
    for passage in material.passages:
        if passage.field != "body":
            continue
        same = [sentence for sentence in _sentences(passage.paragraphs, material.year) if sentence in before]
        if same:
            first = same[0].replace(OWN_YEAR, str(material.year)).replace(NEXT_YEAR, str(material.year + 1))
            message = f"有{len(same)}句与{material.year - 1}年度报告一字不差，如：“{first}”"
            yield Finding.of("same-as-last-year", message, passage.place, text_page(passage.row))


OWN_YEAR, NEXT_YEAR = "\1", "\2"
"""Stand for the report's own year and the next one, so that a sentence is the same though its year moved on."""


def _said(document: Document) -> set[str]:
    return {s for block in document.walk() for s in _sentences(block.paragraphs, document.year)}


def _sentences(paragraphs: Iterable[Paragraph], year: int) -> Iterator[str]:
    for paragraph in paragraphs:
        for sentence in sentences(paragraph):
            text = plain_text(sentence).replace(f"{year}年", f"{OWN_YEAR}年").replace(f"{year + 1}年", f"{NEXT_YEAR}年")
            if len(text) >= SHORTEST:
                yield text
