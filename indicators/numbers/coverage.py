"""Which years have figures, how many, and therefore which years a page opens with. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


def beside(year: int | None, years: Sequence[int]) -> int | None:
    """The year to set against the only one that was named: the one before it, else the newest other one.

    `years` newest first; None where none was named, or there is no other.
    """
    others = [other for other in years if other != year] if year else []
    return next((other for other in others if year and other < year), others[0] if others else None)


@dataclass(frozen=True, slots=True)
class ShownYears:
    """The years that have figures as one viewer sees them, and the year being entered if the viewer may see it."""

    having: frozenset[int]
    open_year: int | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """Every year that can be shown, newest first."""
        being_entered = {self.open_year} if self.open_year else set()
        return tuple(sorted({*self.having, *being_entered}, reverse=True))

    @property
    def newest_pair(self) -> tuple[int, int] | None:
        """The two newest years that have figures, earlier first; None with fewer than two."""
        newest = sorted(self.having)[-2:]
        return (newest[0], newest[1]) if len(newest) == 2 else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many figures each year has as one viewer sees them, and the year being entered if the viewer may see it."""

    counts: dict[int, int]
    open_year: int | None = None

    @classmethod
    def of(cls, years: Iterable[int], open_year: int | None = None) -> Coverage:
        """From the year of each figure the viewer sees."""
        return cls(dict(Counter(years)), open_year)

    @property
    def years(self) -> tuple[int, ...]:
        """Every year that can be shown, newest first."""
        return self.shown.years

    @property
    def shown(self) -> ShownYears:
        """The same without their numbers."""
        return ShownYears(frozenset(self.counts), self.open_year)

    @property
    def default_year(self) -> int | None:
        """What a page about one year opens with: the year being entered, else the newest full one."""
        return self.open_year or self.newest_full_year

    @property
    def newest_full_year(self) -> int | None:
        """The newest year with at least half as many figures as the fullest; None while there are none.

        A single figure that another publication states in advance does not make a year.
        """
        enough = max(self.counts.values(), default=0) / 2
        return max((year for year, number in self.counts.items() if number >= enough), default=None)

    @property
    def newest_pair(self) -> tuple[int, int] | None:
        """The two newest years that have figures, earlier first; None with fewer than two."""
        return self.shown.newest_pair
