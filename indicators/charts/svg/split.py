"""A whole in its parts as one bar, told apart by lightness and hatching; the words and numbers stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString

from indicators.charts.svg.ink import box, down, element, together
from indicators.charts.svg.marks import NOTHING

HEIGHT = 1.1
CLASSES = ("chart-bar", "chart-past", "chart-hollow")
"""From the first part to the last; what comes later looks like the last."""


def split_bar(numbers: Sequence[int]) -> SafeString:
    """As wide as its column, each part by its share; silent, '' of nothing."""
    if not sum(numbers):
        return NOTHING
    return element(
        "svg",
        together(_parts(numbers)),
        xmlns="http://www.w3.org/2000/svg",
        class_="chart-svg split-bar",
        width="100%",
        height=down(HEIGHT),
        font_size="13",
        fill="currentColor",
        aria_hidden="true",
        focusable="false",
    )


def _parts(numbers: Sequence[int]) -> Iterator[SafeString]:
    start, whole = 0.0, sum(numbers)
    for at, number in enumerate(numbers):
        if number:
            class_ = CLASSES[min(at, len(CLASSES) - 1)]
            yield box(start, 0, number / whole, HEIGHT, class_=class_, stroke="currentColor")
        start += number / whole
