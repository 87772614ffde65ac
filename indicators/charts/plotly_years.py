"""One indicator along the years by the second pen: what `svg.line` and `svg.timeline` draw. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from html import escape
from math import isclose
from typing import TYPE_CHECKING

from indicators.charts.lettering import NARROWEST
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
from indicators.charts.scale import is_cut, named_years
from indicators.charts.svg.line_words import REDEFINED, LineWords
from indicators.charts.svg.offers import ABOVE, BELOW, LEVEL

if TYPE_CHECKING:
    from indicators.charts.chart import Chart, ChartPoint
    from indicators.charts.svg.beside import Label
    from indicators.charts.svg.plane import Plane

CELLS_WIDTH = 16.2
"""How wide the cells of a timeline lie where a column is narrowest, in em."""
TYPE = 13
"""Pixels: the size of the type that a chart is drawn in at first."""
FOOT = 5 / 21
"""What lies under the lowest tick of a cut axis, as a share of what lies above it: that of the first pen."""
FEWEST_CELLS = 6
"""So that the cells of a few years are not walls."""
SIDES = {"middle": "center", "start": "right", "end": "left"}
ANCHORS = {"middle": "center", "start": "left", "end": "right"}


def line(chart: Chart) -> Drawing:
    """One trace a run: Plotly joins every two points of a trace, years that may not be compared it must not."""
    written = LineWords.of(chart)
    plane, labels = written.plane, written.labels
    runs = [_run_from(chart, point) for point in chart.points]
    grid = list(plane.ticks)
    goals = [_level(float(goal.value)) for goal in chart.references]
    gaps = [missing(year, "x") for year in sorted(written.dashed)]
    sides = _sides(chart, plane, labels)
    aside = [_aside(point, labels[point.year], plane) for point in chart.known if point.year in labels.keys() - sides]
    layout = {
        "xaxis": _years_axis(chart, [plane.x(year) * NARROWEST for year in range(plane.first, plane.last + 1)]),
        "yaxis": {
            "range": [grid[0] - (_foot(grid) if is_cut(grid) else 0), grid[-1]],
            "tickvals": grid,
            "ticktext": list(plane.numbers),
            "gridcolor": GRID,
            "zerolinecolor": AXIS,
            "automargin": True,
            "fixedrange": True,
        },
        "shapes": [
            *(_upright(year - 0.5) for year in written.breaks.values()),
            *goals,
            *([torn()] if is_cut(grid) else []),
        ],
        "annotations": [
            *gaps,
            *aside,
            *_redefinitions(written),
            *_goal_labels(chart),
            *([cut()] if is_cut(grid) else []),
        ],
    }
    return [_run(chart, run, sides, written.dotted) for run in runs if run], layout


def _sides(chart: Chart, plane: Plane, labels: Mapping[int, Label]) -> dict[int, str]:
    """Of the years whose values the first pen wrote at their marks, where: above or below, over the dot or to one side."""
    found: dict[int, str] = {}
    for point in chart.known:
        rise = labels[point.year].y - plane.y(point.value) if point.year in labels else 0.0
        if isclose(rise, ABOVE[0]) or isclose(rise, BELOW[0]):
            found[point.year] = f"{'bottom' if rise > 0 else 'top'} {SIDES[labels[point.year].anchor]}"
    return found


def _aside(point: ChartPoint, label: Label, plane: Plane) -> Spec:
    """A value that stands farther off, as far as in the first pen."""
    rise = plane.y(point.value) - label.y + LEVEL
    place: Spec = {"x": point.year, "y": as_float(point.value), "yanchor": "middle", "yshift": round(rise * TYPE)}
    return said(point.text, VALUE, xanchor=ANCHORS[label.anchor], xshift=round(label.dx * TYPE), **place)


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


def _redefinitions(written: LineWords) -> list[Spec]:
    """What an upright means, where the first pen says it."""
    place: Spec = {"y": 1, "yref": "paper", "yanchor": "bottom"}
    return [
        said(REDEFINED, MUTED_FONT, x=written.breaks[at] - 0.5, xanchor=ANCHORS[label.anchor], **place)
        for at, label in written.named.items()
    ]


def _run_from(chart: Chart, point: ChartPoint) -> tuple[ChartPoint, ...]:
    """The run that starts at a point, a gap alone; empty for points inside a run."""
    if point.value is None:
        return (point,)
    return next((segment for segment in chart.segments() if segment[0] is point), ())


def _run(chart: Chart, points: tuple[ChartPoint, ...], sides: Mapping[int, str], dotted: Collection[int]) -> Spec:
    """The years of a run as one line; dots and values where the first pen has them, on the same side of the line."""
    lone = len(points) == 1
    newest = chart.known[-1] if chart.known else None
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


def _years_axis(chart: Chart, places: Sequence[float]) -> Spec:
    """The years named that the first pen names, whose years lie at these places."""
    first, last = chart.points[0].year, chart.points[-1].year
    return {
        "range": [first - 0.5, last + 0.5],
        "tickvals": named_years(range(first, last + 1), places),
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
    count = last.year - chart.points[0].year + 1
    years = _years_axis(chart, [at * CELLS_WIDTH / max(1, count - 1) for at in range(count)])
    years["range"][1] = max(years["range"][1], years["range"][0] + FEWEST_CELLS)
    layout = {"height": 160, "xaxis": years, "yaxis": {"visible": False, "fixedrange": True, "range": [0, 2]}}
    return [trace], layout


def _cell(point: ChartPoint, *, is_newest: bool) -> tuple[str, str]:
    """What a year's cell is filled with, and its edge."""
    if point.value is None:
        return CLEAR, AXIS
    colour = INK if is_newest else MAIN
    return (colour if point.value else CLEAR), colour
