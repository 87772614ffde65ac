"""What every kind of chart shares: its drawing is marks and a height, its points are groups that can be read."""

from collections.abc import Callable

from django.utils.safestring import SafeString

from indicators.charts.chart import Chart, ChartPoint, bare
from indicators.charts.speech import points_spoken
from indicators.charts.svg.ink import element, together
from indicators.numbers.formatting import MISSING

Drawing = tuple[SafeString, float]  # the marks and their height in em

NOTHING = SafeString("")


def points_drawn(chart: Chart, draw: Callable[[int, ChartPoint], SafeString]) -> SafeString:
    """Every point drawn by `draw` inside its own group."""
    spoken = points_spoken(chart)
    return together(
        element(
            "g",
            draw(index, point),
            class_="chart-point",
            data_label=point.label,
            data_value=bare(point.value) or None,
            data_before=bare(point.before) or None,
            data_past=" ".join(bare(one.value) or MISSING for one in point.past) or None,
            data_text=point.text,
            data_spoken=spoken[index],
        )
        for index, point in enumerate(chart.points)
    )
