"""`{{ options|with_chosen:3 }}`: the same choice for many rows, drawn once, each with its own option chosen."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def with_chosen(options: SafeString, key: int | None) -> SafeString:
    """Options of which none is chosen yet, with the one of this key chosen; as they are where there is no such one."""
    own = f'<option value="{key}"'
    return mark_safe(options.replace(f"{own}>", f"{own} selected>"))  # noqa: S308  nothing is put in but a word of HTML
