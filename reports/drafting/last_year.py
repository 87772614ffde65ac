"""What last year's report said where a passage of the draft stands, and what is other now."""

from __future__ import annotations

from reports.document.diff import BlockDiff, block_difference
from reports.drafting.composition import compose_from_rows
from reports.drafting.passage import LEAD, Passage
from reports.models import Edition
from reports.narrative.binding import FigureBook


def last_year(passage: Passage) -> BlockDiff | None:
    """The passage against its counterpart in the edition of the year before that everybody reads; None where there is no
    such edition, or where the passage is not printed."""
    report = passage.report
    edition = Edition.objects.current().of_year(report.year - 1).first()
    if edition is None:
        return None
    composed = compose_from_rows(report, FigureBook.for_draft(report.year))
    rows = composed.pairs()
    anchor = LEAD if passage.level == LEAD else next((block.anchor for block, row in rows if row == passage.row), "")
    return block_difference(edition.document, composed.document, anchor) if anchor else None
