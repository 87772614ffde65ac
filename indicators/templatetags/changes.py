"""Changes between years in templates."""

from __future__ import annotations

from django import template

from indicators.numbers.in_tables import tabular_sentence

register = template.Library()
register.filter("in_table", tabular_sentence)
