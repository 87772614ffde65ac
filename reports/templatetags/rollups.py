"""Counts of tasks in templates, written once for what they say."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from indicators.office.kept.written import written
from reports.models.lights import RollUp

register = template.Library()


@register.filter
def with_lights(counts: RollUp, shows_lights: bool) -> SafeString:
    """A row of the table; the second says whether it has a column for lights."""
    return written("reports/_rollup_row.html", counts.row(shows_lights=bool(shows_lights)))


@register.filter
def tally(whole: RollUp, shows_lights: bool) -> SafeString:
    """How all of them stand; the second says whether with their lights."""
    return written("reports/_task_tally.html", whole.row(shows_lights=bool(shows_lights)))
