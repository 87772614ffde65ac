"""A department beside what it answered for in another year."""

from __future__ import annotations

from django import template

from indicators.models import Department

register = template.Library()


@register.filter
def called_then(department: Department | None, year: int) -> str:
    """What it was called in a year, in brackets behind today's name; "" where it was called the same, or is not known."""
    then = department.called_in(year) if department else ""
    return "" if department is None or then == department.name else f"（{year}年时称{then}）"
