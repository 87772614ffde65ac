"""Charts in templates: `{% chart chart %}`, `{% sparkline series %}`, `{% dumbbell change %}`, `{% split parts %}`."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from indicators.charts import svg as pen
from indicators.charts.chart import Chart
from indicators.charts.plotly_spec import plotly_spec
from indicators.charts.svg.dumbbell import dumbbell_strip
from indicators.charts.svg.split import split_bar
from indicators.numbers.series import Series

register = template.Library()
register.simple_tag(dumbbell_strip, name="dumbbell")


FIGURES = 64
"""How many a process remembers: those of its most read pages, some ten kB each."""


@dataclass(frozen=True, slots=True)
class DrawnOnce:
    """A chart by all it says: two that are equal as numbers (1 and 1.00) need not read alike."""

    chart: Chart = field(compare=False)
    words: str

    @classmethod
    def of(cls, chart: Chart) -> "DrawnOnce":
        return cls(chart, repr(chart))


@register.simple_tag
def chart(chart: Chart) -> SafeString:
    """The chart as a figure: drawing, data table, source, and what its buttons need. Drawn once for what it says."""
    return _figure(DrawnOnce.of(chart))


@lru_cache(maxsize=FIGURES)
def _figure(content: DrawnOnce) -> SafeString:
    chart = content.chart
    parts = {"chart": chart, "drawing": pen.svg(chart), "spec": plotly_spec(chart), "spec_id": f"{chart.key}-spec"}
    return render_to_string("components/_chart.html", parts)


@register.filter
def drawing(chart: Chart) -> SafeString:
    """The chart's drawing alone, for a card that leads to the whole of it."""
    return _drawing(DrawnOnce.of(chart))


@lru_cache(maxsize=FIGURES)
def _drawing(content: DrawnOnce) -> SafeString:
    return pen.svg(content.chart)


@register.simple_tag
def sparkline(series: Series) -> SafeString:
    """The series as a line the size of a word; nothing below three values."""
    return pen.sparkline(series)


@register.inclusion_tag("components/_split.html")
def split(parts: Iterable[tuple[str, int]]) -> dict[str, object]:
    """A whole in its named parts as one bar, their numbers beneath; at most four parts are told apart."""
    counted = list(parts)
    return {"parts": counted, "drawing": split_bar([number for _, number in counted])}
