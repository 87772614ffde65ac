"""Which function draws which kind of chart."""

from __future__ import annotations

from collections.abc import Callable

from indicators.charts.chart import Chart, ChartKind
from indicators.charts.svg.dumbbell import dumbbell
from indicators.charts.svg.line import line
from indicators.charts.svg.marks import Drawing
from indicators.charts.svg.multiples import multiples
from indicators.charts.svg.rows import bar, bullet, diverging, nested
from indicators.charts.svg.slope import slope
from indicators.charts.svg.timeline import timeline

PENS: dict[ChartKind, Callable[[Chart], Drawing]] = {
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
