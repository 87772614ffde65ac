"""Headings that are sentences: `{{ headline|clauses }}` breaks between clauses before it breaks within one."""

from __future__ import annotations

import re

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()
CLAUSE = re.compile(r"[^，：；。]+[，：；。]?")


@register.filter
def clauses(sentence: str) -> SafeString:
    """Each clause with the mark behind it as a box of its own, which a line takes as a whole where it can."""
    return format_html_join("", '<span class="clause">{}</span>', ((clause,) for clause in CLAUSE.findall(sentence)))
