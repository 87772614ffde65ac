"""Charts in rows by the second pen: what `svg.rows` draws. Pure."""

from html import escape

from indicators.charts.chart import Chart, ChartPoint
from indicators.charts.plotly_ink import (
    AXIS,
    INK,
    MAIN,
    THIRD,
    VALUE,
    Drawing,
    Spec,
    as_float,
    hover,
    label,
    missing,
    said,
)
from indicators.numbers.formatting import grouped

VALUE_ROOM = 0.16
"""The share of the width where values stand beside their bars."""
EDGE_ROOM = 0.24
"""The same where no bar leaves them any of its own."""


def _rows(chart: Chart, **trace: object) -> Spec:
    """A horizontal bar for each point, zero included, None where there is a gap."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [as_float(point.value) for point in chart.points],
        "y": [label(point) for point in chart.points],
        "text": [escape(point.text) for point in chart.points],
        "textposition": "outside",
        "textfont": VALUE,
        "cliponaxis": False,
        # Of its row's height, so that a lone bar is no wall.
        "width": 0.45 if len(chart.points) > 1 else 0.22,
        "hovertext": [hover(chart, point) for point in chart.points],
        "hoverinfo": "text",
        "marker": {"color": MAIN, "line": {"color": MAIN, "width": 1}},
        **trace,
    }


def _row_layout(chart: Chart, limits: list[float], **more: object) -> Spec:
    return {
        "xaxis": {
            "range": limits,
            # The rest of the width is for the values beside the bars.
            "domain": [0, 1 - VALUE_ROOM],
            "fixedrange": True,
            # Every value stands beside its bar.
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
            "zerolinecolor": AXIS,
        },
        "yaxis": {
            "autorange": "reversed",
            "fixedrange": True,
            "automargin": True,
            "ticklabelstandoff": 8,
        },
        "annotations": [missing(name, "y") for name in _missing_labels(chart)],
        **more,
    }


def _missing_labels(chart: Chart) -> list[str]:
    return [label(point) for point in chart.points if point.value is None]


def bar(chart: Chart) -> Drawing:
    """A bar each from zero."""
    return [_rows(chart)], _row_layout(chart, _room(chart))


def nested(chart: Chart) -> Drawing:
    """The whole pale, its parts dark and hatched in turn, on one scale."""
    parts = range(1, len(chart.points))
    marker = {
        "color": [THIRD, *(MAIN for _ in parts)],
        "line": {"color": MAIN, "width": 1},
        "pattern": {"shape": ["", *("" if number % 2 else "/" for number in parts)]},
    }
    return [_rows(chart, marker=marker)], _row_layout(chart, _room(chart))


def bullet(chart: Chart) -> Drawing:
    """Bars from zero, and a line to read them against."""
    shapes = [
        {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": INK, "width": 2}}
        for x in (float(reference.value) for reference in chart.references)
    ]
    layout = _row_layout(chart, _room(chart), shapes=shapes)
    layout["annotations"] += [
        said(
            f"{reference.label} {grouped(reference.value, 2)}{chart.unit}",
            x=float(reference.value),
            y=1,
            yref="paper",
            yanchor="bottom",
        )
        for reference in chart.references
    ]
    return [_rows(chart)], layout


def diverging(chart: Chart) -> Drawing:
    """Rises right of zero, falls hatched to its left."""
    falls = [point.value is not None and point.value < 0 for point in chart.points]
    marker = {
        "color": MAIN,
        "line": {"color": MAIN, "width": 1},
        "pattern": {"shape": ["/" if fall else "" for fall in falls]},
    }
    low, high = min([0.0, *map(float, chart.values)]), max([0.0, *map(float, chart.values)])
    layout = _row_layout(chart, [low, high] if low < high else [0.0, 1.0])
    # At the edge: beside their bars the values of falls would lie on the names.
    layout["xaxis"]["domain"] = [0, 1 - EDGE_ROOM]
    layout["annotations"] = [_at_the_edge(point) for point in chart.points]
    return [_rows(chart, marker=marker, text=[])], layout


def _at_the_edge(point: ChartPoint) -> Spec:
    return said(point.text, VALUE, x=1, xref="paper", xanchor="right", y=label(point))


def _room(chart: Chart) -> list[float]:
    """From zero to the longest bar or reference."""
    return [0, float(chart.ceiling)]
