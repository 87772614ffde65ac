"""What stands before a publisher: the report as it would be published this moment, and what that changes for its readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.office.kept.held import held
from reports.checks.checker import check
from reports.checks.finding import Finding
from reports.document.diff import DocumentDiff, difference
from reports.models import Edition, Report
from reports.publishing.verbs import as_published, reading

if TYPE_CHECKING:
    from reports.drafting.composition import Composed


@dataclass(frozen=True)
class Changes:
    """What is before the publisher against what readers know: `base` names it, `diff` tells what changed alone."""

    base: str
    diff: DocumentDiff


@dataclass(frozen=True)
class Proposed:
    """What would be published now: its fingerprint, for which an approval is given; what is found in it; what it changes."""

    reading: str
    found: tuple[Finding, ...]
    changes: Changes | None


@held
def proposed(pk: int) -> Proposed:
    """A report as a publisher would let it go this moment, from one reading of its rows."""
    report = _report(pk)
    composed = as_published(report)
    found = tuple(check(report, composed=composed))
    return Proposed(reading(composed.document), found, _changes(report, composed))


@held
def changes(pk: int) -> Changes | None:
    """What publishing a report now would change; None where readers know neither it nor last year's."""
    report = _report(pk)
    return _changes(report, as_published(report))


def _report(pk: int) -> Report:
    return Report.objects.select_related("original").get(pk=pk)


def _changes(report: Report, composed: Composed) -> Changes | None:
    """Against the report's own newest edition, else against last year's current one."""
    own = report.last_edition
    base = own or Edition.objects.current().of_year(report.year - 1).first()
    if base is None:
        return None
    name = f"第{base.number}版" if own else f"{report.year - 1}年度报告"
    whole = difference(base.document, composed.document, {} if own else composed.stems)
    return Changes(name, whole.changed_alone())
