"""可比: the one rule by which every page counts what can be set against the year before. Pure.

Both values are visible to this viewer, they are of the same indicator or of its declared successor in the same unit,
and no break mark stands between. The state of a `Change` knows the values and the marks, `indicators.numbers.succession` the
successors; a number derived from two others is compared like any, and counts with neither: it says nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from indicators.numbers.comparison import Change


class Compared(Protocol):
    """One line of a page about two years."""

    @property
    def is_derived(self) -> bool: ...

    @property
    def change(self) -> Change: ...


C = TypeVar("C", bound=Compared)


def comparable(lines: Iterable[C]) -> list[C]:
    """Those that count as comparable, in their order."""
    return [one for one in lines if one.change.state.is_comparable and not one.is_derived]
