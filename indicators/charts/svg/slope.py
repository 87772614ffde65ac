"""Two years beside each other, a line for each indicator."""

from decimal import Decimal

from django.utils.safestring import SafeString

from indicators.charts.chart import Chart, ChartPoint
from indicators.charts.scale import apart
from indicators.charts.svg.ink import LINE_HEIGHT, NARROWEST, dot, paragraph, stroke, together, words, wrapped
from indicators.charts.svg.marks import Drawing, points_drawn

SLOPE_LEFT, SLOPE_RIGHT = 0.24, 0.5


def slope(chart: Chart) -> Drawing:
    """Earlier values left, later values right with the name beneath; crowded labels step aside."""
    names = [wrapped(point.label, NARROWEST * (1 - SLOPE_RIGHT) - 1) for point in chart.points]
    heights = [(len(lines) + 1) * LINE_HEIGHT + 0.4 for lines in names]
    reach = max(7.0, sum(heights) * 0.8)
    low, high = min(chart.values, default=Decimal(0)), max(chart.values, default=Decimal(0))

    def y(value: Decimal | None) -> float:
        return reach * (1 - float((value or 0) - low) / float(high - low or 1))

    right = apart([y(point.value) for point in chart.points], heights)
    left = apart([y(point.before) for point in chart.points], [LINE_HEIGHT] * len(chart.points))
    shift = 3.2 - min([*(place - height / 2 + 1 for place, height in zip(right, heights, strict=True)), *left, 0])

    def draw(index: int, point: ChartPoint) -> SafeString:
        before, after = shift + left[index], shift + right[index]
        return together(
            [
                _ends(point, shift + y(point.before), shift + y(point.value)),
                words(SLOPE_LEFT, before + 0.35, point.before_text, "chart-value", "end", dx=-0.9),
                words(SLOPE_RIGHT, after + 0.35, point.text, "chart-value", dx=0.9),
                paragraph(SLOPE_RIGHT, after + 0.35 + LINE_HEIGHT, names[index], "chart-label", dx=0.9),
            ]
        )

    heads = words(SLOPE_LEFT, 1, chart.columns[0], "chart-tick", "end", dx=0.4)
    heads += words(SLOPE_RIGHT, 1, chart.columns[1], "chart-tick", dx=-0.4)
    bottom = max(place + height - LINE_HEIGHT for place, height in zip(right, heights, strict=True))
    height = shift + max(bottom, *left, reach) + 0.6
    posts = [stroke(x, 1.6, x, height, class_="chart-axis", stroke_opacity=".3") for x in (SLOPE_LEFT, SLOPE_RIGHT)]
    return together([heads, *posts, points_drawn(chart, draw)]), height


def _ends(point: ChartPoint, before: float, after: float) -> SafeString:
    """The dots of the years that are known and, when both are, the line between them."""
    marks = []
    if point.before is not None and point.value is not None:
        marks.append(stroke(SLOPE_LEFT, before, SLOPE_RIGHT, after, class_="chart-line", stroke_width="2"))
    if point.before is not None:
        marks.append(dot(SLOPE_LEFT, before, 0.3, class_="chart-dot"))
    if point.value is not None:
        marks.append(dot(SLOPE_RIGHT, after, 0.3, class_="chart-dot chart-newest"))
    return together(marks)
