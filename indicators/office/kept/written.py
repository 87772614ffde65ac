"""What is written of values alone: a row of a table costs a template once, then stands wherever the same values do."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

REMEMBERED = 2000
"""Rows of about a thousand characters; a plan has some twenty."""


@lru_cache(maxsize=REMEMBERED)
def written(template: str, row: Hashable) -> SafeString:
    """The template's words for `row`, which is all it is given: plain frozen values, nothing that reads later, and
    no text marked as safe, since one that is not would equal it."""
    return render_to_string(template, {"row": row})
