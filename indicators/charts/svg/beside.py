"""Where a value may be written beside its mark on a line, and what speaks against each place. Pure, lengths in em.

Places are reckoned for the narrowest column, where they are tightest; a wider one only flattens the lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from indicators.charts.lettering import NARROWEST, text_width
from indicators.charts.scale import TEXT_LINE
from indicators.charts.svg.ink import words

RISE, FALL = 0.85, 0.2
"""How far a line of text reaches above and below its baseline."""
AIR = 0.4
"""Between a number of the axis and a label level with it."""
SHIFT = 0.4
"""How far a label that steps aside still reaches over its mark."""
CLEAR = 0.7
"""Between a mark and a label level with it."""
OVERHANG = 0.6
"""How far it may stand out over the right edge."""

ROOM = 0.5
"""Between two values level with each other."""

Spot = tuple[float, float]
Rule = tuple[Spot, Spot]


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text `width` wide from `left` on the baseline `y`; `anchor` and `dx` place it from its mark. `cost` is
    what speaks against the place: 1 a side of its line that it lies on, less for what is only farther away."""

    left: float
    width: float
    y: float
    anchor: str
    dx: float = 0
    cost: float = 0

    @property
    def right(self) -> float:
        return self.left + self.width

    def is_clear_of(self, ticks: Iterable[tuple[str, float]]) -> bool:
        """Neither over what stands at the left edge nor out of the right one."""
        level = (text_width(text) for text, y in ticks if abs(self.y - y) < RISE + FALL)
        return self.right <= NARROWEST + OVERHANG and self.left >= max(level, default=-AIR - 1) + AIR

    def is_apart_from(self, other: Label) -> bool:
        return not self._is_over(other, ROOM) or abs(self.y - other.y) >= TEXT_LINE

    def is_ordered_with(self, other: Label, *, is_higher: bool) -> bool:
        """Of two over each other the upper one has to be that of the higher mark."""
        return not self._is_over(other, 0) or (self.y < other.y) == is_higher

    def drawn(self, x: float, text: str, class_: str) -> SafeString:
        """Beside the mark at the share `x` of the width."""
        return words(x, self.y, text, class_, self.anchor, dx=self.dx)

    def crossed_by(self, rule: Rule) -> bool:
        """Whether a line runs through the text."""
        (x, y), (to_x, to_y) = sorted(rule)
        near, far = max(self.left, x), min(self.right, to_x)
        if near >= far:
            return False
        heights = [y + (to_y - y) * (place - x) / (to_x - x) for place in (near, far)]
        return min(heights) < self.y + FALL and max(heights) > self.y - RISE

    def _is_over(self, other: Label, room: float) -> bool:
        return self.left < other.right + room and other.left < self.right + room


Place = Callable[[float, float, float], Label]
"""Where a text `width` wide stands on a baseline, from where its mark lies across."""


def centred(width: float, x: float, y: float) -> Label:
    return Label(x - width / 2, width, y, "middle")


def _rightwards(width: float, x: float, y: float) -> Label:
    return Label(x - SHIFT, width, y, "start", -SHIFT)


def _leftwards(width: float, x: float, y: float) -> Label:
    return Label(x + SHIFT - width, width, y, "end", SHIFT)


def _after(clear: float) -> Place:
    return lambda width, x, y: Label(x + clear, width, y, "start", clear)


def _before(clear: float) -> Place:
    return lambda width, x, y: Label(x - clear - width, width, y, "end", -clear)


PLACES: tuple[Place, ...] = (centred, _rightwards, _leftwards)
"""In the order of preference: the first with the fewest faults is taken."""
ASIDE: tuple[Place, ...] = (_after(CLEAR), _before(CLEAR))
"""Level with the mark, where neither above nor below is room."""
BESIDE: tuple[Place, ...] = (_after(AIR), _before(AIR))
"""Of an upright."""
