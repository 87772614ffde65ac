"""Direction words, sizes, superlatives and sums held against the figures they speak of."""

from __future__ import annotations

from collections.abc import Iterator

from reports.checks.addresses import text_page
from reports.checks.finding import Finding
from reports.checks.material import Material
from reports.checks.remarks import on_wording
from reports.models import Part


def wording(material: Material) -> Iterator[Finding]:
    """Every claim of the text that the figures contradict or cannot prove. The plan speaks of what is to come."""
    for passage in material.passages:
        if passage.kind == Part.Kind.PLAN:
            continue
        for paragraph in passage.paragraphs:
            for remark in on_wording(paragraph, material.book, material.phrases):
                yield Finding.of(remark.code, remark.message, passage.place, text_page(passage.row))
