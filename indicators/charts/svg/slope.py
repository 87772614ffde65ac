"""Two years beside each other, a line for each indicator."""

from decimal import Decimal

from django.utils.safestring import SafeString

from indicators.charts.chart import Chart, ChartPoint
from indicators.charts.lettering import LINE_HEIGHT, NARROWEST, wrapped
from indicators.charts.scale import apart
from indicators.charts.svg.ink import dot, paragraph, stroke, together, words
from indicators.charts.svg.marks import Drawing, points_drawn

LEFT, RIGHT = 0.24, 0.5


def slope(chart: Chart) -> Drawing:
    """Earlier values left, later values right with the name beneath; crowded labels step aside."""
    names = [wrapped(point.label, NARROWEST * (1 - RIGHT) - 1) for point in chart.points]
    heights = [(len(lines) + 1) * LINE_HEIGHT + 0.3 for lines in names]
    reach = max(7.0, sum(heights) * 0.75)
    low, high = min(chart.values, default=Decimal(0)), max(chart.values, default=Decimal(0))

    def y(value: Decimal | None) -> float:
        return reach * (1 - float((value or 0) - low) / float(high - low or 1))

    left = _baselines([y(point.before) for point in chart.points], [LINE_HEIGHT] * len(chart.points))
    right = _baselines([y(point.value) for point in chart.points], heights)
    shift = 3 - min(*left, *right, 0)
    height = shift + max(
        *left, *(place + tall - LINE_HEIGHT for place, tall in zip(right, heights, strict=True)), reach
    )

    def draw(index: int, point: ChartPoint) -> SafeString:
        ends = _ends(point, shift + y(point.before), shift + y(point.value))
        return ends + _labels(point, shift + left[index], shift + right[index], names[index])

    return together([_heads(chart), *_posts(height), points_drawn(chart, draw)]), height + 0.4


def _heads(chart: Chart) -> SafeString:
    return together(
        words(x, 1, year, "chart-tick", "middle") for x, year in zip((LEFT, RIGHT), chart.columns, strict=True)
    )


def _posts(height: float) -> list[SafeString]:
    return [stroke(x, 1.6, x, height, class_="chart-axis", stroke_opacity=".3") for x in (LEFT, RIGHT)]


def _labels(point: ChartPoint, before: float, after: float, name: tuple[str, ...]) -> SafeString:
    """Both values at their heights, the name beneath the later one."""
    return together(
        [
            words(LEFT, before, point.before_text, "chart-value", "end", dx=-0.9),
            words(RIGHT, after, point.text, "chart-value", dx=0.9),
            paragraph(RIGHT, after + LINE_HEIGHT, name, "chart-label", dx=0.9),
        ]
    )


def _baselines(places: list[float], heights: list[float]) -> list[float]:
    """Where the first line of each label stands: level with its dot, or as near as its neighbours allow."""
    hang = [(height - LINE_HEIGHT) / 2 for height in heights]
    centres = apart([place + half for place, half in zip(places, hang, strict=True)], heights)
    return [centre - half + 0.35 for centre, half in zip(centres, hang, strict=True)]


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
