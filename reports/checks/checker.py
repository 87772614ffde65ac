"""A report checked as a whole: everything gathered in one go, every family asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from indicators.office.kept.held import held
from reports.checks.contents import empty_texts, statutory_contents, statutory_dates
from reports.checks.finding import Finding
from reports.checks.material import Material, gather
from reports.checks.numbers import unbound_numbers
from reports.checks.phrasing import phrasing
from reports.checks.promises import contradicted_promises, missing_tasks, unanswered_promises
from reports.checks.quotations import differing_sources, quotations, round_of_figures
from reports.checks.repetition import repeated_sentences
from reports.checks.targets import missed_targets
from reports.checks.totals import parts_over_totals
from reports.checks.wording import law_titles, wording, wrong_years
from reports.drafting.composition import Composed
from reports.models import Report

FAMILIES: tuple[Callable[[Material], Iterator[Finding]], ...] = (
    unbound_numbers,
    quotations,
    wording,
    phrasing,
    law_titles,
    wrong_years,
    missed_targets,
    repeated_sentences,
    empty_texts,
    differing_sources,
    parts_over_totals,
    round_of_figures,
    statutory_contents,
    statutory_dates,
    unanswered_promises,
    contradicted_promises,
    missing_tasks,
)


@held
def findings(pk: int) -> tuple[Finding, ...]:
    """What is found in a report as it stands today. A page that comes back to it asks no more than whether its rows do."""
    return tuple(check(Report.objects.select_related("original").get(pk=pk)))


def check(report: Report, today: date | None = None, composed: Composed | None = None) -> list[Finding]:
    """Everything found, errors first, each group in reading order. `composed` spares composing what was composed."""
    material = gather(report, today, composed)
    found = [finding for family in FAMILIES for finding in family(material)]
    return sorted(dict.fromkeys(found), key=lambda finding: (not finding.is_error, finding.place.rank))
