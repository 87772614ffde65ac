"""What last year's report said where the draft's passages stand, and what is other now."""

from __future__ import annotations

from dataclasses import dataclass

from reports.document.diff import BlockDiff, DocumentDiff, block_difference, difference
from reports.drafting.composition import Composed, compose_from_rows
from reports.drafting.passage import LEAD, Passage
from reports.models import Edition, Report
from reports.narrative.binding import FigureBook


@dataclass(frozen=True, slots=True)
class BesideLastYear:
    """The whole draft against the edition of the year before: every block by its descent, then the figures."""

    edition: Edition
    diff: DocumentDiff


def edition_before(report: Report) -> Edition | None:
    """What everybody reads of the year before."""
    return Edition.objects.current().of_year(report.year - 1).first()


def last_year(passage: Passage) -> BlockDiff | None:
    """The passage against what it goes on from; None where there is no such edition, or where the passage is not printed."""
    report = passage.report
    edition = edition_before(report)
    if edition is None:
        return None
    composed = _composed(report)
    rows = composed.pairs()
    anchor = LEAD if passage.level == LEAD else next((block.anchor for block, row in rows if row == passage.row), "")
    return block_difference(edition.document, composed.document, anchor, composed.stems) if anchor else None


def beside_last_year(report: Report) -> BesideLastYear | None:
    """None where the year before has no edition to be read."""
    edition = edition_before(report)
    if edition is None:
        return None
    composed = _composed(report)
    return BesideLastYear(edition, difference(edition.document, composed.document, composed.stems))


def _composed(report: Report) -> Composed:
    return compose_from_rows(report, FigureBook.for_draft(report.year))
