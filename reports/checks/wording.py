"""What the language of a text says wrongly: claims and sums, titles of laws, years left behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reports.checks.addresses import text_page
from reports.checks.finding import Choice, Finding, Offer
from reports.checks.remarks import Remark, on_titles, on_wording, on_years
from reports.checks.spots import as_read, source_range, spot_in, spot_of
from reports.document.tree import plain_text
from reports.models import Part

if TYPE_CHECKING:
    from reports.checks.material import CheckedPassage, Material
    from reports.narrative.binding import FigureBook


def wording(material: Material) -> Iterator[Finding]:
    """Every claim of the text that the figures contradict or cannot prove. The plan speaks of what is to come."""
    for passage in material.passages:
        if passage.kind == Part.Kind.PLAN:
            continue
        for number, paragraph in enumerate(passage.paragraphs):
            for remark in on_wording(paragraph, material.book, material.phrases):
                spot = spot_of(plain_text(paragraph), remark.start, remark.end)
                offer = _right_words(remark, passage, number, material.book)
                fix = text_page(passage.row)
                yield Finding.of(remark.code, remark.message, passage.place, fix, offer=offer, spot=spot)


def _right_words(remark: Remark, passage: CheckedPassage, number: int, book: FigureBook) -> Offer | None:
    """One click puts a phrase made from the data in the place of a clause that says nothing else."""
    row = passage.mendable
    if remark.clause == (0, 0) or row is None:
        return None
    start, end = source_range(passage.source, number, *remark.clause, book)
    phrase = as_read(remark.token, book)
    return Offer(
        level=row._meta.model_name or "",
        pk=row.pk,
        field=passage.field,
        version=row.version,
        start=start,
        end=end,
        number=passage.source[start:end],
        choices=(Choice(remark.token, "由数据成句", phrase),),
    )


def law_titles(material: Material) -> Iterator[Finding]:
    for passage in material.passages:
        for remark in on_titles(passage.source, material.register):
            yield _in_source(remark, passage, material)


def wrong_years(material: Material) -> Iterator[Finding]:
    """Last year's number where this year's is meant; in the plan, this year's where next year's is."""
    for passage in material.passages:
        for remark in on_years(passage.source, material.year, is_plan=passage.kind == Part.Kind.PLAN):
            yield _in_source(remark, passage, material)


def _in_source(remark: Remark, passage: CheckedPassage, material: Material) -> Finding:
    spot = spot_in(passage.source, remark.start, remark.end, material.book)
    return Finding.of(remark.code, remark.message, passage.place, text_page(passage.row), spot=spot)
