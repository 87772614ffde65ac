"""Who made an edition: for the staff, from the log of the report, the history of its texts, and the log of its figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from indicators.models import FigureMove
from indicators.models.figure_steps import FigureVerb
from reports.models import Correction, Edition, Item, Part, Report, ReportMove, Section
from reports.models.report import HEAD
from reports.models.report_steps import ReportVerb

TEXTS = ((Part, "report"), (Section, "part__report"), (Item, "section__part__report"))
STEPS = tuple(verb for verb in ReportVerb if verb not in (ReportVerb.WITHDRAW, ReportVerb.ABANDON))


@dataclass(frozen=True, slots=True, order=True)
class Hand:
    """`what` somebody did, and to which words or figure."""

    at: datetime
    what: str
    who: str


def makers(report: Report) -> dict[int, list[Hand]]:
    """For each edition's number what people did since the one before, oldest first. Words and figures for corrections.

    A fixed number of queries. What was done in a correction that was given up is left out.
    """
    editions = list(report.editions.order_by("number").values_list("number", "origin", "published_at"))
    given_up = list(Correction.objects.filter(report=report, closed_at__isnull=False, edition=None))
    made: dict[int, list[Hand]] = defaultdict(list)
    for hand, is_detail in _hands(report):
        if any(each.opened_at <= hand.at <= (each.closed_at or hand.at) for each in given_up):
            continue
        into = next(((number, origin) for number, origin, at in editions if hand.at <= at), None)
        if into and (not is_detail or into[1] == Edition.Origin.CORRECTION):
            made[into[0]].append(hand)
    return {number: sorted(set(hands)) for number, hands in made.items()}


def _hands(report: Report) -> Iterator[tuple[Hand, bool]]:
    """Everything done, and whether it is a detail: one text or one figure."""
    for move in ReportMove.objects.filter(report=report, verb__in=STEPS).select_related("by"):
        yield Hand(move.at, move.get_verb_display(), str(move.by)), False
    yield from ((hand, True) for hand in _rewordings(report))
    for model, way in TEXTS:
        rows = model.history.filter(**{way: report.pk}, edited_at__isnull=False).select_related("edited_by")
        for row in rows.order_by("edited_at"):
            yield Hand(row.edited_at, f"改写“{row.marker}{row.heading}”", str(row.edited_by)), True
    verbs = (FigureVerb.ENTER, FigureVerb.APPROVE)
    for entry in FigureMove.objects.filter(figure__year=report.year, verb__in=verbs).with_context():
        yield (
            Hand(entry.at, f"{entry.get_verb_display()}“{entry.figure.indicator}”为{entry.value_text}", str(entry.by)),
            True,
        )


def _rewordings(report: Report) -> Iterator[Hand]:
    """Each time somebody wrote the lead or the head. One query."""
    rows = Report.history.filter(id=report.pk).select_related("edited_by").order_by("history_date", "history_id")
    for before, row in pairwise(rows):
        if not row.edited_by:
            continue
        if row.lead != before.lead:
            yield Hand(row.edited_at, "改写导语", str(row.edited_by))
        if any(getattr(row, field) != getattr(before, field) for field in HEAD):
            yield Hand(row.edited_at, "改写公文要素", str(row.edited_by))
