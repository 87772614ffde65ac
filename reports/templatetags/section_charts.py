"""Charts of a report's sections in templates: `{% for drawn in block|charts_of:document %}`."""

from collections.abc import Iterable

from django import template

from indicators.charts.chart import Chart, ChartKind
from indicators.numbers import tabular_sentence
from indicators.numbers.series import Dated
from indicators.templatetags.charts import drawing
from reports.document.section_charts import charts_of, series_of
from reports.document.tree import Fact

register = template.Library()
register.filter(charts_of)
register.filter(series_of)
register.filter(drawing)


@register.filter
def in_pairs(charts: Iterable[Chart]) -> list[Chart]:
    """In their order, but rows of years last: two charts stand side by side where there is room, and so low a one first
    would leave a hole in the column that is read."""
    return sorted(charts, key=lambda chart: chart.kind == ChartKind.TIMELINE)


@register.filter
def badge_of(fact: Fact, own: Dated) -> str:
    """How the figure moved, in the few characters a card has room for; "" where nothing is said of another year."""
    return series_of(fact, own).change(own.year).badge if fact.change else ""


@register.filter
def change_of(fact: Fact, own: Dated) -> str:
    """The frozen sentence on how the figure moved, its numbers spelled as those of the card above it."""
    change = series_of(fact, own).change(own.year)
    return tabular_sentence(change) if change.sentence() == fact.change else fact.change
