"""One indicator over the years, with its gaps and breaks. Pure; no database.

A year without a value is a gap, never a zero, and a line may be drawn only through years that stand on the
same ground: an incomparable year stands alone, a redefinition starts a new run.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol, TypeVar

from indicators.numbers.comparison import Change, Measured, State

LINE_NEEDS = 3


class Note(Protocol):
    """What a series reads of an annotation: effect is 'note', 'incomparable' or 'redefined'."""

    year: int
    text: str
    effect: str


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a series; value None when that year is missing."""

    year: int
    value: Decimal | None
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A remark on a year that may interrupt comparison.

    'incomparable' parts that one year from all others, 'redefined' all years before it from it and all after;
    a 'note' only explains.
    """

    year: int
    effect: str
    text: str = ""

    def parts(self, earlier: int, later: int) -> bool:
        """Whether this mark forbids comparing two years."""
        if self.effect == State.INCOMPARABLE:
            return self.year in (earlier, later)
        return self.effect == State.REDEFINED and earlier < self.year <= later


class Dated(Protocol):
    """Anything that stands in a year."""

    @property
    def year(self) -> int: ...


D = TypeVar("D", bound=Dated)


def barrier(marks: Iterable[Mark], earlier: int, later: int) -> Mark | None:
    """The first mark that forbids comparing two years, if any."""
    return next((mark for mark in marks if mark.parts(earlier, later)), None)


def runs(points: Iterable[D], marks: tuple[Mark, ...]) -> tuple[tuple[D, ...], ...]:
    """Points, oldest first, cut wherever a year is left out or may not be compared: what a line may join."""
    found: list[list[D]] = []
    for point in points:
        last = found[-1][-1] if found else None
        if last and point.year == last.year + 1 and not barrier(marks, last.year, point.year):
            found[-1].append(point)
        else:
            found.append([point])
    return tuple(tuple(run) for run in found)


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one indicator by year, oldest first; at most one point a year.

    `introduced` is the first year the indicator was collected, `dropped` the first it was not, where known.
    """

    points: tuple[Point, ...]
    unit: str
    kind: str
    decimals: int
    direction: str = "neutral"
    marks: tuple[Mark, ...] = ()
    introduced: int | None = None
    dropped: int | None = None

    def __post_init__(self) -> None:
        years = [point.year for point in self.points]
        if years != sorted(set(years)):
            raise ValueError(f"a series has each year once, oldest first, not {years}")

    @classmethod
    def of(
        cls,
        rows: Iterable[tuple[int, Decimal | None] | tuple[int, Decimal | None, str]],
        *,
        unit: str,
        kind: str,
        decimals: int,
        direction: str = "neutral",
        notes: Iterable[Note] = (),
        introduced: int | None = None,
        dropped: int | None = None,
    ) -> "Series":
        """From (year, value[, qualifier]) rows in any order and the indicator's annotations."""
        marks = (Mark(note.year, note.effect, note.text) for note in notes)
        return cls(
            points=tuple(sorted((Point(*row) for row in rows), key=lambda point: point.year)),
            unit=unit,
            kind=kind,
            decimals=decimals,
            direction=direction,
            marks=tuple(sorted(marks, key=lambda mark: mark.year)),
            introduced=introduced,
            dropped=dropped,
        )

    def __iter__(self) -> Iterator[Point]:
        """Every year from the first to the last; years without a row come as gaps."""
        known = {point.year: point for point in self.points}
        return (known.get(year, Point(year, None)) for year in self.years())

    def years(self) -> range:
        """Every calendar year from the first row to the last, gaps included."""
        if not self.points:
            return range(0)
        return range(self.points[0].year, self.points[-1].year + 1)

    def at(self, year: int) -> Measured:
        """The figure of a year; an empty `Measured` when there is none."""
        point = next((point for point in self.points if point.year == year), None)
        return Measured(point.value, point.qualifier) if point else Measured()

    def only(self, year: int) -> "Series":
        """The same with this year alone."""
        return replace(self, points=tuple(point for point in self.points if point.year == year))

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that have a value."""
        return tuple(point for point in self.points if point.value is not None)

    @property
    def latest(self) -> Point | None:
        """The newest point that has a value."""
        return self.known[-1] if self.known else None

    @property
    def has_line(self) -> bool:
        """Whether there are enough values for a line or sparkline to say anything."""
        return len(self.known) >= LINE_NEEDS

    @property
    def gaps(self) -> tuple[int, ...]:
        """The years from first to last that have no value."""
        return tuple(point.year for point in self if point.value is None)

    def previous(self, year: int) -> Point | None:
        """The newest point before `year` that has a value, however far back."""
        return next((point for point in reversed(self.known) if point.year < year), None)

    def window(self, first: int, last: int) -> "Series":
        """The same series seen only from `first` to `last`, both included."""
        return replace(self, points=tuple(point for point in self.points if first <= point.year <= last))

    def continuing(self, before: "Series") -> "Series":
        """With the years of a series in the same measure that this one goes on: those before its own first value.

        What parts the years of either parts those of both.
        """
        first = self.known[0].year if self.known else None
        points = [*(point for point in before.known if first is None or point.year < first), *self.known]
        return replace(
            self,
            points=tuple(points),
            marks=tuple(sorted({*self.marks, *before.marks}, key=lambda mark: (mark.year, mark.text))),
            introduced=before.introduced,
        )

    def segments(self) -> tuple[tuple[Point, ...], ...]:
        """Runs of consecutive, mutually comparable years that have values."""
        return runs(self.known, self.marks)

    def change(self, year: int, since: int | None = None) -> Change:
        """The change into `year` from `since`, by default from the year before."""
        earlier = year - 1 if since is None else since
        parting = barrier(self.marks, earlier, year)
        return Change(
            before=self.at(earlier),
            after=self.at(year),
            before_year=earlier,
            after_year=year,
            unit=self.unit,
            kind=self.kind,
            decimals=self.decimals,
            direction=self.direction,
            barrier=parting.effect if parting else "",
            reason=parting.text if parting else "",
            introduced=self.introduced is not None and earlier < self.introduced,
            dropped=self.dropped is not None and year >= self.dropped,
        )
