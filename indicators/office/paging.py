"""Pages of a list: `?page=2&per_page=50`. Nonsense is the first page, too far is the last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django_tables2 import Table

PAGE_SIZES = (25, 50, 100)


def page_of(rows: Sequence[Any], size: int, asked: QueryDict) -> Page[Any]:
    """The asked page of rows at hand, so many on each."""
    return Paginator(rows, size).get_page(asked.get("page"))


def paged(table: Table, asked: QueryDict) -> Table:
    """The table with its asked page as `table.page`."""
    size = asked.get("per_page", "")
    table.paginator = Paginator(table.rows, int(size) if size in map(str, PAGE_SIZES) else PAGE_SIZES[0])
    table.page = table.paginator.get_page(asked.get("page"))
    return table
