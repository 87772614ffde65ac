"""Two years beside each other, a line for each indicator."""

from decimal import Decimal
from typing import NamedTuple, Self

from django.utils.safestring import SafeString

from indicators.charts.chart import Chart, ChartPoint
from indicators.charts.lettering import LINE_HEIGHT, NARROWEST, wrapped
from indicators.charts.scale import CUT, span, spread
from indicators.charts.svg.ink import dot, paragraph, stroke, together, torn, words
from indicators.charts.svg.marks import Drawing, points_drawn

LEFT, RIGHT = 0.24, 0.5
GUTTER = 0.045
"""Between a dot and its label, where the leader of a label that stepped aside runs."""
LEVEL = 0.35
"""How far the baseline of a line of text lies below its middle."""
MOVED = 0.1
"""From here on a label is not level with its dot."""


class SlopePlaces(NamedTuple):
    """Where what belongs to each point of a slope stands, in em below the place of the highest value: dots and labels of
    both years. `names`: the lines of each name; `height`: down to the end of the last one.
    """

    names: list[tuple[str, ...]]
    dots: list[tuple[float, float]]
    labels: list[tuple[float, float]]
    reach: float
    height: float

    @classmethod
    def of(cls, chart: Chart) -> Self:
        """Labels stand level with their dots, or step aside in the order of the dots as far as their lines need."""
        names = [wrapped(point.label, NARROWEST * (1 - RIGHT - GUTTER) - 0.4) for point in chart.points]
        heights = [(len(lines) + 1) * LINE_HEIGHT + 0.3 for lines in names]
        reach = max(7.0, sum(heights) * 0.75)
        dots = [(_y(chart, reach, point.before), _y(chart, reach, point.value)) for point in chart.points]
        left = _levels([before for before, _ in dots], [LINE_HEIGHT] * len(dots))
        right = _levels([after for _, after in dots], heights)
        ends = [place + tall - LINE_HEIGHT / 2 for place, tall in zip(right, heights, strict=True)]
        return cls(names, dots, list(zip(left, right, strict=True)), reach, max(*left, *ends, reach))

    @property
    def top(self) -> float:
        """The highest of all; at most zero."""
        return min(0.0, *(place for pair in self.labels for place in pair))


def _y(chart: Chart, reach: float, value: Decimal | None) -> float:
    """What is not known stands below all that is."""
    low, high = span(chart.values)
    return reach + 2 * LINE_HEIGHT if value is None else reach * (1 - (float(value) - low) / (high - low))


def slope(chart: Chart) -> Drawing:
    """Earlier values left, later values right with the name beneath; crowded labels step aside in their dots' order."""
    levels = SlopePlaces.of(chart)
    shift = 3 - levels.top
    height = shift + levels.height

    def draw(index: int, point: ChartPoint) -> SafeString:
        before, after = (shift + place for place in levels.dots[index])
        labels = shift + levels.labels[index][0], shift + levels.labels[index][1]
        return (
            _leaders(point, (before, after), labels)
            + _ends(point, before, after)
            + _labels(point, *labels, levels.names[index])
        )

    foot = [torn(chart.key, height + 2.2, CUT)] if span(chart.values)[0] > 0 else []
    marks = [_heads(chart), *_posts(height), points_drawn(chart, draw), *foot]
    return together(marks), height + (2.8 if foot else 0.4)


def _heads(chart: Chart) -> SafeString:
    return together(
        words(x, 1, year, "chart-tick", "middle") for x, year in zip((LEFT, RIGHT), chart.columns, strict=True)
    )


def _posts(height: float) -> list[SafeString]:
    return [stroke(x, 1.6, x, height, class_="chart-axis", stroke_opacity=".3") for x in (LEFT, RIGHT)]


def _labels(point: ChartPoint, before: float, after: float, name: tuple[str, ...]) -> SafeString:
    """Both values at their heights, the name beneath the later one."""
    x = RIGHT + GUTTER
    return together(
        [
            words(LEFT - GUTTER, before + LEVEL, point.before_text, "chart-value", "end", dx=-0.2),
            words(x, after + LEVEL, point.text, "chart-value", dx=0.2),
            paragraph(x, after + LEVEL + LINE_HEIGHT, name, "chart-label", dx=0.2),
        ]
    )


def _leaders(point: ChartPoint, dots: tuple[float, float], labels: tuple[float, float]) -> SafeString:
    """From each dot to its label, where that could not stay level with it."""
    sides = zip((LEFT, RIGHT), (-GUTTER, GUTTER), dots, labels, (point.before, point.value), strict=True)
    return together(
        stroke(x, dot_y, x + gutter, label_y, class_="chart-leader")
        for x, gutter, dot_y, label_y, value in sides
        if value is not None and abs(label_y - dot_y) > MOVED
    )


def _levels(places: list[float], heights: list[float]) -> list[float]:
    """Where the middle of each label's first line stands: level with its dot, or as near as its neighbours allow."""
    return spread(places, [LINE_HEIGHT / 2] * len(places), [height - LINE_HEIGHT / 2 for height in heights])


def _ends(point: ChartPoint, before: float, after: float) -> SafeString:
    """The dots of the years that are known and, when both are, the line between them."""
    marks = []
    if point.before is not None and point.value is not None:
        marks.append(stroke(LEFT, before, RIGHT, after, class_="chart-line", stroke_width="2"))
    if point.before is not None:
        marks.append(dot(LEFT, before, 0.3, class_="chart-dot"))
    if point.value is not None:
        marks.append(dot(RIGHT, after, 0.3, class_="chart-dot chart-newest"))
    return together(marks)
