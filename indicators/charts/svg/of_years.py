"""Which function draws what has several years of each of its points."""

from indicators.charts.chart import ChartKind
from indicators.charts.svg.dumbbell import dumbbell
from indicators.charts.svg.multiples import multiples
from indicators.charts.svg.slope import slope

PENS_OF_YEARS = {ChartKind.SLOPE: slope, ChartKind.DUMBBELL: dumbbell, ChartKind.MULTIPLES: multiples}
