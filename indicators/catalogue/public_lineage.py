"""An indicator and those before it as everybody sees them, without the rows they lie in."""

from __future__ import annotations

from indicators.catalogue.family import lineage_of
from indicators.catalogue.questions import sourced_numbers
from indicators.catalogue.seen_indicator import SeenIndicator, with_figures
from indicators.models import Indicator
from indicators.office.kept.held import held

PlainLineage = tuple[SeenIndicator, ...]
"""As `Lineage`: the chosen one first."""


@held
def plain_lineage(code: str) -> PlainLineage:
    """Without figures, which leave it as it is. Raises Indicator.DoesNotExist: nobody fills the memory with codes that are not
    there."""
    lineage = lineage_of(code)
    if not lineage:
        raise Indicator.DoesNotExist
    return tuple(map(SeenIndicator.of, lineage))


def in_public(lineage: PlainLineage) -> SeenIndicator:
    """The chosen one with its figures and their sources, and those of whom it replaced. One question."""
    return with_figures(lineage, sourced_numbers(tuple(one.pk for one in lineage)))[0]
