"""One indicator along the years by the second pen: what `svg.line` and `svg.timeline` draw. Pure."""

from collections.abc import Mapping
from decimal import Decimal
from html import escape

from indicators.charts.chart import Chart, ChartPoint
from indicators.charts.plotly_ink import (
    AXIS,
    CLEAR,
    GRID,
    INK,
    MAIN,
    MUTED_FONT,
    VALUE,
    Drawing,
    Spec,
    as_float,
    cut,
    hover,
    missing,
    said,
    torn,
)
from indicators.charts.scale import axis, is_cut, named_years
from indicators.charts.svg.labels import dotted_years, value_labels
from indicators.charts.svg.plane import Plane, redefined
from indicators.numbers.formatting import grouped

YEARS_WIDTH = 16.2
"""How wide the years of the first pen lie where its column is narrowest, in em: both name the same ones."""
FOOT = 5 / 21
"""What lies under the lowest tick of a cut axis, as a share of what lies above it: that of the first pen."""
FEWEST_CELLS = 6
"""So that the cells of a few years are not walls."""
SIDES = {"middle": "center", "start": "right", "end": "left"}


def line(chart: Chart) -> Drawing:
    """One trace a run: Plotly joins every two points of a trace, years that may not be compared it must not."""
    runs = [_run_from(chart, point) for point in chart.points]
    grid = axis(chart.measured)
    breaks = [year - 0.5 for year in redefined(chart)]
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
        "shapes": [*map(_upright, breaks), *goals, *([torn()] if is_cut(grid) else [])],
        "annotations": [*gaps, *map(_redefined, breaks), *_goal_labels(chart), *([cut()] if is_cut(grid) else [])],
    }
    sides = _sides(chart)
    return [_run(chart, run, sides) for run in runs if run], layout


def _sides(chart: Chart) -> dict[int, str]:
    """The years whose values the first pen wrote, and where: above the dot or below, over it or to one side."""
    plane = Plane.of(chart)
    labels, heights = value_labels(chart, plane), {point.year: plane.y(point.value) for point in chart.known}
    return {
        year: f"{'bottom' if label.y > heights[year] else 'top'} {SIDES[label.anchor]}"
        for year, label in labels.items()
    }


def _foot(grid: list[float]) -> float:
    """How far a cut axis reaches below its lowest tick."""
    return (grid[-1] - grid[0]) * FOOT


def _level(y: float) -> Spec:
    """A dashed line at a goal."""
    line = {"color": INK, "width": 1, "dash": "dash"}
    return {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": y, "y1": y, "line": line}


def _goal_labels(chart: Chart) -> list[Spec]:
    place: Spec = {"x": 1, "xref": "paper", "xanchor": "right", "yanchor": "bottom"}
    return [said(goal.label, y=float(goal.value), **place) for goal in chart.references]


def _upright(x: float) -> Spec:
    """A dashed line across the plot before a year of another definition."""
    line = {"color": AXIS, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _redefined(x: float) -> Spec:
    """What an upright means."""
    return said("口径调整", MUTED_FONT, x=x, y=1, yref="paper", xanchor="left", yanchor="bottom")


def _run_from(chart: Chart, point: ChartPoint) -> tuple[ChartPoint, ...]:
    """The run that starts at a point, a gap alone; empty for points inside a run."""
    if point.value is None:
        return (point,)
    return next((segment for segment in chart.segments() if segment[0] is point), ())


def _run(chart: Chart, points: tuple[ChartPoint, ...], sides: Mapping[int, str]) -> Spec:
    """The years of a run as one line; dots and values where the first pen has them, on the same side of the line."""
    lone = len(points) == 1
    newest = chart.known[-1] if chart.known else None
    dotted = dotted_years(chart, sides)
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "text": [escape(point.text) if point.year in sides else "" for point in points],
        "textposition": [sides.get(point.year, "top center") for point in points],
        "textfont": VALUE,
        "cliponaxis": False,
        "x": [point.year for point in points],
        "y": [as_float(point.value) for point in points],
        "hovertext": [hover(chart, point) for point in points],
        "hoverinfo": "text",
        "line": {"color": MAIN, "width": 2},
        "marker": {
            "size": [9 if point.year in dotted else 1 for point in points],
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


def timeline(chart: Chart) -> Drawing:
    """A row of cells, one a year: filled when it happened, open when not, pale when nobody knows."""
    last = chart.points[-1]
    cells = [_cell(point, is_newest=point is last) for point in chart.points]
    trace = {
        "type": "bar",
        "x": [point.year for point in chart.points],
        "y": [1 for _ in chart.points],
        "width": 0.94,
        "text": ["" for _ in chart.points[1:]] + [escape(last.text)],
        "textposition": "outside",
        "textfont": VALUE,
        "customdata": [as_float(point.value) for point in chart.points],
        "hovertext": [hover(chart, point) for point in chart.points],
        "hoverinfo": "text",
        "marker": {
            "color": [fill for fill, _ in cells],
            "line": {"color": [edge for _, edge in cells], "width": 1},
        },
    }
    years = _years_axis(chart)
    years["range"][1] = max(years["range"][1], years["range"][0] + FEWEST_CELLS)
    layout = {"height": 160, "xaxis": years, "yaxis": {"visible": False, "fixedrange": True, "range": [0, 2]}}
    return [trace], layout


def _cell(point: ChartPoint, *, is_newest: bool) -> tuple[str, str]:
    """What a year's cell is filled with, and its edge."""
    if point.value is None:
        return CLEAR, AXIS
    colour = INK if is_newest else MAIN
    return (colour if point.value else CLEAR), colour
