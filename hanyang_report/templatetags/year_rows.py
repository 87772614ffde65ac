"""The row of a leader's list, `{{ one|year_row:overview.has_before }}`: written without a template, a page has forty."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hanyang_report.overview.indicator_year import IndicatorYear
from indicators.charts.svg import sparkline

register = template.Library()
NOTHING = SafeString("")


@register.filter
def year_row(one: IndicatorYear, has_before: bool) -> SafeString:
    """Number, last year, change, target and sparkline of one figure; all of it leads to its story."""
    return format_html(
        '<a class="year-row{}" href="{}"> <span class="year-row__name">{}{}</span>'
        ' <span class="year-row__value"> {}<span class="figure__value">{}{}</span> </span>'
        ' <span class="year-row__spark">{}</span> <span class="year-row__before"> {}{}{}</span> </a>',
        " year-row--key" if one.key_order is not None else "",
        one.url,
        one.name,
        SafeString(' <span class="tag">推算</span>') if one.is_derived else "",
        _draft(one),
        one.number_text,
        format_html('<span class="figure__unit">{}</span>', one.indicator.unit) if one.figure else "",
        sparkline(one.until),
        _before(one) if has_before else "",
        _target(one.target_text),
        NOTHING if one.figure else format_html("<span>{}</span> ", one.standing_text),
    )


def _draft(one: IndicatorYear) -> SafeString:
    if one.figure is None or not one.figure.is_draft:
        return NOTHING
    return format_html('<span class="tag tag--draft">{}</span> ', one.figure.draft_label)


def _before(one: IndicatorYear) -> SafeString:
    """The year before, and how far it is from there."""
    before = f"上年{one.before_text} " if one.change.before.value is not None else ""
    if not (badge := one.badge):
        return format_html("{}", before)
    return format_html('{}<span class="change change--{}">{}{}</span> ', before, one.change.tone, one.arrow, badge)


def _target(text: str) -> SafeString:
    return format_html('<span class="year-row__target">目标{}</span> ', text) if text else NOTHING
