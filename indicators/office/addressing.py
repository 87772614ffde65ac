"""Where a page is, looked up once: a list leads to hundreds, and the way there never changes while a process runs."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse

REMEMBERED = 8000
"""Addresses: those of a thousand indicators and of some years' reports with their passages, tasks and files."""


@lru_cache(maxsize=REMEMBERED)
def address_of(page: str, *words: int | str) -> str:
    """As `reverse`: the page by its name, what stands in its address in that order. Raises NoReverseMatch."""
    return reverse(page, args=words)
