"""Charts of a report's sections in templates: `{% for drawn in block|charts_of:document %}`."""

from django import template
from django.utils.safestring import SafeString

from indicators.charts import svg as pen
from indicators.charts.chart import Chart
from reports.document.section_charts import charts_of

register = template.Library()
register.filter(charts_of)


@register.filter
def drawing(chart: Chart) -> SafeString:
    """The chart's drawing alone, for a card that leads to the whole of it."""
    return pen.svg(chart)
