"""The second pen: a chart as a plain dict {data, layout, config} for Plotly, drawn when a reader asks for it.

One function per kind, in the modules beside this. Numbers become floats only here; gaps stay None. What officers typed is escaped, because
Plotly reads its labels as HTML. Nothing that needs inline styles is used (heat maps, colour bars, any tag in a
label but br), and the configuration keeps every chart on this site.
"""

from collections.abc import Callable

from indicators.charts.chart import Chart, ChartKind
from indicators.charts.plotly_ink import CLEAR, FACE, INK, MUTED, STRONG, Drawing, Spec
from indicators.charts.plotly_rows import bar, bullet, diverging, nested
from indicators.charts.plotly_slope import slope
from indicators.charts.plotly_time import dumbbell, multiples
from indicators.charts.plotly_years import line, timeline

CONFIG: Spec = {
    "locale": "zh-CN",
    "responsive": True,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
}


def plotly_spec(chart: Chart) -> Spec:
    """The chart for `Plotly.newPlot`; serialisable as JSON, validated by plotly in tests."""
    data, layout = _PENS[chart.kind](chart)
    return {"data": data, "layout": _base(chart) | layout, "config": dict(CONFIG)}


def _base(chart: Chart) -> Spec:
    return {
        "height": 120 + _ROW_HEIGHTS[chart.kind] * max(2, len(chart.points)) if chart.kind in _ROW_HEIGHTS else 380,
        "margin": {"l": 12, "r": 24, "t": 36, "b": 44},
        "font": {"family": FACE, "size": 13, "color": INK},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"align": "left"},
        "modebar": {"bgcolor": CLEAR, "color": MUTED, "activecolor": STRONG},
    }


_IN_ROWS = (ChartKind.BAR, ChartKind.NESTED, ChartKind.BULLET, ChartKind.DIVERGING, ChartKind.DUMBBELL)
_ROW_HEIGHTS = dict.fromkeys(_IN_ROWS, 52) | {ChartKind.MULTIPLES: 90}

_PENS: dict[ChartKind, Callable[[Chart], Drawing]] = {
    ChartKind.BAR: bar,
    ChartKind.NESTED: nested,
    ChartKind.BULLET: bullet,
    ChartKind.LINE: line,
    ChartKind.SLOPE: slope,
    ChartKind.DIVERGING: diverging,
    ChartKind.TIMELINE: timeline,
    ChartKind.DUMBBELL: dumbbell,
    ChartKind.MULTIPLES: multiples,
}
