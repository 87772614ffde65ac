"""Last year and this year on one lane from zero: a ring where it was, a dot where it is."""

from __future__ import annotations

from decimal import Decimal

from django.utils.safestring import SafeString

from indicators.charts.chart import Chart, ChartPoint
from indicators.charts.lettering import LINE_HEIGHT, NARROWEST, text_width, wrapped
from indicators.charts.svg.ink import across, dot, down, element, paragraph, stroke, together, words
from indicators.charts.svg.marks import NOTHING, Drawing, points_drawn
from indicators.numbers.comparison import Change
from indicators.numbers.formatting import MISSING

LANE, GAP = 1.0, 0.9
RING, DOT = 0.42, 0.3
LEFT, RIGHT = 0.02, 0.98
"""The places of zero and of the largest value: a dot needs room on both sides."""
ARROW = "→"
LEGEND_HEIGHT = 1.6
STRIP_HEIGHT = 1.3


def dumbbell(chart: Chart) -> Drawing:
    """A row each: the name and both values, beneath them the lane; all lanes on one scale."""
    heads = [wrapped(point.label, NARROWEST - text_width(_said(point)) - 1) for point in chart.points]
    tops, y = [], LEGEND_HEIGHT
    for lines in heads:
        tops.append(y)
        y += len(lines) * LINE_HEIGHT + LANE + GAP

    def draw(index: int, point: ChartPoint) -> SafeString:
        top = tops[index] + 1
        last = top + (len(heads[index]) - 1) * LINE_HEIGHT
        label = paragraph(0, top, heads[index], "chart-label")
        return label + _values(point, last) + lane(point.before, point.value, chart.ceiling, last + 0.95)

    goals = together(_goal(chart, y - GAP) for _ in chart.references[:1])
    return together([_legend(chart), points_drawn(chart, draw), goals]), y - GAP + (LINE_HEIGHT if goals else 0.1)


def lane(before: Decimal | None, after: Decimal | None, ceiling: Decimal, y: float) -> SafeString:
    """The way from one year to the next above a base from zero; of two equal years the dot lies in the ring."""
    marks = [stroke(LEFT, y, RIGHT, y, class_="chart-grid", stroke_opacity=".25"), _zero(y)]
    if before is not None and after is not None and before != after:
        marks.append(stroke(place(before, ceiling), y, place(after, ceiling), y, class_="chart-way", stroke_width="3"))
    if before is not None:
        marks.append(dot(place(before, ceiling), y, RING, class_="chart-dot-before", stroke="currentColor"))
    if after is not None:
        marks.append(dot(place(after, ceiling), y, DOT, class_="chart-dot-now"))
    return together(marks)


def dumbbell_strip(change: Change) -> SafeString:
    """One lane on a scale of its own from zero, silent because the words beside it speak; '' where a year is missing or
    below zero."""
    before, after = change.before.value, change.after.value
    if before is None or after is None or min(before, after) < 0:
        return NOTHING
    ceiling = max(before, after) or Decimal(1)
    return element(
        "svg",
        lane(before, after, ceiling, STRIP_HEIGHT / 2),
        xmlns="http://www.w3.org/2000/svg",
        class_="chart-svg dumbbell-strip",
        width="100%",
        height=down(STRIP_HEIGHT),
        font_size="13",
        fill="currentColor",
        aria_hidden="true",
        focusable="false",
    )


def place(value: Decimal, ceiling: Decimal) -> float:
    """Where a value lies on a lane, as a share of the width."""
    return LEFT + (RIGHT - LEFT) * float(value / ceiling)


def _zero(y: float) -> SafeString:
    return stroke(LEFT, y - 0.35, LEFT, y + 0.35, class_="chart-axis")


def _said(point: ChartPoint) -> str:
    return f"{point.before_text} {ARROW} {point.text}"


def _values(point: ChartPoint, y: float) -> SafeString:
    """Both years right of the name, the earlier one paler; where neither is known, one dash."""
    if point.before_text == MISSING == point.text:
        return words(1.0, y, MISSING, "chart-gap", "end")
    was = element("tspan", f"{point.before_text} {ARROW} ", class_="chart-was")
    now = element("tspan", point.text, class_="chart-now")
    return element("text", was + now, x=across(1.0), y=down(y), text_anchor="end", class_="chart-value")


def _legend(chart: Chart) -> SafeString:
    before, after = chart.columns
    second = (text_width(before) + 2.6) / NARROWEST
    rings = dot(down(0.5), 0.65, RING, class_="chart-dot-before", stroke="currentColor")
    dots = dot(across(second), 0.65, DOT, class_="chart-dot-now")
    names = words(0.0, 1, before, "chart-tick", dx=1.3) + words(second, 1, after, "chart-tick", dx=0.8)
    return rings + dots + names


def _goal(chart: Chart, y: float) -> SafeString:
    """A dashed upright at the full mark or target, named beneath."""
    goal = chart.references[0]
    x = place(goal.value, chart.ceiling)
    anchor = "end" if x > 0.75 else "middle" if x > 0.25 else None
    rule = stroke(x, LEGEND_HEIGHT + 0.4, x, y, class_="chart-goal", stroke_dasharray="3 3")
    return rule + words(x, y + 1, goal.label, "chart-goal-label", anchor) if chart.points else NOTHING
