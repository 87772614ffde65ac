"""What every drawing of the second pen shares: colours, numbers as floats, labels and what a pointer reads. Pure."""

from decimal import Decimal
from html import escape
from typing import Any

from indicators.charts.chart import Chart, ChartKind, ChartPoint
from indicators.charts.lettering import wrapped
from indicators.numbers.formatting import MISSING

Spec = dict[str, Any]

# The colours of static/css/variables.css, which Plotly cannot read; a test compares them.
MAIN, SECOND, THIRD, ACCENT = "#34566f", "#94a9b8", "#c9d2d8", "#9b1c1f"
INK, MUTED, AXIS, GRID = "#47433d", "#645f57", "#8d877c", "#e8e4db"
CLEAR = "rgba(0,0,0,0)"
LABEL_WIDTH = 10.0

Drawing = tuple[list[Spec], Spec]


def as_float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def label(point: ChartPoint) -> str:
    return "<br>".join(escape(line) for line in wrapped(point.label, LABEL_WIDTH))


def hover(chart: Chart, point: ChartPoint) -> str:
    said = f"{point.label} {point.text}"
    if chart.kind == ChartKind.MULTIPLES:
        texts = [*(one.text for one in point.past), point.text]
        said = "，".join([point.label, *(f"{year} {text}" for year, text in zip(chart.columns, texts, strict=True))])
    elif chart.columns:
        said = f"{point.label} {chart.columns[0]} {point.before_text}，{chart.columns[1]} {point.text}"
    remark = chart.remark(point)
    return "<br>".join(escape(line) for line in (said, *(wrapped(remark, 20) if remark else ())))


def missing(place: str | int, axis: str) -> Spec:
    """A dash where a bar or point would stand."""
    here: Spec = {"x": 0, "y": place, "xanchor": "left"}
    if axis == "x":
        here = {"x": place, "y": 0, "yref": "paper", "yanchor": "bottom"}
    return {"text": MISSING, "showarrow": False, "font": {"color": MUTED}, **here}
