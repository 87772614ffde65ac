"""Which function draws which kind of chart."""

from __future__ import annotations

from collections.abc import Callable

from indicators.charts.chart import Chart, ChartKind
from indicators.charts.svg.line import line
from indicators.charts.svg.marks import Drawing
from indicators.charts.svg.of_years import PENS_OF_YEARS
from indicators.charts.svg.rows import bar, bullet, diverging, nested
from indicators.charts.svg.timeline import timeline

PENS: dict[ChartKind, Callable[[Chart], Drawing]] = {
    ChartKind.BAR: bar,
    ChartKind.NESTED: nested,
    ChartKind.BULLET: bullet,
    ChartKind.LINE: line,
    ChartKind.DIVERGING: diverging,
    ChartKind.TIMELINE: timeline,
    **PENS_OF_YEARS,
}
