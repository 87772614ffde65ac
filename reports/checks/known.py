"""What a text is checked with, whatever it was read from: it is handed to the process that checks, which has no database. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.checks.aims import aims
from reports.checks.laws import Register
from reports.checks.proposals import Catalogue

if TYPE_CHECKING:
    from reports.checks.proposals import Proposal
    from reports.narrative.numerals import Numeral

PLAN = "plan"
"""The statutory kind of the part that speaks of next year."""


@dataclass(frozen=True)
class Known:
    """What a text is checked with: set phrases, titles, and the catalogue of indicators where there is one."""

    year: int
    """That the text is of."""
    phrases: tuple[str, ...]
    register: Register
    catalogue: Catalogue | None = None

    def proposals(self, kind: str, line: str, numerals: list[Numeral]) -> Sequence[list[Proposal]]:
        """What each number of a line may be, in a part of this statutory kind."""
        return reader_of(kind)(self.catalogue, line, numerals) if self.catalogue else [[] for _ in numerals]


def reader_of(kind: str) -> Callable[[Catalogue, str, list[Numeral]], list[list[Proposal]]]:
    """What reads the bare numbers of a part of this statutory kind: as figures; in the plan, as targets of next year."""
    return aims if kind == PLAN else Catalogue.proposals
