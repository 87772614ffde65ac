"""Where a value is written beside its mark on a line, clear of the axis' numbers and of the line. Pure, lengths in em.

Places are reckoned for the narrowest column, where they are tightest; a wider one only flattens the lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from indicators.charts.lettering import NARROWEST, text_width
from indicators.charts.svg.ink import words

RISE, FALL = 0.85, 0.2
"""How far a line of text reaches above and below its baseline."""
AIR = 0.4
"""Between a number of the axis and a label level with it."""
SHIFT = 0.4
"""How far a label that steps aside still reaches over its mark."""
OVERHANG = 0.6
"""How far it may stand out over the right edge."""

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text `width` wide from `left` on the baseline `y`; `anchor` and `dx` place it from its mark."""

    left: float
    width: float
    y: float
    anchor: str
    dx: float = 0

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def centre(self) -> Spot:
        return self.left + self.width / 2, self.y

    def faults(self, ticks: Iterable[tuple[str, float]], mark: Spot, ends: Iterable[Spot]) -> float:
        """One for each side of the line it lies on and for leaving the drawing; a number of the axis by its overlap."""
        level = (text_width(text) for text, y in ticks if abs(self.y - y) < RISE + FALL)
        on_ticks = sum(max(0.0, width + AIR - self.left) for width in level)
        return on_ticks + sum(self._is_crossed(mark, end) for end in ends) + (self.right > NARROWEST + OVERHANG)

    def drawn(self, x: float, text: str, class_: str) -> SafeString:
        """Beside the mark at the share `x` of the width."""
        return words(x, self.y, text, class_, self.anchor, dx=self.dx)

    def _is_crossed(self, mark: Spot, end: Spot) -> bool:
        """Whether the line from the mark to its neighbour runs through the text."""
        (x, y), (to_x, to_y) = mark, end
        near, far = sorted(min(max(edge, min(x, to_x)), max(x, to_x)) for edge in (self.left, self.right))
        if near == far:
            return False
        heights = [y + (to_y - y) * (place - x) / (to_x - x) for place in (near, far)]
        return min(heights) < self.y + FALL and max(heights) > self.y - RISE


def _centred(width: float, x: float, y: float) -> Label:
    return Label(x - width / 2, width, y, "middle")


def _rightwards(width: float, x: float, y: float) -> Label:
    return Label(x - SHIFT, width, y, "start", -SHIFT)


def _leftwards(width: float, x: float, y: float) -> Label:
    return Label(x + SHIFT - width, width, y, "end", SHIFT)


PLACES: tuple[Callable[[float, float, float], Label], ...] = (_centred, _rightwards, _leftwards)
"""In the order of preference: the first with the fewest faults is taken."""
