"""Two years of several indicators by the second pen: what `svg.slope` draws. Pure."""

from html import escape

from indicators.charts.chart import Chart, ChartPoint
from indicators.charts.lettering import LINE_HEIGHT
from indicators.charts.plotly_ink import (
    INK,
    MAIN,
    MUTED,
    VALUE,
    Drawing,
    Spec,
    as_float,
    cut,
    hover,
    said,
    torn,
)
from indicators.charts.scale import span
from indicators.charts.svg.slope import MOVED, SlopePlaces

GUTTER = 0.1
EM = 17
"""Pixels: the size of the largest type that a page is set in, so that what fits beside each other always does."""
FOOT = 2.0
"""Between the last label and a torn base, in em."""


def slope(chart: Chart) -> Drawing:
    """A line an indicator; labels stand where the first pen has them, led to their dots where they moved."""
    levels, (low, high) = SlopePlaces.of(chart), span(chart.values)

    def value(place: float) -> float:
        """What an unseen axis has at the height of a place."""
        return high - place / levels.reach * (high - low)

    labels: list[Spec] = []
    leaders: list[Spec] = []
    for point, lines, dots, places in zip(chart.points, levels.names, levels.dots, levels.labels, strict=True):
        labels += _words(point, lines, value(places[0]), value(places[1]))
        for column, known in enumerate((point.before, point.value)):
            if known is not None and abs(places[column] - dots[column]) > MOVED:
                leaders.append(_leader(column, float(known), value(places[column])))
    layout = {
        "height": 120 + EM * (levels.height - levels.top),
        "xaxis": {"type": "category", "range": [-0.5, 2.6], "fixedrange": True, "showgrid": False, "side": "top"},
        "yaxis": {
            "visible": False,
            "fixedrange": True,
            "range": [value(levels.height + FOOT), value(levels.top - LINE_HEIGHT)],
        },
        "shapes": [*leaders, *([torn()] if low > 0 else [])],
        "annotations": [*labels, *([cut()] if low > 0 else [])],
    }
    return [_pair(chart, point) for point in chart.points], layout


def _pair(chart: Chart, point: ChartPoint) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [escape(column) for column in chart.columns],
        "y": [as_float(point.before), as_float(point.value)],
        "cliponaxis": False,
        "hovertext": [hover(chart, point)] * 2,
        "hoverinfo": "text",
        "line": {"color": MAIN, "width": 2},
        "marker": {"size": 9, "color": [MAIN, INK]},
    }


def _words(point: ChartPoint, lines: tuple[str, ...], before: float, after: float) -> list[Spec]:
    """The earlier value left of its dot, the later one right of it with the name beneath."""
    right: Spec = {"x": 1 + GUTTER, "y": after, "xanchor": "left"}
    name = said(point.label, yanchor="top", yshift=-0.5 * EM, align="left", **right)
    return [
        said(point.before_text, VALUE, x=-GUTTER, y=before, xanchor="right"),
        said(point.text, VALUE, **right),
        name | {"text": "<br>".join(map(escape, lines))},
    ]


def _leader(column: int, dot: float, place: float) -> Spec:
    line = {"color": MUTED, "width": 1}
    return {
        "type": "line",
        "x0": column,
        "x1": column + (GUTTER if column else -GUTTER),
        "y0": dot,
        "y1": place,
        "line": line,
    }
