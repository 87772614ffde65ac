"""The second pen: a chart as a plain dict {data, layout, config} for Plotly, drawn when a reader asks for it.

One function per kind. Numbers become floats only here; gaps stay None. What officers typed is escaped, because
Plotly reads its labels as HTML. Nothing that needs inline styles is used (heat maps, colour bars, any tag in a
label but br), and the configuration keeps every chart on this site.
"""

from collections.abc import Callable
from decimal import Decimal
from html import escape

from indicators.charts.chart import Chart, ChartKind, ChartPoint
from indicators.charts.plotly_ink import (
    ACCENT,
    AXIS,
    CLEAR,
    GRID,
    INK,
    MAIN,
    MUTED,
    THIRD,
    Drawing,
    Spec,
    as_float,
    hover,
    label,
    missing,
)
from indicators.charts.plotly_time import dumbbell, multiples
from indicators.charts.scale import CUT, MANY_YEARS, apart, axis, is_cut, named_years, span
from indicators.numbers.comparison import State
from indicators.numbers.formatting import grouped

CONFIG: Spec = {
    "locale": "zh-CN",
    "responsive": True,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
}

VALUE_ROOM = 0.16
"""The share of the width where values stand beside their bars."""
TEETH = 120
YEARS_WIDTH = 16.2
"""How wide the years of the first pen lie where its column is narrowest, in em: both name the same ones."""
GUTTER = 0.1
FOOT = 5 / 21
"""What lies under the lowest tick of a cut axis, as a share of what lies above it: that of the first pen."""


def plotly_spec(chart: Chart) -> Spec:
    """The chart for `Plotly.newPlot`; serialisable as JSON, validated by plotly in tests."""
    data, layout = _PENS[chart.kind](chart)
    return {"data": data, "layout": _base(chart) | layout, "config": dict(CONFIG)}


def _base(chart: Chart) -> Spec:
    return {
        "height": 120 + _ROW_HEIGHTS[chart.kind] * max(2, len(chart.points)) if chart.kind in _ROW_HEIGHTS else 380,
        "margin": {"l": 12, "r": 24, "t": 36, "b": 44},
        "font": {"family": "system-ui, PingFang SC, Microsoft YaHei, sans-serif", "size": 13, "color": INK},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"align": "left"},
        "modebar": {"bgcolor": CLEAR, "color": MUTED, "activecolor": ACCENT},
    }


# ── rows ───────────────────────────────────────────────────────────────────────────────────────────────────


def _rows(chart: Chart, **trace: object) -> Spec:
    """A horizontal bar for each point, zero included, None where there is a gap."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [as_float(point.value) for point in chart.points],
        "y": [label(point) for point in chart.points],
        "text": [escape(point.text) for point in chart.points],
        "textposition": "outside",
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
            "domain": [VALUE_ROOM if limits[0] < 0 else 0, 1 - VALUE_ROOM],
            "fixedrange": True,
            "gridcolor": GRID,
            "zeroline": True,
            "zerolinecolor": AXIS,
            "ticksuffix": chart.unit if chart.unit == "%" else "",
        },
        "yaxis": {
            "autorange": "reversed",
            "fixedrange": True,
            "automargin": True,
            "ticklabelstandoff": 8,
            # Names at the left edge, before the values of falls.
            "anchor": "free",
            "position": 0,
        },
        "annotations": [missing(name, "y") for name in _missing_labels(chart)],
        **more,
    }


def _missing_labels(chart: Chart) -> list[str]:
    return [label(point) for point in chart.points if point.value is None]


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
        {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": INK, "width": 2}}
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
            "font": {"color": INK},
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
    return [_rows(chart, marker=marker)], _row_layout(chart, [low, high] if low < high else [0.0, 1.0])


def _room(chart: Chart) -> list[float]:
    """From zero to the longest bar or reference."""
    return [0, float(chart.ceiling)]


# ── years ──────────────────────────────────────────────────────────────────────────────────────────────────


def _line(chart: Chart) -> Drawing:
    """One trace a run: Plotly joins every two points of a trace, years that may not be compared it must not."""
    runs = [_run_from(chart, point) for point in chart.points]
    grid = axis(chart.measured)
    uprights = [_upright(mark.year - 0.5) for mark in chart.marks if mark.effect == State.REDEFINED]
    goals = [_level(float(goal.value)) for goal in chart.references]
    gaps = [missing(point.year, "x") for point in chart.points if point.value is None]
    layout = {
        "xaxis": _years_axis(chart),
        "yaxis": {
            "range": [grid[0] - (_foot(grid) if is_cut(grid) else 0), grid[-1]],
            "tickvals": grid,
            "ticktext": [grouped(Decimal(str(tick)), 2) for tick in grid],
            "gridcolor": GRID,
            "zerolinecolor": AXIS,
            "automargin": True,
            "fixedrange": True,
        },
        "shapes": [*uprights, *goals, *([_torn()] if is_cut(grid) else [])],
        "annotations": [*gaps, *_goal_labels(chart), *([_cut()] if is_cut(grid) else [])],
    }
    return [_run(chart, run) for run in runs if run], layout


def _foot(grid: list[float]) -> float:
    """How far a cut axis reaches below its lowest tick."""
    return (grid[-1] - grid[0]) * FOOT


def _torn() -> Spec:
    """A torn base: the foot of an axis that does not start at zero."""
    teeth = " ".join(f"L{tooth / TEETH:.4f},{0.012 if tooth % 2 else 0}" for tooth in range(1, TEETH + 1))
    line = {"color": AXIS, "width": 1}
    return {"type": "path", "path": f"M0,0 {teeth}", "xref": "paper", "yref": "paper", "line": line}


def _cut() -> Spec:
    place = {"x": 0, "y": 0.015, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return {"text": CUT, "showarrow": False, "font": {"color": MUTED}, **place}


def _level(y: float) -> Spec:
    """A dashed line at a goal."""
    line = {"color": INK, "width": 1, "dash": "dash"}
    return {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": y, "y1": y, "line": line}


def _goal_labels(chart: Chart) -> list[Spec]:
    place = {"x": 1, "xref": "paper", "xanchor": "right", "yanchor": "bottom"}
    style = {"showarrow": False, "font": {"color": INK}}
    return [{"y": float(goal.value), "text": escape(goal.label), **place, **style} for goal in chart.references]


def _upright(x: float) -> Spec:
    """A dashed line across the plot before a year of another definition."""
    line = {"color": AXIS, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _run_from(chart: Chart, point: ChartPoint) -> tuple[ChartPoint, ...]:
    """The run that starts at a point, a gap alone; empty for points inside a run."""
    if point.value is None:
        return (point,)
    return next((segment for segment in chart.segments() if segment[0] is point), ())


def _run(chart: Chart, points: tuple[ChartPoint, ...]) -> Spec:
    lone = len(points) == 1
    newest = chart.known[-1] if chart.known else None
    few = len(chart.points) <= MANY_YEARS
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "text": [escape(point.text) if point in chart.landmarks else "" for point in points],
        "textposition": "top center",
        "textfont": {"color": INK},
        "cliponaxis": False,
        "x": [point.year for point in points],
        "y": [as_float(point.value) for point in points],
        "hovertext": [hover(chart, point) for point in points],
        "hoverinfo": "text",
        "line": {"color": MAIN, "width": 2},
        "marker": {
            "size": [9 if lone or few or point in chart.landmarks else 1 for point in points],
            "color": [INK if point is newest else MAIN for point in points],
            "symbol": "circle-open" if lone else "circle",
        },
    }


def _years_axis(chart: Chart) -> Spec:
    first, last = chart.points[0].year, chart.points[-1].year
    years = range(first, last + 1)
    width = YEARS_WIDTH / max(1, len(years) - 1)
    return {
        "range": [first - 0.5, last + 0.5],
        "tickvals": named_years(years, [at * width for at in range(len(years))]),
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
        "customdata": [as_float(point.value) for point in chart.points],
        "hovertext": [hover(chart, point) for point in chart.points],
        "hoverinfo": "text",
        "marker": {
            "size": 22,
            "color": [*(MAIN for _ in chart.points[1:]), INK],
            "symbol": ["square" if point.value else "square-open" for point in chart.points],
        },
    }
    gaps = [missing(point.year, "x") for point in chart.points if point.value is None]
    layout = {"height": 180, "xaxis": _years_axis(chart), "yaxis": {"visible": False, "fixedrange": True}}
    return [trace], layout | {"annotations": gaps}


def _slope(chart: Chart) -> Drawing:
    """A line an indicator; labels stand on either side in the order of their dots, led to them where they moved."""
    low, high = span(chart.values)
    room = (high - low) / max(9, 2 * len(chart.points))
    sides = [
        (0, -GUTTER, [point.before for point in chart.points]),
        (1, GUTTER, [point.value for point in chart.points]),
    ]
    labels: list[Spec] = []
    leaders: list[Spec] = []
    heights = [low, high]
    for column, gutter, values in sides:
        dots = [low - room if value is None else float(value) for value in values]
        places = apart(dots, [room] * len(dots))
        heights += places
        labels += [_side(point, column, gutter, place) for point, place in zip(chart.points, places, strict=True)]
        leaders += [
            _leader(column, gutter, dot, place)
            for value, dot, place in zip(values, dots, places, strict=True)
            if value is not None and abs(place - dot) > room / 20
        ]
    layout = {
        "height": max(380, 56 * len(chart.points)),
        "xaxis": {"type": "category", "range": [-0.5, 2.6], "fixedrange": True, "showgrid": False, "side": "top"},
        "yaxis": {"visible": False, "fixedrange": True, "range": [min(heights) - 2 * room, max(heights) + room]},
        "shapes": [*leaders, *([_torn()] if low > 0 else [])],
        "annotations": [*labels, *([_cut()] if low > 0 else [])],
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


def _side(point: ChartPoint, column: int, gutter: float, place: float) -> Spec:
    """The earlier value left of its dot, or the later one with the name right of it."""
    text = f"{point.text} {point.label}" if column else point.before_text
    anchor = "left" if column else "right"
    return {"x": column + gutter, "y": place, "xanchor": anchor, "text": escape(text), "showarrow": False}


def _leader(column: int, gutter: float, dot: float, place: float) -> Spec:
    line = {"color": MUTED, "width": 1}
    return {"type": "line", "x0": column, "x1": column + gutter, "y0": dot, "y1": place, "line": line}


# ── words and numbers ──────────────────────────────────────────────────────────────────────────────────────


_IN_ROWS = (ChartKind.BAR, ChartKind.NESTED, ChartKind.BULLET, ChartKind.DIVERGING, ChartKind.DUMBBELL)
_ROW_HEIGHTS = dict.fromkeys(_IN_ROWS, 52) | {ChartKind.MULTIPLES: 90}

_PENS: dict[ChartKind, Callable[[Chart], Drawing]] = {
    ChartKind.BAR: _bar,
    ChartKind.NESTED: _nested,
    ChartKind.BULLET: _bullet,
    ChartKind.LINE: _line,
    ChartKind.SLOPE: _slope,
    ChartKind.DIVERGING: _diverging,
    ChartKind.TIMELINE: _timeline,
    ChartKind.DUMBBELL: dumbbell,
    ChartKind.MULTIPLES: multiples,
}
