"""The rules drawn on a page → the tables they draw: which cell spans from where to where. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

NEAR = 3.0
"""Points within which two rules are one: a border is drawn twice, or as a thin bar."""
SHORTEST = 6.0
"""What is shorter is the end of a bar, a tick or a letter."""
MOST_EDGES = 4_000
"""A page with more is a drawing."""


class Edge(NamedTuple):
    """A level or an upright line: `at` its height or its place from the left, from `start` to `end`, in points."""

    is_level: bool
    at: float
    start: float
    end: float


class Room(NamedTuple):
    """A cell as drawn: its four sides in points, and how many columns it spans."""

    left: float
    bottom: float
    right: float
    top: float
    span: int

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x < self.right and self.bottom <= y < self.top


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its rows from the top, each with its rooms from the left."""

    rows: tuple[tuple[Room, ...], ...]

    @property
    def top(self) -> float:
        return self.rows[0][0].top

    @property
    def all_rooms(self) -> list[Room]:
        return [room for row in self.rows for room in row]


def edge(one: tuple[float, float], other: tuple[float, float]) -> Edge | None:
    """The rule from one point to another; None for what is slanted or short."""
    wide, high = abs(one[0] - other[0]), abs(one[1] - other[1])
    if wide >= SHORTEST and high < 1:
        return Edge(True, one[1], *sorted((one[0], other[0])))
    if high >= SHORTEST and wide < 1:
        return Edge(False, one[0], *sorted((one[1], other[1])))
    return None


def grids(edges: Iterable[Edge]) -> list[Grid]:
    """The tables of two columns and more, from the top of the page. A box around a text is none."""
    edges = list(edges)
    if len(edges) > MOST_EDGES:
        return []
    found = [grid for group in _joined(edges) if (grid := _grid(group))]
    return sorted(found, key=lambda grid: -grid.top)


def _joined(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Rules that meet, together: each upright one with all level ones it touches."""
    groups: list[list[Edge]] = []
    for one in edges:
        touched = [group for group in groups if any(_meet(one, other) for other in group)]
        groups = [group for group in groups if not any(group is other for other in touched)]
        groups.append([one, *(other for group in touched for other in group)])
    yield from groups


def _meet(one: Edge, other: Edge) -> bool:
    if one.is_level == other.is_level:
        is_beside = abs(one.at - other.at) <= NEAR
        return is_beside and one.start <= other.end + NEAR and other.start <= one.end + NEAR
    crosses = one.start - NEAR <= other.at <= one.end + NEAR
    return crosses and other.start - NEAR <= one.at <= other.end + NEAR


def _grid(group: Sequence[Edge]) -> Grid | None:
    heights = _places(edge.at for edge in group if edge.is_level)[::-1]
    uprights = [edge for edge in group if not edge.is_level]
    rows = tuple(row for top, bottom in pairwise(heights) if (row := _row(uprights, top, bottom)))
    return Grid(rows) if rows and max(map(len, rows)) > 1 else None


def _row(uprights: Sequence[Edge], top: float, bottom: float) -> tuple[Room, ...]:
    """The rooms between two level rules: an upright one that crosses their middle parts them."""
    columns = _places(edge.at for edge in uprights)
    middle = (top + bottom) / 2
    parting = _places(edge.at for edge in uprights if edge.start <= middle <= edge.end)
    return tuple(
        Room(left, bottom, right, top, sum(left <= place < right for place in columns))
        for left, right in pairwise(parting)
    )


def _places(values: Iterable[float]) -> list[float]:
    """Ascending, one for all that are near each other."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NEAR:
            places.append(value)
    return places
