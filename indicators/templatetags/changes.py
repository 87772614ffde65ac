"""Numbers and changes between years in templates, as tables, lists and desks spell them: with separators."""

from __future__ import annotations

from dataclasses import replace

from django import template

from indicators.models import Figure, FigureMove
from indicators.numbers import Change, Measured
from indicators.numbers.in_tables import tabular_sentence
from indicators.numbers.unbroken import unbroken

register = template.Library()
register.filter("in_table", tabular_sentence)
register.filter(unbroken)


@register.filter
def value_cell(one: Figure | FigureMove) -> str:
    """What is entered, or was at that moment: `1,235件`, `—`."""
    if isinstance(one, FigureMove):
        return one.figure.cell_of(Measured(one.value, one.qualifier))
    return one.cell_of(one.entry)


@register.filter
def published_cell(figure: Figure) -> str:
    """What the public reads: `1,235件`, `—`."""
    return figure.cell_of(Measured(figure.published_value, figure.published_qualifier))


@register.filter
def separated(change: Change) -> Change:
    """A change whose every text has separators."""
    return replace(change, separates=True)
