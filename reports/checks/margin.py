"""What the checker finds, told beside the passages it is about."""

from __future__ import annotations

from dataclasses import dataclass

from reports.checks.acknowledging import Answered, verdict
from reports.checks.material import LEAD
from reports.drafting.composition import compose_from_rows
from reports.drafting.passage import Passage
from reports.models import Report
from reports.narrative.binding import FigureBook

WHOLE = "whole"
"""The key of that which is about no passage: the title, the year's figures, a part that is missing."""


@dataclass(frozen=True, slots=True)
class MarginNote:
    """The findings at one passage, what still keeps the report from being published first. `key` and `address` are the
    passage's; there is none for what is about the whole report."""

    key: str
    address: str
    lines: tuple[Answered, ...]


def margin(report: Report) -> list[MarginNote]:
    """The findings of this moment in reading order, those about the whole report first."""
    composed = compose_from_rows(report, FigureBook.for_draft(report.year))
    at = {block.anchor: Passage(report, row) for block, row in composed.pairs()}
    lead = Passage(report, report)
    found: dict[Passage | None, list[Answered]] = {passage: [] for passage in (None, lead, *at.values())}
    for line in verdict(report, composed=composed).lines:
        found[at.get(line.finding.place.anchor, lead if line.finding.place.label == LEAD else None)].append(line)
    return [_note(passage, lines) for passage, lines in found.items() if lines]


def _note(passage: Passage | None, lines: list[Answered]) -> MarginNote:
    urgent = tuple(sorted(lines, key=lambda line: (not line.is_open, not line.finding.is_error)))
    return MarginNote(passage.key if passage else WHOLE, passage.address if passage else "", urgent)
