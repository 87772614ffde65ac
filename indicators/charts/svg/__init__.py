"""The server's pen: a chart as inline SVG, readable before, without and instead of any script.

Every point is a ``<g class="chart-point">`` with its label, value and spoken sentence as data attributes, for the
keyboard and for tests. A zero is a visible mark, a gap is "—"; lightness and hatching tell marks apart on a
black-and-white print.
"""

from django.utils.safestring import SafeString

from indicators.charts.chart import Chart, ChartKind
from indicators.charts.speech import description
from indicators.charts.svg.ink import down, element
from indicators.charts.svg.marks import NOTHING
from indicators.charts.svg.pens import PENS
from indicators.charts.svg.spark import sparkline

__all__ = ["sparkline", "svg"]


def svg(chart: Chart) -> SafeString:
    """The chart as one `<svg>` as wide as its column; ids are made unique by the chart's key."""
    marks, height = PENS[chart.kind](chart)
    head = element("title", chart.heading, id=f"{chart.key}-title")
    told = element("desc", description(chart), id=f"{chart.key}-desc")
    return element(
        "svg",
        head + told + _hatching(chart) + marks,
        xmlns="http://www.w3.org/2000/svg",
        class_="chart-svg",
        width="100%",
        height=down(height),
        font_size="13",
        fill="currentColor",
        overflow="visible",
        role="img",
        aria_labelledby=f"{chart.key}-title {chart.key}-desc",
    )


def _hatching(chart: Chart) -> SafeString:
    lines = element("path", d="M0 0V5", stroke="currentColor", stroke_width="2.4", class_="chart-hatch")
    pattern = element(
        "pattern",
        lines,
        id=f"{chart.key}-hatch",
        width="5",
        height="5",
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return element("defs", pattern) if chart.kind in (ChartKind.NESTED, ChartKind.DIVERGING) else NOTHING
