"""The second pen: a chart as a plain dict {data, layout, config} for Plotly, drawn when a reader asks for it.

One function per kind. Numbers become floats only here; gaps stay None. What officers typed is escaped, because
Plotly reads its labels as HTML. Nothing that needs inline styles (heat maps, colour bars, spans) is used, and
the configuration keeps every chart on this site.
"""

from collections.abc import Callable
from decimal import Decimal
from html import escape
from typing import Any

from indicators.charts.chart import Chart, ChartKind, ChartPoint
from indicators.charts.lettering import wrapped
from indicators.formatting import MISSING

Spec = dict[str, Any]

# The colours of static/css/variables.css, which Plotly cannot read; a test compares them.
MAIN, SECOND, THIRD, ACCENT = "#34566f", "#94a9b8", "#c9d2d8", "#9b1c1f"
INK, MUTED, AXIS, GRID = "#47433d", "#645f57", "#8d877c", "#e8e4db"
CLEAR = "rgba(0,0,0,0)"

CONFIG: Spec = {
    "locale": "zh-CN",
    "responsive": True,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
}

LABEL_WIDTH = 10.0


def plotly_spec(chart: Chart) -> Spec:
    """The chart for `Plotly.newPlot`; serialisable as JSON, validated by plotly in tests."""
    data, layout = _PENS[chart.kind](chart)
    return {"data": data, "layout": _base(chart) | layout, "config": dict(CONFIG)}


Drawing = tuple[list[Spec], Spec]


def _base(chart: Chart) -> Spec:
    return {
        "height": 120 + 52 * max(4, len(chart.points)) if chart.kind in _IN_ROWS else 380,
        "margin": {"l": 12, "r": 24, "t": 16, "b": 44},
        "font": {"family": "system-ui, PingFang SC, Microsoft YaHei, sans-serif", "size": 13, "color": INK},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"align": "left"},
    }


# ── rows ───────────────────────────────────────────────────────────────────────────────────────────────────


def _rows(chart: Chart, **trace: object) -> Spec:
    """A horizontal bar for each point, zero included, None where there is a gap."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [_float(point.value) for point in chart.points],
        "y": [_label(point) for point in chart.points],
        "text": [escape(point.text) for point in chart.points],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": [_hover(chart, point) for point in chart.points],
        "hoverinfo": "text",
        "marker": {"color": MAIN},
        **trace,
    }


def _row_layout(chart: Chart, limits: list[float], **more: object) -> Spec:
    return {
        "bargap": 0.55,
        "xaxis": {
            "range": limits,
            "fixedrange": True,
            "gridcolor": GRID,
            "zeroline": True,
            "zerolinecolor": AXIS,
            "ticksuffix": chart.unit if chart.unit == "%" else "",
        },
        "yaxis": {"autorange": "reversed", "fixedrange": True, "automargin": True},
        "annotations": [_missing(label, "y") for label in _missing_labels(chart)],
        **more,
    }


def _missing_labels(chart: Chart) -> list[str]:
    return [_label(point) for point in chart.points if point.value is None]


def _missing(place: str | int, axis: str) -> Spec:
    """A dash where a bar or point would stand."""
    here = {"x": 0, "y": place, "xanchor": "left"} if axis == "y" else {"x": place, "y": 0, "yanchor": "bottom"}
    return {"text": MISSING, "showarrow": False, "font": {"color": MUTED}, **here}


def _bar(chart: Chart) -> Drawing:
    return [_rows(chart)], _row_layout(chart, _room(chart))


def _nested(chart: Chart) -> Drawing:
    """The whole pale, its parts dark and hatched in turn, on one scale."""
    parts = range(1, len(chart.points))
    marker = {
        "color": [THIRD, *(MAIN for _ in parts)],
        "line": {"color": MAIN, "width": 1},
        "pattern": {"shape": ["", *("" if number % 2 else "/" for number in parts)]},
    }
    return [_rows(chart, marker=marker)], _row_layout(chart, _room(chart))


def _bullet(chart: Chart) -> Drawing:
    shapes = [
        {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": ACCENT, "width": 2}}
        for x in (float(reference.value) for reference in chart.references)
    ]
    layout = _row_layout(chart, _room(chart), shapes=shapes)
    layout["annotations"] += [
        {
            "x": float(reference.value),
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "text": escape(reference.label),
            "showarrow": False,
            "font": {"color": ACCENT},
        }
        for reference in chart.references
    ]
    return [_rows(chart)], layout


def _diverging(chart: Chart) -> Drawing:
    falls = [point.value is not None and point.value < 0 for point in chart.points]
    marker = {
        "color": MAIN,
        "line": {"color": MAIN, "width": 1},
        "pattern": {"shape": ["/" if fall else "" for fall in falls]},
    }
    low, high = min([0.0, *map(float, chart.values)]), max([0.0, *map(float, chart.values)])
    edge = (high - low or 1) * 0.2
    return [_rows(chart, marker=marker)], _row_layout(chart, [low - edge if low else 0, high + edge])


def _room(chart: Chart) -> list[float]:
    """From zero to a little beyond the longest bar, so that its value fits beside it."""
    return [0, float(chart.ceiling) * 1.18]


# ── years ──────────────────────────────────────────────────────────────────────────────────────────────────


def _line(chart: Chart) -> Drawing:
    """One trace a run: Plotly joins every two points of a trace, years that may not be compared it must not."""
    runs = [run or [point] for point in chart.points if (run := _run_from(chart, point)) or point.value is None]
    data = [_run(chart, run) for run in runs]
    values = [float(value) for value in chart.values]
    near = bool(values) and min(values) >= max(values) * 0.6
    gaps = [_missing(point.year, "x") for point in chart.points if point.value is None]
    for gap in gaps:
        gap["yref"] = "paper"
    layout = {
        "xaxis": _years_axis(chart),
        "yaxis": {
            "rangemode": "normal" if near else "tozero",
            "gridcolor": GRID,
            "automargin": True,
            "fixedrange": True,
        },
        "annotations": gaps,
    }
    return data, layout


def _run_from(chart: Chart, point: ChartPoint) -> list[ChartPoint]:
    """The run that starts at a point; empty for points inside one."""
    return next((list(segment) for segment in chart.segments() if segment[0] is point), [])


def _run(chart: Chart, points: list[ChartPoint]) -> Spec:
    lone = len(points) == 1
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [point.year for point in points],
        "y": [_float(point.value) for point in points],
        "hovertext": [_hover(chart, point) for point in points],
        "hoverinfo": "text",
        "line": {"color": MAIN, "width": 2},
        "marker": {"size": 9, "color": MAIN, "symbol": "circle-open" if lone else "circle"},
    }


def _years_axis(chart: Chart) -> Spec:
    first, last = chart.points[0].year, chart.points[-1].year
    step = -(-(last - first + 1) // 8)
    return {
        "range": [first - 0.5, last + 0.5],
        "tickvals": list(range(last, first - 1, -step))[::-1],
        "tickformat": "d",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _timeline(chart: Chart) -> Drawing:
    """One square a year on a single row: filled when it happened, open when not, a dash when unknown."""
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [point.year for point in chart.points],
        "y": [None if point.value is None else 0 for point in chart.points],
        "customdata": [_float(point.value) for point in chart.points],
        "hovertext": [_hover(chart, point) for point in chart.points],
        "hoverinfo": "text",
        "marker": {
            "size": 22,
            "color": [*(MAIN for _ in chart.points[1:]), ACCENT],
            "symbol": ["square" if point.value else "square-open" for point in chart.points],
        },
    }
    gaps = [_missing(point.year, "x") for point in chart.points if point.value is None]
    layout = {"height": 180, "xaxis": _years_axis(chart), "yaxis": {"visible": False, "fixedrange": True}}
    return [trace], layout | {"annotations": gaps}


def _slope(chart: Chart) -> Drawing:
    before, after = (escape(column) for column in chart.columns)
    data = [
        {
            "type": "scatter",
            "mode": "lines+markers+text",
            "x": [before, after],
            "y": [_float(point.before), _float(point.value)],
            "text": [escape(point.before_text), f"{escape(point.text)} {_label(point)}"],
            "textposition": ["middle left", "middle right"],
            "cliponaxis": False,
            "hovertext": [_hover(chart, point)] * 2,
            "hoverinfo": "text",
            "line": {"color": MAIN, "width": 2},
            "marker": {"size": 9, "color": [MAIN, ACCENT]},
        }
        for point in chart.points
    ]
    layout = {
        "height": max(380, 64 * len(chart.points)),
        "xaxis": {"type": "category", "range": [-0.6, 2.4], "fixedrange": True, "showgrid": False, "side": "top"},
        "yaxis": {"visible": False, "fixedrange": True},
    }
    return data, layout


# ── words and numbers ──────────────────────────────────────────────────────────────────────────────────────


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _label(point: ChartPoint) -> str:
    return "<br>".join(escape(line) for line in wrapped(point.label, LABEL_WIDTH))


def _hover(chart: Chart, point: ChartPoint) -> str:
    said = f"{point.label} {point.text}"
    if chart.columns:
        said = f"{point.label} {chart.columns[0]} {point.before_text}，{chart.columns[1]} {point.text}"
    remark = chart.remark(point)
    return "<br>".join(escape(line) for line in (said, *(wrapped(remark, 20) if remark else ())))


_IN_ROWS = frozenset({ChartKind.BAR, ChartKind.NESTED, ChartKind.BULLET, ChartKind.DIVERGING})

_PENS: dict[ChartKind, Callable[[Chart], Drawing]] = {
    ChartKind.BAR: _bar,
    ChartKind.NESTED: _nested,
    ChartKind.BULLET: _bullet,
    ChartKind.LINE: _line,
    ChartKind.SLOPE: _slope,
    ChartKind.DIVERGING: _diverging,
    ChartKind.TIMELINE: _timeline,
}
