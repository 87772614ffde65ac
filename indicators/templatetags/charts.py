"""Charts in templates: `{% chart chart %}` and `{% sparkline series %}`."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from indicators.charts import svg as pen
from indicators.charts.chart import Chart
from indicators.charts.plotly_spec import plotly_spec
from indicators.numbers.series import Series

register = template.Library()


@register.inclusion_tag("components/_chart.html")
def chart(chart: Chart) -> dict[str, Any]:
    """The chart as a figure: drawing, data table, source, and what its buttons need."""
    return {"chart": chart, "drawing": pen.svg(chart), "spec": plotly_spec(chart), "spec_id": f"{chart.key}-spec"}


@register.simple_tag
def sparkline(series: Series) -> SafeString:
    """The series as a line the size of a word; nothing below three values."""
    return pen.sparkline(series)
