"""Two years and several of many indicators by the second pen: what `svg.dumbbell` and `svg.multiples` draw. Pure."""

from html import escape

from indicators.charts.chart import Chart, ChartPoint, Reference
from indicators.charts.plotly_ink import (
    AXIS,
    CLEAR,
    INK,
    MAIN,
    MUTED_FONT,
    SECOND,
    STRONG,
    VALUE,
    Drawing,
    Spec,
    as_float,
    hover,
    label,
    missing,
    said,
)
from indicators.charts.svg.dumbbell import ARROW
from indicators.charts.svg.multiples import named_columns, written_columns
from indicators.numbers.formatting import MISSING

NAMES, VALUES = 0.36, 0.7
"""Where small multiples begin and where the lanes of a dumbbell end, as shares of the width."""
HEAD = 1.25
"""How far a row of small columns reaches above the largest, for its number."""
FILL = 0.82


def dumbbell(chart: Chart) -> Drawing:
    """A lane each from zero: an open mark for the earlier year, a full one for the later, both values at the right."""
    ways = [_way(point) for point in chart.points if point.before is not None and point.value is not None]
    names = [label(point) for point in chart.points]
    texts = [hover(chart, point) for point in chart.points]
    befores = _marks([as_float(point.before) for point in chart.points], names, texts, "circle-open", MAIN, 13)
    nows = _marks([as_float(point.value) for point in chart.points], names, texts, "circle", INK, 9)
    layout = {
        "xaxis": {
            "range": [0, float(chart.ceiling)],
            "domain": [0, VALUES],
            "fixedrange": True,
            # Both values stand beside their lane.
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
            "zerolinecolor": AXIS,
        },
        "yaxis": {"autorange": "reversed", "type": "category", "fixedrange": True, "automargin": True},
        "shapes": [*ways, *(_upright(float(goal.value)) for goal in chart.references)],
        "annotations": [*(_values(point) for point in chart.points), *_goal_names(chart)],
    }
    return [befores | {"name": escape(chart.columns[0])}, nows | {"name": escape(chart.columns[1])}], layout | {
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
    }


def _marks(values: list[float | None], names: list[str], texts: list[str], symbol: str, color: str, size: int) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": values,
        "y": names,
        "cliponaxis": False,
        "hovertext": texts,
        "hoverinfo": "text",
        "marker": {"size": size, "color": color, "symbol": symbol, "line": {"width": 2, "color": color}},
    }


def _way(point: ChartPoint) -> Spec:
    ends = {"x0": as_float(point.before), "x1": as_float(point.value), "y0": label(point), "y1": label(point)}
    return {"type": "line", "layer": "below", "line": {"color": SECOND, "width": 4}, **ends}


def _values(point: ChartPoint) -> Spec:
    """Both years right of the lane; where neither is known, one dash."""
    place: Spec = {"x": 1, "xref": "paper", "xanchor": "right", "y": label(point)}
    if point.before_text == MISSING == point.text:
        return said(MISSING, MUTED_FONT, **place)
    return said(f"{point.before_text} {ARROW} {point.text}", VALUE, **place)


def _upright(x: float) -> Spec:
    line = {"color": INK, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _goal_names(chart: Chart) -> list[Spec]:
    place: Spec = {"y": 0, "yref": "paper", "yanchor": "bottom", "xanchor": "right"}
    return [said(goal.label, x=float(goal.value), **place) for goal in chart.references]


def multiples(chart: Chart) -> Drawing:
    """A row of small columns each, all on one scale from zero; a part before the whole's outline of the same year."""
    data: list[Spec] = []
    layout: Spec = {"barmode": "overlay", "bargap": 1 - FILL, "annotations": [], "shapes": []}
    years = [escape(name.removesuffix("年")) for name in chart.columns]
    layout["xaxis"] = {
        "type": "category",
        "domain": [NAMES, 1],
        "fixedrange": True,
        "showgrid": False,
        "anchor": "free",
    }
    layout["xaxis"] |= {"position": 0, "categoryorder": "array", "categoryarray": years}
    layout["xaxis"] |= {"tickvals": [years[at] for at in named_columns(chart)]}
    share = 1 / len(chart.points)
    for index, point in enumerate(chart.points):
        axis, top = f"y{index + 1}" if index else "y", 1 - index * share
        layout[f"yaxis{index + 1}" if index else "yaxis"] = {
            "domain": [top - share * 0.85, top],
            "range": [0, float(chart.ceiling) * HEAD],
            "visible": False,
            "fixedrange": True,
        }
        if chart.whole and index:
            data.append(_columns(chart, chart.points[0], years, axis, outline=True))
        data.append(_columns(chart, point, years, axis, outline=False))
        layout["annotations"] += [_name(point, top - share * 0.85), *_gaps(point, axis)]
        layout["shapes"] += [_level(float(goal.value), axis) for goal in chart.references]
    layout["annotations"] += [_goal_name(chart, goal) for goal in chart.references]
    return data, layout


def _columns(chart: Chart, point: ChartPoint, years: list[str], axis: str, *, outline: bool) -> Spec:
    past = [(one.value, one.text, one.is_comparable) for one in point.past]
    ever = [*past, (point.value, point.text, True)]
    colors = [*(SECOND if same else CLEAR for _, _, same in past), MAIN]
    look: Spec = {"marker": {"color": CLEAR, "line": {"color": SECOND, "width": 1}}, "hoverinfo": "skip"}
    if not outline:
        written = written_columns(chart, point)
        texts = [escape(text.replace(chart.unit, "")) if at in written else "" for at, (_, text, _) in enumerate(ever)]
        look = {
            "marker": {"color": colors, "line": {"color": MAIN, "width": 1}},
            "text": texts,
            "textposition": "outside",
            "textfont": {"color": [INK] * (len(years) - 1) + [STRONG], "weight": [400] * (len(years) - 1) + [600]},
            "hovertext": [hover(chart, point)] * len(years),
            "hoverinfo": "text",
        }
    return {
        "type": "bar",
        "x": years,
        "y": [as_float(value) for value, _, _ in ever],
        "yaxis": axis,
        "cliponaxis": False,
        **look,
    }


def _name(point: ChartPoint, y: float) -> Spec:
    place: Spec = {"x": 0, "xref": "paper", "xanchor": "left", "y": y, "yref": "paper", "yanchor": "bottom"}
    return said(point.label, **place) | {"text": label(point), "align": "left"}


def _gaps(point: ChartPoint, axis: str) -> list[Spec]:
    values = [*(one.value for one in point.past), point.value]
    # By place: a year would be read as the number of a place.
    gone = [at for at, value in enumerate(values) if value is None]
    return [missing(at, "x") | {"y": 0, "yref": axis} for at in gone]


def _level(y: float, axis: str) -> Spec:
    line = {"color": INK, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": NAMES, "x1": 1, "xref": "paper", "y0": y, "y1": y, "yref": axis, "line": line}


def _goal_name(chart: Chart, goal: Reference) -> Spec:
    """Level with the years, under the names."""
    place: Spec = {"x": 0, "xref": "paper", "xanchor": "left", "y": 0, "yref": "paper", "yanchor": "top", "yshift": -6}
    return said(f"{goal.label} {goal.value:f}{chart.unit}", **place)
