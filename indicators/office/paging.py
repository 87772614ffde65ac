"""Pages of a table: `?page=2&per_page=50`. Nonsense is the first page, too far is the last."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import QueryDict
from django_tables2 import Table

PAGE_SIZES = (25, 50, 100)


def paged(table: Table, asked: QueryDict) -> Table:
    """The table with its asked page as `table.page`."""
    size = asked.get("per_page", "")
    table.paginator = Paginator(table.rows, int(size) if size in map(str, PAGE_SIZES) else PAGE_SIZES[0])
    table.page = table.paginator.get_page(asked.get("page"))
    return table
