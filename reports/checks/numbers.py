"""`unbound-number`: a number of the text that quotes no indicator. An error where it plainly is an indicator's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reports.checks.addresses import text_page
from reports.checks.bare_numbers import said_of
from reports.checks.finding import Finding, Offer, Severity, Whereabouts
from reports.checks.material import CheckedPassage, Material
from reports.checks.spots import spot_in
from reports.narrative.numerals import Numeral, numerals

if TYPE_CHECKING:
    from reports.checks.proposals import Proposal
    from reports.narrative.binding import FigureBook


def unbound_numbers(material: Material) -> Iterator[Finding]:
    """One pass a passage. A zero in words (未发生) is only told where an indicator counts just that.

    A report from elsewhere writes 1,186件 where no quotation reads so: that stands in the way of none of its corrections.
    """
    gravest = Severity.WARNING if material.report.is_from_elsewhere else Severity.ERROR
    for passage in material.passages:
        found = numerals(passage.source, material.phrases)
        fix = text_page(passage.row) if found else ""
        for numeral, proposed in zip(found, material.proposals(passage, found), strict=True):
            if proposed or not numeral.is_zero_word:
                yield _finding(passage, numeral, proposed, material.book, fix, gravest)


def _finding(
    passage: CheckedPassage, numeral: Numeral, proposed: list[Proposal], book: FigureBook, fix: str, gravest: Severity
) -> Finding:
    is_certain = bool(proposed) and proposed[0].is_certain
    return Finding.of(
        "unbound-number",
        said_of(passage.source, numeral, proposed),
        passage.place,
        fix,
        severity=gravest if is_certain else None,
        offer=_offer(passage, proposed),
        spot=spot_in(passage.source, numeral.start, numeral.end, book),
        fits_nothing=not proposed,
        whereabouts=Whereabouts(passage.field, numeral.start, numeral.end),
    )


def _offer(passage: CheckedPassage, proposed: list[Proposal]) -> Offer | None:
    """One click binds where a click can."""
    row = passage.mendable
    if not proposed or row is None:
        return None
    start, end = proposed[0].start, proposed[0].end
    return Offer(
        level=row._meta.model_name or "",
        pk=row.pk,
        field=passage.field,
        version=row.version,
        start=start,
        end=end,
        number=passage.source[start:end],
        choices=tuple(each.choice for each in proposed if (each.start, each.end) == (start, end)),
    )
