"""What every drawing of the second pen shares: colours, numbers as floats, labels and what a pointer reads. Pure."""

from decimal import Decimal
from html import escape
from typing import Any

from indicators.charts.chart import Chart, ChartKind, ChartPoint
from indicators.charts.lettering import wrapped
from indicators.charts.scale import CUT
from indicators.numbers.formatting import MISSING

Spec = dict[str, Any]

# The colours of static/css/variables.css, which Plotly cannot read; a test compares them.
MAIN, SECOND, THIRD = "#34566f", "#94a9b8", "#c9d2d8"
INK, MUTED, AXIS, GRID, STRONG = "#47433d", "#645f57", "#8d877c", "#e8e4db", "#1f1d1a"
CLEAR = "rgba(0,0,0,0)"
FACE = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, system-ui, sans-serif"
"""The typeface of the page's interface, as variables.css names it."""
VALUE = {"color": STRONG, "weight": 600}
"""How a value is written beside its mark."""
MUTED_FONT = {"color": MUTED}
LABEL_WIDTH = 10.0
TEETH = 120

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
    return said(MISSING, MUTED_FONT, **here)


def said(text: str, font: Spec | None = None, **place: Any) -> Spec:
    """Words at a place, as everything is written that is neither an axis' number nor a mark's own value."""
    return {"text": escape(text), "showarrow": False, "font": font or {"color": INK}, **place}


def torn() -> Spec:
    """A torn base: the foot of an axis that does not start at zero."""
    teeth = " ".join(f"L{tooth / TEETH:.4f},{0.012 if tooth % 2 else 0}" for tooth in range(1, TEETH + 1))
    line = {"color": AXIS, "width": 1}
    return {"type": "path", "path": f"M0,0 {teeth}", "xref": "paper", "yref": "paper", "line": line}


def cut() -> Spec:
    """What stands over a torn base."""
    return said(CUT, MUTED_FONT, x=0, y=0.015, xref="paper", yref="paper", xanchor="left", yanchor="bottom")
